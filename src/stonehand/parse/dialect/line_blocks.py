"""Line blocks: consecutive lines that begin with `| `, one line of verse each."""

from markdown_it.rules_block import StateBlock


def line_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take the lines of a line block; a line that begins with a space goes on with the one before."""
    if state.is_code_block(start_line) or not _is_line(state, start_line):
        return False
    if silent:
        return True
    opener = state.push("line_block_open", "", 1)
    line = start_line
    while line < end_line and state.sCount[line] >= state.blkIndent and _is_line(state, line):
        line = _verse_line(state, line, end_line)
    opener.map = [start_line, line]
    state.push("line_block_close", "", -1)
    state.line = line
    return True


def _verse_line(state: StateBlock, line: int, end_line: int) -> int:
    begin = state.bMarks[line] + state.tShift[line] + 1
    starts, pieces = [begin], [state.src[begin : state.eMarks[line]]]
    following = line + 1
    while following < end_line and _goes_on(state, following):
        starts.append(state.bMarks[following] + state.tShift[following])
        pieces.append(state.src[starts[-1] : state.eMarks[following]])
        following += 1
    state.push("verse_line_open", "", 1).map = [line, following]
    token = state.push("inline", "", 0)
    token.content = "\n".join(pieces).strip()
    indent = len(pieces[0]) - len(pieces[0].lstrip())
    token.map, token.children = [line, following], []
    token.meta.update(starts=[begin + indent, *starts[1:]], indent=max(indent - 1, 0))
    state.push("verse_line_close", "", -1)
    return following


def _is_line(state: StateBlock, line: int) -> bool:
    begin = state.bMarks[line] + state.tShift[line]
    return state.src.startswith("|", begin) and state.src[begin + 1 : begin + 2] in (" ", "\n", "")


def _goes_on(state: StateBlock, line: int) -> bool:
    return state.sCount[line] > state.blkIndent and not state.isEmpty(line) and not _is_line(state, line)
