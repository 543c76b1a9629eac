"""The layout map against the book: every stream whole and in order, and no line printed over another."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from stonehand.model.block import IndexEntry, Table
from stonehand.model.book import Book
from stonehand.model.display import Display
from stonehand.model.element import Element, walk
from stonehand.model.inline import Formula
from stonehand.model.layout import LayoutMap, Line, Page, Word
from stonehand.model.plain import plain_text
from stonehand.proof.certificate.stream import Stream

FURNITURE = ("head", "folio")

NEAR = 0.6
"""Letters rise over their baseline by about this share of the height of their line."""

SAME = 5.0
"""Baselines nearer than this many points are one: letters of two lines meet, whatever their boxes say."""

TOUCH = 1.0
"""Points that boxes of lines and of words may share and do no harm."""


def table_heads(book: Book) -> frozenset[str]:
    """Return the anchors of cells of table heads, which are printed again on every page of their table."""
    tables = (item for item in walk(book.sections) if isinstance(item, Table))
    return frozenset(cell.anchor for table in tables for row in table.head for cell in row.cells)


def continued_lines(book: Book) -> Mapping[str, re.Pattern[str]]:
    """Return the anchors of the lines over what goes on, and what they say: "Table 2 (continued)"."""
    return {
        f"{item.anchor}-continued": re.compile(rf"{re.escape(said)} \(\w+\)")
        for item in walk(book.sections)
        if (said := _said_again(item))
    }


def _said_again(item: object) -> str:
    """Return the words before "(continued)" where a table or an entry of the index goes on."""
    said = plain_text(item.heading) if isinstance(item, IndexEntry) else ""
    return " ".join((item.number if isinstance(item, Table) else said).split())


def notes_titles(book: Book) -> frozenset[str]:
    """Return the anchors of the titles over notes at the end of a section, which presentation adds."""
    return frozenset(f"{section.anchor}-notes-title" for section in book.sections if section.notes)


def map_streams(
    pages: Iterable[Page],
    heads: frozenset[str],
    titles: frozenset[str] = frozenset(),
    continued: Mapping[str, re.Pattern[str]] = MappingProxyType({}),
) -> Mapping[tuple[str, str], str]:
    """Return the text of (section, note or display) as the map has it; for the body that is empty.

    Blocks of `heads` count once, those of `titles` never; nor do those of `continued` that read as they must.
    """
    lines: dict[tuple[str, str], list[Line]] = defaultdict(list)
    seen: set[str] = set()
    for page in pages:
        repeated = titles | seen | _said_on(page, continued)
        for line in page.lines:
            if line.area in FURNITURE or line.block in repeated:
                continue
            if line.block in heads:
                seen.add(line.block)
            lines[page.section, line.note or line.display].append(line)
    return {key: text_of(found) for key, found in lines.items()}


def _said_on(page: Page, continued: Mapping[str, re.Pattern[str]]) -> set[str]:
    """Return the anchors of those lines over what goes on that read on a page as they must."""
    said: dict[str, list[Line]] = defaultdict(list)
    for line in page.lines:
        if line.block in continued:
            said[line.block].append(line)
    return {block for block, lines in said.items() if continued[block].fullmatch(_one_line(lines))}


def _one_line(lines: Iterable[Line]) -> str:
    return " ".join(text_of(lines).split())


def early_displays(book: Book, pages: Iterable[Page]) -> Iterator[tuple[str, Page]]:
    """Yield each figure or table that begins on a page before the block before it, with its page."""
    first: dict[str, Page] = {}
    for page in pages:
        for line in page.lines:
            first.setdefault(line.display if line.display and not line.note else line.block, page)
    for section in book.sections:
        sheet = 0
        for node in walk(section.blocks):
            found = first.get(node.anchor) if isinstance(node, Element) else None
            if found is not None and isinstance(node, Display) and found.sheet < sheet:
                yield node.anchor, found
            elif found is not None and not isinstance(node, Display):
                sheet = max(sheet, found.sheet)


def lost_formulas(streams: Iterable[Stream], pages: Iterable[Page]) -> Iterator[Formula]:
    """Yield the formulas of the book that are drawn on its pages less often than they stand in it."""
    drawn = Counter(box.anchor for page in pages for box in page.boxes if box.kind == "formula")
    for stream in streams:
        for formula in (formula for piece in stream.pieces() for formula in piece.formulas):
            if not drawn[formula.tex]:
                yield formula
            drawn[formula.tex] -= 1


def text_of(lines: Iterable[Line]) -> str:
    """Join lines into running text; a word broken by an automatic hyphen or begun by an initial is whole."""
    run = list(lines)
    following = (*run[1:], None)[: len(run)]
    return "".join(_joined(line, after) for line, after in zip(run, following, strict=True))


def _joined(line: Line, after: Line | None) -> str:
    """Return the text of a line with the space that parts it from the next, if one does."""
    if line.hyphen == "auto":
        return line.text.rstrip()[:-1]
    if line.kind == "initial" and after and (after.block, after.start) == (line.block, line.end):
        return line.text
    return line.text + " "


def overprints(layout: LayoutMap) -> Iterator[tuple[Page, Line, Line]]:
    """Yield the pairs of lines of a page that stand on each other, the upper first."""
    for page in layout.pages:
        lines = sorted((line for line in page.lines if line.text.strip()), key=lambda line: line.baseline)
        baselines = [line.baseline for line in lines]
        reach = max((SAME, *(NEAR * line.height for line in lines)))
        for number, upper in enumerate(lines):
            end = bisect_left(baselines, upper.baseline + reach, number)
            yield from ((page, upper, lower) for lower in lines[number + 1 : end] if _is_on(upper, lower))


def _is_on(upper: Line, lower: Line) -> bool:
    """Tell whether letters of two lines meet: their boxes do, or their baselines are next to equal."""
    apart = lower.baseline - upper.baseline
    overlap = upper.y + upper.height - lower.y
    meet = apart < SAME or (overlap > TOUCH and apart < NEAR * lower.height)
    return meet and any(_side_by_side(one, other) > TOUCH for one in upper.words for other in lower.words)


def _side_by_side(one: Word, other: Word) -> float:
    """Return how many points two words share horizontally."""
    return min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
