"""The rows of a table in, what their markup must know of the spans of cells out."""

from collections.abc import Sequence
from dataclasses import dataclass

from stonehand.model.block import Cell, Row, Table
from stonehand.model.inline import SetInline


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row: whether a cell reaches from it into the next one; each cell, and whether it ends the group."""

    row: Row[SetInline]
    kept: bool
    cells: tuple[tuple[Cell[SetInline], bool], ...]


def laid_rows(rows: Sequence[Row[SetInline]]) -> list[LaidRow]:
    """Return the rows of a head, a body or a foot."""
    laid: list[LaidRow] = []
    last = 0
    for number, row in enumerate(rows, 1):
        ends = [number - 1 + cell.rows for cell in row.cells]
        last = max((last, *ends))
        cells = tuple((cell, end >= len(rows)) for cell, end in zip(row.cells, ends, strict=True))
        laid.append(LaidRow(row, last > number, cells))
    return laid


def column_count(table: Table[SetInline]) -> int:
    """Return the number of columns of a table."""
    first = next(iter((*table.head, *table.body)), None)
    return sum(cell.columns for cell in first.cells) if first else 1
