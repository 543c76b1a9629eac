"""The finished PDF against the layout map: what is visible inside the trim of each page, letter by letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

import pypdfium2

from stonehand.model.layout import LayoutMap, Page
from stonehand.proof.certificate.layout import FURNITURE, text_of
from stonehand.proof.certificate.words import letters_of


@dataclass(frozen=True, slots=True)
class PageFault:
    """A page of the file that does not say what the map says."""

    page: Page | None
    sheet: int
    message: str


def check_pdf(data: bytes, layout: LayoutMap) -> Iterator[PageFault]:
    """Yield the pages of a file that differ from the map."""
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) != len(layout.pages):
            yield PageFault(None, 0, f"{len(document)} pages instead of {len(layout.pages)}")
        for page, sheet in zip(layout.pages, document, strict=False):
            found = letters_of(_visible(sheet))
            if found not in set(_expected(page)):
                yield PageFault(page, page.sheet, _fault(found, page))
    finally:
        document.close()


def _visible(sheet: "pypdfium2.PdfPage") -> str:
    """Return the text inside the trim, in the order in which it was drawn."""
    left, bottom, right, top = sheet.get_trimbox()
    text = sheet.get_textpage()
    try:
        return str(text.get_text_bounded(left, bottom, right, top))
    finally:
        text.close()


def _expected(page: Page) -> Iterator[str]:
    """Yield the letters of a page: the text with its furniture after or before it, in any order."""
    text = letters_of(text_of(line for line in page.lines if line.area not in FURNITURE))
    lines = [letters_of(line.text) for line in page.lines if line.area in FURNITURE]
    for order in permutations(lines):
        yield text + "".join(order)
        yield "".join(order) + text


def _fault(found: str, page: Page) -> str:
    lost = [line.text for line in page.lines if letters_of(text_of((line,))) not in found]
    if lost:
        return f"“{lost[0]}” is not on the page"
    surplus = len(found) - len(next(_expected(page)))
    return f"the page has {surplus} letters too many" if surplus else "the words stand in another order"
