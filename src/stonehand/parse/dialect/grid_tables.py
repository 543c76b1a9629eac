"""Grid tables: cells that span rows and columns and hold blocks, each block with its place in the file."""

from collections.abc import Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from stonehand.parse.dialect.grids import LEAST_RULE, Grid, GridCell, read_grid
from stonehand.parse.dialect.positions import PlacedBlockState
from stonehand.parse.dialect.tables import as_typed

INSIDE = 2
"""Levels that a table and its cell count."""


def grid_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take a table drawn with `+---+`; as lines to be printed as typed if its rules do not meet."""
    if state.is_code_block(start_line) or not LEAST_RULE.match(_line(state, start_line)):
        return False
    if silent:
        return True
    last = start_line + 1
    while last < end_line and _line(state, last)[:1] in ("+", "|") and _is_below(state, last, start_line):
        last += 1
    grid = read_grid(_lines(state, range(start_line, last)))
    if grid is None:
        as_typed(state, start_line, last)
    else:
        _table(state, start_line, last, grid)
    return True


def _is_below(state: StateBlock, line: int, first: int) -> bool:
    return not state.isEmpty(line) and state.sCount[line] == state.sCount[first]


def _table(state: StateBlock, start_line: int, last: int, grid: Grid) -> None:
    state.push("table_open", "table", 1).map = [start_line, last]
    for number in range(grid.rows):
        cells = [cell for cell in grid.cells if cell.row == number]
        name = "head_row" if number < grid.head else "body_row" if number < grid.foot else "foot_row"
        row = state.push(f"{name}_open", "tr", 1)
        first = start_line + (cells[0].lines.start if cells else 0)
        row.map, row.meta["surplus"] = [first, first + 1], ""
        row.meta["at"] = _begin(state, first)
        for cell in cells:
            _cell(state, start_line, cell, grid.alignments[cell.column])
        state.push(f"{name}_close", "tr", -1)
    state.push("table_close", "table", -1)
    state.line = last


def _cell(state: StateBlock, start_line: int, cell: GridCell, alignment: str) -> None:
    opener = state.push("cell_open", "td", 1)
    lines = range(start_line + cell.lines.start, start_line + cell.lines.stop)
    inside = [line[cell.characters.start : cell.characters.stop] for line in _lines(state, lines)]
    indent = min((len(text) - len(text.lstrip()) for text in inside if text.strip()), default=0)
    begins = [_begin(state, line) + cell.characters.start + indent for line in lines]
    opener.map, opener.meta["at"] = [lines.start, lines.stop], begins[0] if begins else 0
    opener.meta.update(alignment=alignment, rows=cell.rows, columns=cell.columns)
    tokens = _blocks(state, [text[indent:].rstrip() for text in inside])
    _place(tokens, inside, indent, begins, lines.start)
    state.tokens.extend(tokens)
    state.push("cell_close", "td", -1)


def _blocks(state: StateBlock, lines: Sequence[str]) -> list[Token]:
    """Return the tokens of the blocks in a cell, their places counted from its first character."""
    inner = PlacedBlockState("\n".join(lines), state.md, state.env, [])
    inner.level = state.level + INSIDE
    state.md.block.tokenize(inner, inner.line, inner.lineMax)
    return inner.tokens


def _place(tokens: list[Token], inside: list[str], indent: int, begins: list[int], first_line: int) -> None:
    """Count the places of tokens from the beginning of the file."""
    starts = [0]
    for text in inside:
        starts.append(starts[-1] + len(text[indent:].rstrip()) + 1)

    def at(offset: int) -> int:
        line = max(number for number, start in enumerate(starts[:-1]) if start <= offset)
        return begins[line] + offset - starts[line]

    for token in tokens:
        if token.map is not None and token.type != "inline":
            token.map = [first_line + line for line in token.map]
        for key in ("starts", "at"):
            found = token.meta.get(key)
            if found is not None:
                token.meta[key] = [at(offset) for offset in found] if key == "starts" else at(found)


def _lines(state: StateBlock, numbers: range) -> list[str]:
    """Return lines from their first mark, all of one length."""
    lines = [_line(state, number) for number in numbers]
    width = max(map(len, lines), default=0)
    return [line.ljust(width) for line in lines]


def _line(state: StateBlock, line: int) -> str:
    return state.src[_begin(state, line) : state.eMarks[line]].rstrip()


def _begin(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]
