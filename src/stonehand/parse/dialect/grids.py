"""The lines of a grid table in, its cells with their places, spans and alignments out.

The rules between rows and columns cut the table into boxes; two boxes belong to one cell where the rule
between them is not drawn (pandoc manual, "Extension: grid_tables").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

RULE = re.compile(r"\+(?:[-=:]+\+)+")
LEAST_RULE = re.compile(r"\+(?:[-=:]{3,}\+)+\s*$")
HEAD_RULE = re.compile(r"\+(?::?=+:?\+)+$")
MOST_BOXES = 40_000
"""More than any table needs; without a limit a small file could take much time."""

Box = tuple[int, int]
"""Row and column, from 0, of what stands between two neighbouring rules."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its row and column and how many of each it spans, then the lines and characters inside it."""

    row: int
    column: int
    rows: int
    columns: int
    lines: range
    characters: range


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: cells in reading order, rows of the head and of the whole, alignment of each column."""

    cells: tuple[GridCell, ...]
    head: int
    rows: int
    alignments: tuple[str, ...]


def read_grid(lines: Sequence[str]) -> Grid | None:
    """Return the grid that lines of one length draw; None where they draw none."""
    rules = [number for number, line in enumerate(lines) if RULE.search(line)]
    columns = sorted({at for number in rules for at in _corners(lines[number])})
    boxes = (len(rules) - 1) * (len(columns) - 1)
    if not 0 < boxes <= MOST_BOXES or rules[-1] != len(lines) - 1 or columns[-1] != len(lines[0]) - 1:
        return None
    drawn = _Drawn(lines, rules, columns)
    cells = tuple(drawn.cells())
    if sum(cell.rows * cell.columns for cell in cells) != boxes or not drawn.is_closed():
        return None
    head = next((number for number, at in enumerate(rules) if HEAD_RULE.match(lines[at])), 0)
    head = head if head < len(rules) - 1 else 0
    return Grid(cells, head, len(rules) - 1, _alignments(lines[rules[head]], columns))


def _corners(line: str) -> Iterator[int]:
    for rule in RULE.finditer(line):
        yield from (rule.start() + at for at, character in enumerate(rule[0]) if character == "+")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The lines of a table, and where rules may stand in them."""

    lines: Sequence[str]
    rules: list[int]
    columns: list[int]

    def cells(self) -> Iterator[GridCell]:
        """Yield the cells of which every box is inside one rectangle."""
        taken: set[Box] = set()
        for row in range(len(self.rules) - 1):
            for column in range(len(self.columns) - 1):
                if (row, column) in taken:
                    continue
                cell = self._cell(row, column)
                inside = {(r, c) for r, c in _boxes(cell)}
                if inside & taken:
                    return
                taken |= inside
                yield cell

    def _cell(self, row: int, column: int) -> GridCell:
        right, bottom = column, row
        while right < len(self.columns) - 2 and not self._is_wall(row, right + 1):
            right += 1
        while bottom < len(self.rules) - 2 and not self._is_floor(bottom + 1, column, right):
            bottom += 1
        lines = range(self.rules[row] + 1, self.rules[bottom + 1])
        characters = range(self.columns[column] + 1, self.columns[right + 1])
        return GridCell(row, column, bottom - row + 1, right - column + 1, lines, characters)

    def _is_wall(self, row: int, column: int) -> bool:
        """Tell whether a rule is drawn to the left of a box."""
        at = self.columns[column]
        return all(self.lines[y][at] in "|+" for y in range(self.rules[row] + 1, self.rules[row + 1]))

    def _is_floor(self, row: int, first: int, last: int) -> bool:
        """Tell whether a rule is drawn above the boxes of some columns."""
        line = self.lines[self.rules[row]]
        return all(line[at] in "+-=:" for at in range(self.columns[first], self.columns[last + 1] + 1))

    def is_closed(self) -> bool:
        """Tell whether the table has rules all around."""
        last = len(self.columns) - 1
        sides = all(self._is_wall(row, at) for row in range(len(self.rules) - 1) for at in (0, last))
        return sides and all(self._is_floor(row, 0, last - 1) for row in (0, len(self.rules) - 1))


def _boxes(cell: GridCell) -> Iterator[Box]:
    for row in range(cell.row, cell.row + cell.rows):
        for column in range(cell.column, cell.column + cell.columns):
            yield row, column


def _alignments(rule: str, columns: list[int]) -> tuple[str, ...]:
    """Return the alignments that the colons of a rule give to the columns."""
    names = {(True, True): "center", (True, False): "left", (False, True): "right"}
    pieces = [rule[left + 1 : right] for left, right in zip(columns, columns[1:], strict=False)]
    return tuple(
        names.get((piece.startswith(":"), piece.endswith(":")), "default") for piece in pieces
    )
