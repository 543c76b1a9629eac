"""The book's metadata in, the PDF's document information, XMP and catalogue entries out."""

import os
import re
from datetime import UTC, datetime
from typing import Any

import pikepdf

from stonehand import __version__
from stonehand.model.attestation import INPUTS, NAMESPACE, PREFIX
from stonehand.model.metadata import Metadata

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_AUTHORS = ("aut", "edt", "cmp", "trl")
"""MARC relators of those whom a catalogue names as creators; the first of these roles that the book has."""


def moment(metadata: Metadata) -> datetime | None:
    """Return when the book was made: SOURCE_DATE_EPOCH, else the book's date, else None; never the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    found = _DATE.match(metadata.date)
    if found is None:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    return datetime(year, month, day, tzinfo=UTC)


def full_title(metadata: Metadata) -> str:
    """Return title and subtitle as a catalogue writes them."""
    return f"{metadata.title}: {metadata.subtitle}" if metadata.subtitle else metadata.title


def creators(metadata: Metadata) -> list[str]:
    """Return the names of the authors, or of the editors where there is no author, and so on."""
    for role in _AUTHORS:
        names = [person.name for person in metadata.contributors if person.role == role]
        if names:
            return names
    return []


def write_metadata(pdf: Any, metadata: Metadata, attested: str = "") -> None:
    """Describe the book in a PDF: document information, XMP (Dublin Core), language, title in the window.

    `attested` is the hash of what the book was made from; a proof has none.
    """
    made = moment(metadata)
    pdf.Root.Lang = pikepdf.String(metadata.language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    for key, value in _information(metadata, made).items():
        if value:
            pdf.docinfo[key] = value
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as record:
        for key, value in _record(metadata, made).items():
            if value:
                record[key] = value
        if attested:
            record.register_xml_namespace(NAMESPACE, PREFIX)
            record[f"{PREFIX}:{INPUTS}"] = attested


def _information(metadata: Metadata, made: datetime | None) -> dict[str, str]:
    stamp = made.strftime("D:%Y%m%d%H%M%SZ") if made else ""
    return {
        "/Title": full_title(metadata),
        "/Author": ", ".join(creators(metadata)),
        "/Subject": metadata.description,
        "/Keywords": ", ".join(metadata.keywords),
        "/Creator": f"Stonehand {__version__}",
        "/Producer": "WeasyPrint, pikepdf",
        "/CreationDate": stamp,
        "/ModDate": stamp,
    }


def _record(metadata: Metadata, made: datetime | None) -> dict[str, Any]:
    stamp = made.strftime("%Y-%m-%dT%H:%M:%SZ") if made else ""
    return {
        "dc:title": full_title(metadata),
        "dc:creator": creators(metadata),
        "dc:description": metadata.description,
        "dc:identifier": f"doi:{metadata.imprint.doi}" if metadata.imprint.doi else "",
        "dc:language": {metadata.language},
        "dc:publisher": {metadata.imprint.publisher} - {""},
        "dc:rights": metadata.imprint.copyright,
        "pdf:Keywords": ", ".join(metadata.keywords),
        "pdf:Producer": "WeasyPrint, pikepdf",
        "xmp:CreatorTool": f"Stonehand {__version__}",
        "xmp:CreateDate": stamp,
        "xmp:ModifyDate": stamp,
    }
