"""The letters of a page of a PDF with the points where they stand, through PDFium."""

from collections.abc import Iterator
from ctypes import byref, c_double
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

Box = tuple[float, float, float, float]


class Glyph(NamedTuple):
    """A letter; points from the top left corner of the trim to its origin on the baseline."""

    text: str
    x: float
    y: float


def glyphs_of(text: pypdfium2.PdfTextPage, trim: Box) -> Iterator[Glyph]:
    """Yield the letters and digits whose origin lies inside the trim, in the order of drawing."""
    left, bottom, right, top = trim
    x, y = c_double(), c_double()
    for number in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, number))
        if not character.isalnum() or not raw.FPDFText_GetCharOrigin(text, number, byref(x), byref(y)):
            continue
        if left <= x.value <= right and bottom <= y.value <= top:
            yield Glyph(character, x.value - left, top - y.value)
