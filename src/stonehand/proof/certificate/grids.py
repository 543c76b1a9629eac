"""The lines of a raw file in, the same with the cells of grid tables one after the other out.

Each cell is found by following its edges from its upper left corner; no code is that of `parse`.
"""

import re
from collections.abc import Iterator, Sequence

_FIRST = re.compile(r"([ \t>]*)\+(?:[-=:]{3,}\+)+[ \t]*$")
_EDGE, _WALL = frozenset("+-=:"), frozenset("+|")


def unfold_grids(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines; those of a grid table cell by cell, in the order of the corners, between lone pipes."""
    number = 0
    while number < len(lines):
        opening = _FIRST.match(lines[number])
        table = list(_table(lines[number:], len(opening[1]))) if opening else []
        cells = list(_cells(table)) if len(table) > 1 else []
        if not opening or not cells:
            yield lines[number]
            number += 1
            continue
        for line in ["|", "", *(line for cell in cells for line in (*cell, "")), "|"]:
            yield opening[1] + line
        number += len(table)


def _table(lines: Sequence[str], indent: int) -> Iterator[str]:
    """Yield the lines of a table, from their first mark, as far as they go on."""
    rows = []
    for line in lines:
        if line[indent : indent + 1] not in ("+", "|") or line[:indent].strip(" \t>"):
            break
        rows.append(line[indent:].rstrip())
    width = max(map(len, rows), default=0)
    return (row.ljust(width) for row in rows)


def _cells(table: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each cell in the order of the corners; none if the cells do not fill the table."""
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    corners = [(0, 0)]
    while corners:
        top, left = corners.pop()
        end = _opposite(table, top, left) if (top, left) not in ends else None
        if end is not None:
            ends[top, left] = end
            corners += [(top, end[1]), (end[0], left)]
    area = sum((bottom - top) * (right - left) for (top, left), (bottom, right) in ends.items())
    if area == (len(table) - 1) * (len(table[0]) - 1):
        for (top, left), (bottom, right) in sorted(ends.items()):
            yield [line[left + 1 : right].strip() for line in table[top + 1 : bottom]]


def _opposite(table: Sequence[str], top: int, left: int) -> tuple[int, int] | None:
    """Return the lower right corner of the cell whose upper left corner this is, or None."""
    for right in range(left + 1, len(table[top])):
        if table[top][right] not in _EDGE:
            return None
        bottom = _bottom(table, top, left, right) if table[top][right] == "+" else None
        if bottom is not None:
            return bottom, right
    return None


def _bottom(table: Sequence[str], top: int, left: int, right: int) -> int | None:
    for y in range(top + 1, len(table)):
        if table[y][left] not in _WALL or table[y][right] not in _WALL:
            return None
        if table[y][right] == "+" and table[y][left] == "+" and set(table[y][left : right + 1]) <= _EDGE:
            return y
    return None
