"""A page of a PDF in, its text that a clipping path or the trim cuts off out.

Extraction of text does not heed clipping, and half a letter is ink as well as a whole one; so the bounds of
each text object are held against the edges around it.
"""

from collections.abc import Iterator
from ctypes import byref, c_float

import pypdfium2
from pypdfium2 import raw

from stonehand.proof.certificate.glyphs import Box, Glyph

ACROSS = 3.0
"""Points that text may reach beyond an edge at its sides: spaces at line ends, hanging punctuation."""

ALONG = 0.5
"""Points that it may reach above or below."""


def cut_off(sheet: pypdfium2.PdfPage) -> Iterator[Glyph]:
    """Yield where each text object begins that an edge cuts, without its text."""
    trim = sheet.get_trimbox()
    for item in sheet.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=1):
        bounds = item.get_bounds()
        if any(_is_outside(bounds, edge) for edge in (trim, *_clips(item))):
            matrix = item.get_matrix()
            yield Glyph("", matrix.e - trim[0], trim[3] - matrix.f)


def _is_outside(inner: Box, edge: Box) -> bool:
    left, bottom, right, top = edge
    across = inner[0] < left - ACROSS or inner[2] > right + ACROSS
    return across or inner[1] < bottom - ALONG or inner[3] > top + ALONG


def _clips(item: pypdfium2.PdfObject) -> Iterator[Box]:
    """Yield the bounds of the clipping paths in force for an object."""
    clip = raw.FPDFPageObj_GetClipPath(item)
    for path in range(max(raw.FPDFClipPath_CountPaths(clip), 0)):
        points = list(_points(clip, path))
        if points:
            across, along = [x for x, _ in points], [y for _, y in points]
            yield min(across), min(along), max(across), max(along)


def _points(clip: object, path: int) -> Iterator[tuple[float, float]]:
    x, y = c_float(), c_float()
    for number in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
        segment = raw.FPDFClipPath_GetPathSegment(clip, path, number)
        if raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            yield x.value, y.value
