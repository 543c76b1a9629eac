"""The layout map against the book: every stream whole and in order, and no line printed over another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from stonehand.model.block import Table
from stonehand.model.book import Book
from stonehand.model.element import walk
from stonehand.model.layout import LayoutMap, Line, Page

FURNITURE = ("head", "folio")

NEAR = 0.6
"""Lines whose baselines are nearer than this share of the lower line's height overprint."""


def table_heads(book: Book) -> frozenset[str]:
    """Return the anchors of cells of table heads, which are printed again on every page of their table."""
    tables = (item for item in walk(book.sections) if isinstance(item, Table))
    return frozenset(cell.anchor for table in tables for row in table.head for cell in row.cells)


def map_streams(pages: Iterable[Page], heads: frozenset[str]) -> Mapping[tuple[str, str], str]:
    """Return the text of (section, note) as the map has it; the note of the body is empty."""
    lines: dict[tuple[str, str], list[Line]] = defaultdict(list)
    seen: set[str] = set()
    for page in pages:
        repeated = frozenset(seen)
        for line in page.lines:
            if line.area in FURNITURE or line.block in repeated:
                continue
            if line.block in heads:
                seen.add(line.block)
            lines[page.section, line.note].append(line)
    return {key: text_of(found) for key, found in lines.items()}


def text_of(lines: Iterable[Line]) -> str:
    """Join lines into running text; a word broken by an automatic hyphen becomes whole."""
    return "".join(line.text.rstrip()[:-1] if line.hyphen == "auto" else line.text + " " for line in lines)


def overprints(layout: LayoutMap) -> Iterator[tuple[Page, Line, Line]]:
    """Yield the pairs of lines of a page that stand on each other."""
    for page in layout.pages:
        ordered = sorted((line for line in page.lines if line.text.strip()), key=lambda line: line.baseline)
        for upper, lower in pairwise(ordered):
            near = lower.baseline - upper.baseline < NEAR * min(upper.height, lower.height)
            if near and _side_by_side(upper, lower) > 1:
                yield page, upper, lower


def _side_by_side(one: Line, other: Line) -> float:
    """Return how many points two lines share horizontally."""
    return min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
