"""The bodies of an EPUB and the pages of a pagination in, the bodies with a mark for each page out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import escape

from stonehand.compose.epub_text import SectionText, section_text
from stonehand.compose.page_finder import PageFinder, Place
from stonehand.model.layout import Page
from stonehand.model.page_list import NO_PAGES, PageList, PageMark

Bodies = tuple[tuple[str, str], ...]
"""(anchor of the section, its markup) in reading order."""

_MARK = '<span class="page" epub:type="pagebreak" role="doc-pagebreak" id="{}" aria-label="{}"></span>'


@dataclass(frozen=True, slots=True)
class Marked:
    """The bodies with their marks, and the list of the pages."""

    bodies: Bodies
    page_list: PageList = NO_PAGES


def mark_pages(bodies: Bodies, pages: Sequence[Page]) -> Marked:
    """Mark where each page with a folio begins; no byte of the bodies is changed.

    A mark stands before the first word of the page's text, before all of a word that began on the page
    before, and outside of a heading or figure that the page begins with.
    """
    counted = tuple(page for page in pages if page.folio)
    texts = dict(_texts(bodies, pages))
    places = PageFinder(texts).places(counted)
    anchors, taken = tuple(texts), "".join(body for _, body in bodies)
    found = [
        (PageMark(page.folio, _free_anchor(page.folio, taken), anchors[place[0]]), place)
        for page, place in zip(counted, places, strict=True)
        if place is not None
    ]
    lacking = [page for page, place in zip(counted, places, strict=True) if place is None]
    marked = tuple((anchor, _with_marks(anchor, body, texts, found)) for anchor, body in bodies)
    return Marked(marked, PageList(tuple(mark for mark, _ in found), tuple(_grouped(lacking))))


def _texts(bodies: Bodies, pages: Sequence[Page]) -> Iterator[tuple[str, SectionText]]:
    blocks = {line.block for page in pages for line in page.lines}
    displays = {line.display for page in pages for line in page.lines if line.display}
    for anchor, body in bodies:
        text = section_text(body, blocks, displays)
        if text is not None:
            yield anchor, text


def _free_anchor(folio: str, taken: str) -> str:
    anchor = f"page-{folio}"
    while f'id="{anchor}"' in taken:
        anchor += "-mark"
    return anchor


def _with_marks(
    anchor: str, body: str, texts: dict[str, SectionText], found: Sequence[tuple[PageMark, Place]]
) -> str:
    """Return the body with the marks that stand in it."""
    data, done, parts = body.encode(), 0, []
    for mark, (_, position) in found:
        if mark.document == anchor:
            byte = texts[anchor].byte_at(position)
            parts += [data[done:byte], _MARK.format(escape(mark.anchor), escape(mark.folio)).encode()]
            done = byte
    return b"".join((*parts, data[done:])).decode()


def _grouped(pages: Sequence[Page]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for section, run in groupby(pages, key=lambda page: page.section):
        yield section, tuple(page.folio for page in run)
