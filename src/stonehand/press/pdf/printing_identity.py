"""A print PDF in inks in; one that says that it is PDF/X-4, and for which press, out (ISO 15930-7)."""

from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pikepdf
from pikepdf.models.metadata import PdfMetadata

from stonehand.model.attestation import NAMESPACE
from stonehand.press.pdf.printing_intent import OutputIntent

VERSION = "1.6"
"""Of PDF, that X-4 is made of."""

REGISTRY = "http://www.color.org"
PDFXID = "http://www.npes.org/pdfx/ns/id/"
CLAIM = "PDF/X-4"

ACTING = ("/OpenAction", "/AA", "/AcroForm", "/Names", "/Outlines", "/PageMode", "/Threads")
"""Entries of the catalogue that lead or act; on paper nothing does."""

PdfMetadata.register_xml_namespace(PDFXID, "pdfxid")


def identify(pdf: Any, intent: OutputIntent, made: datetime | None, attested: str) -> None:
    """Say that a PDF is PDF/X-4. `made` is when the book was made, `attested` the hash of what from."""
    _still(pdf)
    pdf.Root.OutputIntents = pikepdf.Array([_intent(pdf, intent)])
    pdf.docinfo["/Trapped"] = pikepdf.Name("/False")
    stamp = made.strftime("%Y-%m-%dT%H:%M:%SZ") if made else ""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as record:
        identity = uuid5(NAMESPACE_URL, f"{NAMESPACE}{attested or record.get('dc:title', '')}")
        record["pdfxid:GTS_PDFXVersion"] = CLAIM
        record["pdf:Trapped"] = "False"
        record["xmpMM:DocumentID"] = f"uuid:{identity}"
        record["xmpMM:VersionID"] = "1"
        record["xmpMM:RenditionClass"] = "default"
        if stamp:
            record["xmp:MetadataDate"] = stamp


def _still(pdf: Any) -> None:
    for name in ACTING:
        if name in pdf.Root:
            del pdf.Root[name]
    for page in pdf.pages:
        if "/AA" in page.obj:
            del page.obj["/AA"]


def _intent(pdf: Any, intent: OutputIntent) -> Any:
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFX,
            OutputConditionIdentifier=pikepdf.String(intent.condition),
            RegistryName=pikepdf.String(REGISTRY),
            Info=pikepdf.String(intent.description),
            DestOutputProfile=pdf.make_stream(intent.profile, N=4),
        )
    )
