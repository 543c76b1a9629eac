"""The lines of a grid table in, its cells with their places, spans and alignments out.

Each cell is found from its upper left corner: to the right along its upper edge to the first `+` from which
a wall goes down to a lower edge that leads back. The corners of a cell are those of its neighbours (pandoc
manual, "Extension: grid_tables"; docutils does the same).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

LEAST_RULE = re.compile(r"\+(?:[-=:]{3,}\+)+\s*$")
HEAD_RULE = re.compile(r"\+(?::?=+:?\+)+$")
EDGE, WALL = re.compile(r"[-=:+]+"), re.compile(r"[|+]+")
MOST_CELLS = 5_000
"""More than a page can hold; without a limit a small file could take much time."""

Corner = tuple[int, int]
"""Line and character, from 0."""


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
    """A table: cells in reading order, alignment of each column.

    `head`, `rows`: rows of the head and of the whole; `foot`: the row with which the foot begins.
    """

    cells: tuple[GridCell, ...]
    head: int
    rows: int
    alignments: tuple[str, ...]
    foot: int


def read_grid(lines: Sequence[str]) -> Grid | None:
    """Return the grid that lines of one length draw; None where they draw none."""
    height, width = len(lines) - 1, len(lines[0]) - 1
    columns = ["".join(column) for column in zip(*lines, strict=True)]
    found = _cells(lines, columns) if height and width else {}
    area = sum((bottom - top) * (right - left) for (top, left), (bottom, right) in found.items())
    if area != height * width:
        return None
    tops = sorted({corner[0] for cell in found.items() for corner in cell})
    lefts = sorted({corner[1] for cell in found.items() for corner in cell})
    cells = tuple(_cell(*found_cell, tops, lefts) for found_cell in sorted(found.items()))
    last = len(tops) - 1
    heavy = [row for row, at in enumerate(tops) if row and HEAD_RULE.match(lines[at])]
    inner = [row for row in heavy if row < last]
    head = inner[0] if inner else 0
    foot = inner[-1] if len(inner) > 1 and last in heavy else last
    return Grid(cells, head, last, _alignments(lines[tops[head]], lefts), foot)


def _cells(lines: Sequence[str], columns: Sequence[str]) -> dict[Corner, Corner]:
    """Return the lower right corner of each cell by its upper left one."""
    found: dict[Corner, Corner] = {}
    waiting = [(0, 0)]
    while waiting and len(found) <= MOST_CELLS:
        top, left = corner = waiting.pop()
        end = next(_ends(lines, columns, corner), None) if corner not in found else None
        if end is not None:
            found[corner] = end
            waiting += [(top, end[1]), (end[0], left)]
    return found


def _ends(lines: Sequence[str], columns: Sequence[str], corner: Corner) -> Iterator[Corner]:
    """Yield the corners that edges and walls lead to from an upper left one, the nearest first."""
    top, left = corner
    edge, wall = EDGE.match(lines[top], left), WALL.match(columns[left], top)
    if edge is None or wall is None:
        return
    for right in _crossings(lines[top], left + 1, edge.end()):
        opposite = WALL.match(columns[right], top)
        lowest = min(wall.end(), opposite.end() if opposite else 0)
        for bottom in _crossings(columns[right], top + 1, lowest):
            if lines[bottom][left] == "+" and EDGE.fullmatch(lines[bottom], left, right + 1):
                yield bottom, right


def _crossings(text: str, start: int, end: int) -> Iterator[int]:
    return (at for at in range(start, end) if text[at] == "+")


def _cell(start: Corner, end: Corner, tops: list[int], lefts: list[int]) -> GridCell:
    (top, left), (bottom, right) = start, end
    row, column = tops.index(top), lefts.index(left)
    rows, columns = tops.index(bottom) - row, lefts.index(right) - column
    return GridCell(row, column, rows, columns, range(top + 1, bottom), range(left + 1, right))


def _alignments(rule: str, columns: list[int]) -> tuple[str, ...]:
    """Return the alignments that the colons of a rule give to the columns."""
    names = {(True, True): "center", (True, False): "left", (False, True): "right"}
    pieces = [rule[left + 1 : right] for left, right in pairwise(columns)]
    return tuple(names.get((piece.startswith(":"), piece.endswith(":")), "default") for piece in pieces)
