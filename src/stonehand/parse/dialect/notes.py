"""Notes: the definition `[^x]: …`, the call `[^x]`, the unnumbered `[^*x]`, and the inline note `^[…]`."""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from stonehand.parse.dialect.attributes import NONE, read_attributes

CALL = re.compile(r"\[\^([^\s\[\]]+)\]")
INDENT = 4


def note_definition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take a note: the rest of the line, and what follows it indented by four spaces."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    label = CALL.match(state.src, begin, state.eMarks[start_line])
    if label is None or state.src[label.end() : label.end() + 1] != ":" or state.is_code_block(start_line):
        return False
    if silent:
        return True
    opener = state.push("note_definition_open", "", 1)
    opener.meta["label"] = label[1]
    _inside(state, start_line, end_line, label.end() + 1)
    opener.map = [start_line, state.line]
    state.push("note_definition_close", "", -1)
    return True


def _inside(state: StateBlock, line: int, end_line: int, after_colon: int) -> None:
    """Parse the blocks of a note, whose first line begins after the colon of its label."""
    kept = state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType
    text = min(state.skipSpaces(after_colon), state.eMarks[line])
    state.blkIndent += INDENT
    state.bMarks[line], state.tShift[line] = after_colon, text - after_colon
    state.sCount[line] = state.blkIndent
    state.parentType = "note"
    state.md.block.tokenize(state, line, end_line)
    state.blkIndent -= INDENT
    state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType = kept


def note_call(state: StateInline, silent: bool) -> bool:
    """Take a call, with the attributes that follow it at once."""
    if not state.src.startswith("[^", state.pos):
        return False
    call = CALL.match(state.src, state.pos, state.posMax)
    if call is None:
        return False
    attributes = read_attributes(state.src, call.end()) or NONE
    if not silent:
        state.push("note_call", "", 0).meta.update(label=call[1], attributes=attributes)
    state.pos = attributes.end or call.end()
    return True


def inline_note(state: StateInline, silent: bool) -> bool:
    """Take a note written where it is called."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    attributes = read_attributes(state.src, end + 1) or NONE
    if not silent:
        tokenize_between(state, "inline_note", state.pos + 2, end, attributes=attributes)
    state.pos = attributes.end or end + 1
    return True


def tokenize_between(state: StateInline, name: str, start: int, end: int, **meta: object) -> None:
    """Push an opening token, the tokens of a stretch of the content, and the closing token."""
    maximum = state.posMax
    state.push(f"{name}_open", "", 1).meta.update(meta)
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.posMax = maximum
    state.push(f"{name}_close", "", -1)
