"""Pipe tables, each cell with its place; simple tables, which are only reported."""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it.rules_block import StateBlock

DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
CAPTION = re.compile(r"(?:[Tt]able)?:\s+\S")
RULES = re.compile(r"-{3,}(?:\s+-{2,})+\s*$")
MOST_EMPTY = 65_536
"""Cells that are added to short rows of one table; more would let a small file fill the memory."""

ALIGNMENTS = {
    (True, True): "center",
    (True, False): "left",
    (False, True): "right",
    (False, False): "default",
}


def pipe_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take a table: a head row, a row of dashes, and body rows up to a blank line or a caption."""
    if (
        start_line + 2 > end_line
        or state.is_code_block(start_line)
        or state.sCount[start_line + 1] < state.blkIndent
    ):
        return False
    head, dashes = _line(state, start_line), _line(state, start_line + 1)
    if "|" not in head or "|" not in dashes or not DELIMITER.match(dashes):
        return False
    alignments = [_alignment(dashes[first:last].strip()) for first, last in _cells(dashes)]
    if len(alignments) != len(list(_cells(head))):
        return False
    if not silent:
        _table(state, start_line, end_line, alignments)
    return True


def simple_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take a simple table as lines to be printed as typed."""
    if state.is_code_block(start_line) or not RULES.match(_line(state, start_line)):
        return False
    if silent:
        return True
    last = start_line + 1
    while last < end_line and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent:
        last += 1
    as_typed(state, start_line, last)
    return True


def as_typed(state: StateBlock, start_line: int, last: int) -> None:
    """Push lines of a table that cannot be read, to be printed as typed."""
    token = state.push("unsupported_table", "", 0)
    token.map = [start_line, last]
    token.content = state.getLines(start_line, last, state.blkIndent, False)
    state.line = last


def _table(state: StateBlock, start_line: int, end_line: int, alignments: list[str]) -> None:
    table = state.push("table_open", "table", 1)
    empty = _row(state, "head_row", start_line, alignments, MOST_EMPTY)
    line = start_line + 2
    while line < end_line and _is_row(state, line, end_line):
        empty += _row(state, "body_row", line, alignments, MOST_EMPTY - empty)
        line += 1
    state.push("table_close", "table", -1)
    table.map = [start_line, line]
    state.line = line


def _is_row(state: StateBlock, line: int, end_line: int) -> bool:
    if state.isEmpty(line) or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return False
    if CAPTION.match(_line(state, line)):
        return False
    return not any(rule(state, line, end_line, True) for rule in state.md.block.ruler.getRules("blockquote"))


def _row(state: StateBlock, name: str, line: int, alignments: list[str], most_empty: int) -> int:
    """Push the tokens of a row; return how many empty cells were added to it."""
    begin, text = state.bMarks[line] + state.tShift[line], _line(state, line)
    cells = list(_cells(text))
    row = state.push(f"{name}_open", "tr", 1)
    row.map, row.meta["surplus"] = [line, line + 1], "|".join(text[a:b] for a, b in cells[len(alignments) :])
    row.meta["at"] = begin
    missing = min(max(len(alignments) - len(cells), 0), most_empty)
    cells += [(len(text), len(text))] * missing
    for alignment, (first, last) in zip(alignments, cells, strict=False):
        _cell(state, line, alignment, begin + first, text[first:last])
    state.push(f"{name}_close", "tr", -1)
    return missing


def _cell(state: StateBlock, line: int, alignment: str, begin: int, text: str) -> None:
    state.push("cell_open", "td", 1).meta["alignment"] = alignment
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = text.strip(), [line, line + 1], []
    token.meta["starts"] = [begin + len(text) - len(text.lstrip())]
    state.push("cell_close", "td", -1)


def _cells(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the cells of a row: what stands between pipes that are not escaped."""
    pipes = [found.start() for found in re.finditer(r"\\.|\|", text) if found[0] == "|"]
    bounds = [-1, *pipes, len(text)]
    cells = [(first + 1, last) for first, last in pairwise(bounds)]
    if pipes and not text[: pipes[0]].strip():
        cells = cells[1:]
    if cells and pipes and not text[pipes[-1] + 1 :].strip():
        cells = cells[:-1]
    yield from cells


def _alignment(dashes: str) -> str:
    return ALIGNMENTS[dashes.startswith(":"), dashes.endswith(":")]


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
