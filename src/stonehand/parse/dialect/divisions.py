"""Fenced divisions: `::: {.class}` to `:::`, nested to any depth; a longer fence needs no longer end."""

import re

from markdown_it.rules_block import StateBlock

from stonehand.parse.dialect.attributes import NONE, read_class_or_attributes

OPENING = re.compile(r":{3,}\s*(?=[^\s:])(.*)$")
CLOSING = re.compile(r":{3,}\s*$")
CODE_FENCE = re.compile(r"(`{3,}|~{3,})")
MARKERS = re.compile(r"(?:(?:[-+*:~]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)\s+)+")
"""What a block may stand behind on its first line: marks of items, definitions and notes."""


def division(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take a division with its blocks, or a closing fence that closes nothing."""
    if state.is_code_block(start_line) or not state.src.startswith(":::", _begin(state, start_line)):
        return False
    line = _line(state, start_line)
    opening = OPENING.match(line)
    if silent:
        return True
    if opening is None:
        return _stray(state, start_line)
    close = _closing_line(state, start_line, end_line)
    attributes = read_class_or_attributes(opening[1])
    token = state.push("division_open", "div", 1)
    token.meta.update(
        attributes=attributes or NONE, closed=close < end_line, understood=attributes is not None
    )
    after = _inside(state, start_line + 1, close)
    # A division that is not closed ends with what it stands in, be it before the end of the lines.
    after = close + 1 if close < end_line else after
    state.push("division_close", "div", -1)
    token.map, state.line = [start_line, after], after
    return True


def _stray(state: StateBlock, line: int) -> bool:
    token = state.push("stray_fence", "", 0)
    token.map = [line, line + 1]
    state.line = line + 1
    return True


def _inside(state: StateBlock, first: int, last: int) -> int:
    """Take the blocks of a division; return the line after them."""
    kept = state.parentType, state.lineMax
    state.parentType, state.lineMax, state.line = "division", last, first
    state.md.block.tokenize(state, first, last)
    state.parentType, state.lineMax = kept
    return state.line


def _closing_line(state: StateBlock, start_line: int, end_line: int) -> int:
    """Return the line of the fence that closes a division, or the end of what surrounds it."""
    depth, code = 1, ""
    for number in range(start_line + 1, end_line):
        line = _line(state, number)
        if line and state.sCount[number] < state.blkIndent:
            return number if CLOSING.match(line) else end_line
        bare = line if code else _bare(line)
        code = _code(code, bare)
        if not code and bare.startswith(":::"):
            depth += 1 if not CLOSING.match(bare) else -1 if bare == line else 0
        if depth == 0:
            return number
    return end_line


def _bare(line: str) -> str:
    """Return a line without the marks before its block."""
    marks = MARKERS.match(line)
    return line[marks.end() :] if marks else line


def _code(code: str, line: str) -> str:
    """Return the fence of the code block that a line leaves open."""
    fence = CODE_FENCE.match(line)
    if fence is None:
        return code
    if not code:
        return fence[1]
    return "" if fence[1].startswith(code) and not line[fence.end() :].strip() else code


def _begin(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _line(state: StateBlock, line: int) -> str:
    return state.src[_begin(state, line) : state.eMarks[line]]
