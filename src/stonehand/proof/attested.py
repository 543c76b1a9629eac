"""A finished PDF or EPUB in, the hash that it bears of what it was made from out."""

from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pikepdf
from lxml import etree

from stonehand.model.attestation import INPUTS, NAMESPACE, PREFIX

_OPF = "{http://www.idpf.org/2007/opf}"


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
    try:
        with ZipFile(BytesIO(data)) as epub:
            package = next(name for name in epub.namelist() if name.endswith(".opf"))
            tree = etree.fromstring(epub.read(package), etree.XMLParser(resolve_entities=False))
    except (BadZipFile, StopIteration, etree.XMLSyntaxError, EOFError, NotImplementedError, OSError):
        return ""
    found = (item for item in tree.iter(f"{_OPF}meta") if item.get("property") == f"{PREFIX}:{INPUTS}")
    return next((item.text or "" for item in found), "")


_READERS = {".pdf": _of_pdf, ".epub": _of_epub}
