"""A marked file in, its annotations out: PDF, FDF or XFDF, told by how they begin."""

import re

import pikepdf

from stonehand.proof.marks.annotation import Annotations, UnreadableMarks
from stonehand.proof.marks.entries import Entry, Found, annotations_of, on_sheets, opened_pdf, text_of
from stonehand.proof.marks.xfdf import read_xfdf

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s+\d{1,5}\s+obj")
_ROOT = re.compile(rb"/Root\s+(\d{1,9}\s+\d{1,5}\s+R)")

_CATALOGUE = b"""%(root)d 0 obj
<</Type/Catalog/Pages %(pages)d 0 R/FDF %(fdf)s>>
endobj
%(pages)d 0 obj
<</Type/Pages/Kids[%(page)d 0 R]/Count 1>>
endobj
%(page)d 0 obj
<</Type/Page/Parent %(pages)d 0 R/MediaBox[0 0 9 9]>>
endobj
"""

_HEAD = 1024
"""A PDF begins within so many bytes (ISO 32000-2, annex C, note on implementation)."""


def is_pdf(data: bytes) -> bool:
    """Tell whether a file says that it is a PDF."""
    return b"%PDF-" in data[:_HEAD]


def read_marks(data: bytes) -> Annotations:
    """Return the annotations of a marked file. Raises UnreadableMarks."""
    if is_pdf(data):
        return _read_pdf(data)
    if b"%FDF-" in data[:_HEAD]:
        return _read_fdf(data)
    return read_xfdf(data)


def _read_pdf(data: bytes) -> Annotations:
    with opened_pdf(data) as pdf:
        return annotations_of(on_sheets(pdf))


def _read_fdf(data: bytes) -> Annotations:
    with opened_pdf(_as_pdf(data)) as pdf:
        body = pdf.Root.FDF.get("/FDF", pikepdf.Dictionary())
        array = body.get("/Annots")
        entries = list(array.as_list()) if isinstance(array, pikepdf.Array) else []
        return annotations_of((_on_page(entry) for entry in entries), _file(body.get("/F")))


def _as_pdf(data: bytes) -> bytes:
    """Return an FDF (ISO 32000-2, 12.7.8) as a PDF with an empty page that has its catalogue under /FDF."""
    number = max((int(found) for found in _OBJECT.findall(data)), default=0) + 1
    root = _ROOT.search(data)
    if root is None:
        raise UnreadableMarks("it is broken: it has no catalogue")
    own = _CATALOGUE % {b"root": number, b"pages": number + 1, b"page": number + 2, b"fdf": root[1]}
    return b"%PDF-1.7\n" + own + _ROOT.sub(b"/Root %d 0 R" % number, data)


def _on_page(entry: Entry) -> Found:
    page = entry.get("/Page", 0) if isinstance(entry, pikepdf.Dictionary) else 0
    return (page if isinstance(page, int) else 0) + 1, entry


def _file(name: Entry) -> str:
    """Return the name in a file specification (7.11)."""
    if isinstance(name, pikepdf.Dictionary):
        return text_of(name, "/UF") or text_of(name, "/F")
    return str(name) if isinstance(name, pikepdf.String) else ""
