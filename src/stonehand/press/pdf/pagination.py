"""Sections and their maps in, the pages of the book out: sheets, sides, folios, blanks, furniture.

A blank page belongs to the section before it and is counted. Front matter is counted in roman numerals
from its first sheet, the body and what follows in arabic ones from 1; an odd folio is always a recto.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from stonehand.model.artefact import FurniturePage
from stonehand.model.book import Design, Matter, RunningHeads, Section
from stonehand.model.inline import SetInline
from stonehand.model.layout import Line, Page, SectionMap, SectionPage, Side
from stonehand.model.numerals import from_roman, roman
from stonehand.model.places import Beside, Places, Position

BARE = frozenset(
    ("half-title", "series-page", "frontispiece", "title-page", "imprint", "dedication", "epigraph", "part")
)
"""Kinds of section whose pages are counted but carry no furniture."""

Sections = Sequence[Section[SetInline]]


def side_of(sheet: int) -> Side:
    """Return the side of a sheet counted from 1."""
    return "recto" if sheet % 2 else "verso"


def opening_sides(
    sections: Sections, opens_on: Sequence[Side | None], extents: Sequence[int]
) -> tuple[Side, ...]:
    """Return the side on which each section begins.

    `opens_on` None: wherever the section before it ended, but the body begins on a recto. `extents` are
    pages; a first guess of 1 will do, for a section that then opens on another side is set again.
    """
    sides: list[Side] = []
    sheet, matter = 1, Matter.FRONT
    for section, wish, extent in zip(sections, opens_on, extents, strict=True):
        begins_body = matter is Matter.FRONT and section.matter is not Matter.FRONT
        side = wish or ("recto" if begins_body else side_of(sheet))
        sides.append(side)
        sheet += (side != side_of(sheet)) + extent
        matter = section.matter
    return tuple(sides)


def number_pages(sections: Sections, maps: Sequence[SectionMap], design: Design) -> tuple[Page, ...]:
    """Return the pages of the book in order, each section on the side it was set for.

    The lines of a page are those of its section; furniture is added by `with_furniture`. Plates, a leaf each,
    are not counted and have no folio.
    """
    pages: list[Page] = []
    count = Count()
    for section, laid in zip(sections, maps, strict=True):
        if laid.pages and laid.pages[0].side != side_of(len(pages) + 1):
            pages.append(_blank(pages, count, section.anchor, design))
        if section.matter is not Matter.FRONT and not count.in_body:
            count = Count(len(pages) + 1 - len(pages) % 2, in_body=True)
        for page in laid.pages:
            pages.append(_page(len(pages) + 1, count, section.anchor, section.kind, page, design))
            count = count.after(page)
    return tuple(pages)


def number_section(
    section: Section[SetInline], laid: SectionMap, design: Design, folio: str
) -> tuple[Page, ...]:
    """Return the pages of one section by itself, from sheet 1 on, its first page with a folio."""
    number = int(folio) if folio.isdecimal() else from_roman(folio) or 1
    count = Count(2 - number, in_body=section.matter is not Matter.FRONT)
    pages: list[Page] = []
    for page in laid.pages:
        pages.append(_page(len(pages) + 1, count, section.anchor, section.kind, page, design))
        count = count.after(page)
    return tuple(pages)


@dataclass(frozen=True, slots=True)
class Count:
    """How pages are counted: from which sheet on, plates left out, and whether in arabic numerals."""

    first: int = 1
    in_body: bool = False

    def after(self, page: SectionPage) -> "Count":
        """Return how the pages after a page are counted."""
        return replace(self, first=self.first + (page.leaf == "plate"))

    def folio(self, sheet: int) -> str:
        """Return the folio of a sheet."""
        number = sheet - self.first + 1
        return str(number) if self.in_body else roman(number).lower()


def _blank(pages: Sequence[Page], count: Count, opening: str, design: Design) -> Page:
    sheet = len(pages) + 1
    empty = SectionPage(side_of(sheet), (), (), ())
    page = _page(sheet, count, pages[-1].section if pages else opening, "", empty, design)
    return replace(page, blank=True)


def _page(sheet: int, count: Count, section: str, kind: str, page: SectionPage, design: Design) -> Page:
    return Page(
        sheet=sheet,
        folio="" if page.leaf == "plate" else count.folio(sheet),
        side=page.side,
        section=section,
        blank=False,
        width=design.width,
        height=design.height,
        trim=(0.0, 0.0, design.width, design.height),
        type_area=page.type_area,
        lines=page.lines,
        boxes=page.boxes,
        anchors=page.anchors,
        kind=kind,
        leaf=page.leaf,
    )


def furniture(sections: Sections, pages: Sequence[Page]) -> tuple[FurniturePage, ...]:
    """Return what each page carries around its text, in the order of the sheets."""
    by_anchor = {section.anchor: section for section in sections}
    runs = groupby(pages, key=attrgetter("section"))
    return tuple(each for anchor, run in runs for each in _furniture(by_anchor[anchor], list(run)))


def _furniture(section: Section[SetInline], pages: Sequence[Page]) -> Iterator[FurniturePage]:
    words = section.running_heads or RunningHeads()
    heads = {"verso": words.verso, "recto": words.recto}
    for number, page in enumerate(pages):
        if page.blank or page.leaf in ("plate", "blank") or section.kind in BARE:
            yield FurniturePage(page.side, blank=page.blank)
        elif number == 0:
            yield FurniturePage(page.side, folio=page.folio, drop_folio=True)
        else:
            yield FurniturePage(page.side, head=heads[page.side], folio=page.folio)


def with_furniture(pages: Sequence[Page], lines: Sequence[tuple[Line, ...]]) -> tuple[Page, ...]:
    """Return the pages with the lines of their furniture after those of their text."""
    return tuple(replace(page, lines=page.lines + more) for page, more in zip(pages, lines, strict=True))


def places(pages: Sequence[Page]) -> Places:
    """Return where every anchor fell; of an anchor that is on several pages, the first.

    What stands on a plate has the folio of the page that it faces, or of the last one before a run of plates.
    """
    positions: dict[str, Position] = {}
    for page, (folio, beside) in zip(pages, _folios(pages), strict=True):
        numbers = _body_line_numbers(page)
        for point in page.anchors:
            line = numbers[point.line] if 0 <= point.line < len(numbers) else 0
            positions.setdefault(point.anchor, Position(page.sheet, folio, line, beside))
    return Places(positions)


def _folios(pages: Sequence[Page]) -> Iterator[tuple[str, Beside]]:
    """Yield the folio by which each page is found, and how a plate lies to it."""
    last = ""
    for number, page in enumerate(pages):
        opposite = pages[max(0, number - 1) : number + 2][0 if page.side == "recto" else -1]
        if page.leaf == "plate":
            yield (opposite.folio, "facing") if opposite.folio else (last, "following")
        else:
            last = page.folio or last
            yield last, ""


def _body_line_numbers(page: Page) -> list[int]:
    """Return for each line of the page its number among the body lines, or 0 for others.

    What stands on one baseline, as the number of an item and its words, is one line.
    """
    baselines = sorted({line.baseline for line in page.lines if _is_numbered(line)})
    number = {baseline: count for count, baseline in enumerate(baselines, 1)}
    return [number[line.baseline] if _is_numbered(line) else 0 for line in page.lines]


def _is_numbered(line: Line) -> bool:
    return line.area == "body" and line.kind != "initial"
