"""A finished PDF or EPUB in, the hash that it bears of what it was made from out."""

from io import BytesIO
from pathlib import Path

import pikepdf
from lxml import etree

from stonehand.model.attestation import INPUTS, NAMESPACE, PREFIX
from stonehand.proof.package_metadata import package_properties


def bears_hash(name: str) -> bool:
    """Tell whether a finished file of this name has room for the hash."""
    return Path(name).suffix in _READERS


def attested_hash(name: str, data: bytes) -> str:
    """Return the hash that a finished file bears, or an empty text if it has none or cannot be read."""
    reader = _READERS.get(Path(name).suffix)
    return reader(data) if reader else ""


def _of_pdf(data: bytes) -> str:
    try:
        with pikepdf.open(BytesIO(data)) as pdf, pdf.open_metadata() as record:
            return str(record.get(f"{{{NAMESPACE}}}{INPUTS}", ""))
    except (pikepdf.PdfError, pikepdf.PasswordError, etree.XMLSyntaxError):
        return ""


def _of_epub(data: bytes) -> str:
    return dict(package_properties(data)).get(f"{PREFIX}:{INPUTS}", "")


_READERS = {".pdf": _of_pdf, ".epub": _of_epub}
