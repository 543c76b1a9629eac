"""The finished PDF against the layout map: what is visible inside the trim of each page, letter by letter."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

import pypdfium2

from stonehand.model.layout import LayoutMap, Line, Page
from stonehand.proof.certificate.glyphs import Glyph, glyphs_of
from stonehand.proof.certificate.layout import FURNITURE, text_of
from stonehand.proof.certificate.words import letters_of

SLACK = 3.0
"""Points that a letter may stand outside the box of its line: side bearings, hanging hyphens."""


@dataclass(frozen=True, slots=True)
class PageFault:
    """What a page of the file does not say as the map has it. `page` None: the whole file."""

    page: Page | None
    message: str


def check_pdf(data: bytes, layout: LayoutMap) -> Iterator[PageFault]:
    """Yield where a file differs from the map."""
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) != len(layout.pages):
            yield PageFault(None, f"{len(document)} pages instead of {len(layout.pages)}")
        for page, sheet in zip(layout.pages, document, strict=False):
            for message in _check_page(page, sheet):
                yield PageFault(page, message)
    finally:
        document.close()


def _check_page(page: Page, sheet: pypdfium2.PdfPage) -> Iterator[str]:
    """Compare a page as a whole; where figures or tables change the order of drawing, line by line."""
    text = sheet.get_textpage()
    try:
        found = letters_of(str(text.get_text_bounded(*sheet.get_trimbox())))
        if found not in set(_expected(page)):
            yield from _check_lines(page, glyphs_of(text, sheet.get_trimbox()))
    finally:
        text.close()


def _expected(page: Page) -> Iterator[str]:
    """Yield the letters of a page: the text with its furniture after or before it, in any order."""
    text = letters_of(text_of(line for line in page.lines if line.area not in FURNITURE))
    lines = [letters_of(line.text) for line in page.lines if line.area in FURNITURE]
    for order in permutations(lines):
        yield text + "".join(order)
        yield "".join(order) + text


def _check_lines(page: Page, glyphs: Iterator[Glyph]) -> Iterator[str]:
    """Give every letter to the line that it stands on; letters of drawings belong to none."""
    found: dict[int, str] = defaultdict(str)
    surplus = ""
    for glyph in glyphs:
        place = _line_of(glyph, page)
        if place is not None:
            found[place] += glyph.text
        elif not _in_figure(glyph, page):
            surplus += glyph.text
    for number, line in enumerate(page.lines):
        if letters_of(found[number]) != letters_of(line.text.removesuffix("\u00ad")):
            yield f"“{line.text}” is not on the page, or reads “{found[number]}”"
    if letters_of(surplus):
        yield f"“{surplus}” stands on the page but in no line of the map"


def _line_of(glyph: Glyph, page: Page) -> int | None:
    """Return the number of the line that a letter stands on: the nearest baseline, then the last to begin."""
    near = [
        (round(abs(line.baseline - glyph.y), 1), _beside(line, glyph), -line.x, number)
        for number, line in enumerate(page.lines)
        if _holds(line, glyph)
    ]
    return min(near)[-1] if near else None


def _beside(line: Line, glyph: Glyph) -> float:
    """Return how far a letter stands outside the box of a line, in whole points."""
    return max(round(line.x - glyph.x), round(glyph.x - line.x - line.width), 0)


def _holds(line: Line, glyph: Glyph) -> bool:
    return _beside(line, glyph) <= SLACK and abs(line.baseline - glyph.y) < line.height * 0.6


def _in_figure(glyph: Glyph, page: Page) -> bool:
    boxes = (box for box in page.boxes if box.kind == "figure")
    return any(b.x <= glyph.x <= b.x + b.width and b.y <= glyph.y <= b.y + b.height for b in boxes)
