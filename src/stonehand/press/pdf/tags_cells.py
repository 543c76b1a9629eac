"""The structure element of a table in; the heads of its cells, where scope alone does not tell them, out."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from stonehand.press.pdf.tags_tree import CELLS, Tag


class Cell(NamedTuple):
    """A cell and the rows and columns over which it stands, from 0."""

    tag: Tag
    rows: range
    columns: range


def heads_of(table: Tag) -> Mapping[Tag, tuple[str, ...]]:
    """Return the anchors of each cell's heads; nothing for a table in which no head spans rows or columns."""
    cells = list(_cells(table))
    heads = [cell for cell in cells if cell.tag.role == "TH" and cell.tag.kids and cell.tag.element.get("id")]
    if all(len(head.rows) == len(head.columns) == 1 for head in heads):
        return {}
    return {
        cell.tag: tuple(str(head.tag.element.get("id")) for head in heads if _is_head_of(head, cell))
        for cell in cells
    }


def is_row_head(head: Tag) -> bool:
    """Tell whether a head is that of a row."""
    return str(head.element.get("scope")).startswith("row")


def span(cell: Tag, name: str) -> int:
    """Return how many rows or columns a cell spans: `rowspan`, `colspan`."""
    return int(cell.element.get(name) or 1)


def _cells(table: Tag) -> Iterator[Cell]:
    """Yield the cells of a table, row by row, each in the first column that none above it takes."""
    taken: set[tuple[int, int]] = set()
    for row, of_row in enumerate(_rows(table)):
        column = 0
        for tag in of_row:
            while (row, column) in taken:
                column += 1
            rows = range(row, row + span(tag, "rowspan"))
            columns = range(column, column + span(tag, "colspan"))
            taken.update(product(rows, columns))
            yield Cell(tag, rows, columns)


def _rows(around: Tag) -> Iterator[list[Tag]]:
    for kid in around.kids:
        if isinstance(kid, Tag) and kid.role == "TR":
            yield [cell for cell in kid.kids if isinstance(cell, Tag) and cell.role in CELLS]
        elif isinstance(kid, Tag):
            yield from _rows(kid)


def _is_head_of(head: Cell, cell: Cell) -> bool:
    if is_row_head(head.tag):
        return _meet(head.rows, cell.rows) and head.columns.start < cell.columns.start
    return _meet(head.columns, cell.columns) and head.rows.start < cell.rows.start


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
