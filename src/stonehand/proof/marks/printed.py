"""A layout map in, the words of its blocks out, each letter of them by the line that it is printed in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stonehand.model.layout import LayoutMap, Line, Page

LineAt = tuple[int, int]
"""A sheet, and the number of a line on it, from 0."""


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """A block as printed, broken words whole. `source` is `file:line:column`; furniture has none.

    `section` is the anchor of the section that it stands in, `area` where on the page.
    """

    text: str
    source: str
    section: str
    area: str


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a block: the block, and the offset in it of the first character of the line."""

    block: PrintedBlock
    offset: int
    page: Page
    line: Line

    def at(self, index: int) -> int:
        """Return the offset in the block of a character of the line."""
        return min(max(self.offset + index, max(self.offset, 0)), len(self.block.text))


def printed_lines(layout: LayoutMap) -> Mapping[LineAt, PrintedLine]:
    """Return all lines of a map with their blocks."""
    return {
        (page.sheet, number): PrintedLine(block, offset, page, page.lines[number])
        for lines in _by_block(layout).values()
        for block, placed in [_joined(lines)]
        for (page, number), offset in zip(lines, placed, strict=True)
    }


_Placed = tuple[Page, int]


def _by_block(layout: LayoutMap) -> Mapping[tuple[str, ...], list[_Placed]]:
    """Return the lines of each block; each line of verse is one, and each that is of no block."""
    found: dict[tuple[str, ...], list[_Placed]] = defaultdict(list)
    for page in layout.pages:
        for number, line in enumerate(page.lines):
            found[_key(page, number, line)].append((page, number))
    return found


def _key(page: Page, number: int, line: Line) -> tuple[str, ...]:
    if not line.block:
        return str(page.sheet), str(number)
    return (page.section, line.block, line.source.rsplit(":", 1)[0] if line.kind == "verse" else "")


def _joined(lines: Sequence[_Placed]) -> tuple[PrintedBlock, tuple[int, ...]]:
    """Return a block and the offsets of its lines; one printed again, in a table, has that of the first."""
    page, number = lines[0]
    first = page.lines[number]
    text, offsets = "", []
    begun: dict[tuple[int, int], int] = {}
    for line in _lines(lines):
        key = (line.start, line.end)
        if key not in begun or line.start == line.end:
            begun[key] = len(text) - line.generated
            text += line.own + ("" if line.runs_on else " ")
        offsets.append(begun[key])
    return PrintedBlock(text, first.source, page.section, first.area), tuple(offsets)


def _lines(lines: Sequence[_Placed]) -> Iterator[Line]:
    return (page.lines[number] for page, number in lines)
