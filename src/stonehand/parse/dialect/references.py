"""Several references in one bracket, `[figs. @fig:a, @fig:b; tbl. @tbl:c]` -> each, and what is between."""

import re
from collections.abc import Iterator

from markdown_it.rules_inline import StateInline

from stonehand.parse.dialect.attributes import last_place
from stonehand.parse.dialect.citations import KEY, REFERENCE, Item, closing_bracket, words_of

Piece = tuple[int, int, Item | None]
"""From one offset to another stands a reference, or, without an item, text."""


def references(state: StateInline, silent: bool) -> bool:
    """Take a bracket all of whose keys, two or more, are references; its brackets are not printed."""
    if state.src[state.pos] != "[" or last_place(state.src, "@") < state.pos:
        return False
    end = closing_bracket(state.src, state.pos, state.posMax)
    if end < 0 or state.src[end + 1 : end + 2] in ("(", "{"):
        return False
    keys = list(KEY.finditer(state.src, state.pos + 1, end))
    if len(keys) < 2 or not all(REFERENCE.match(_key(found)) for found in keys):
        return False
    if not silent:
        for piece in _pieces(state.src, state.pos + 1, end, keys):
            _push(state, piece)
    state.pos = end + 1
    return True


def _pieces(source: str, start: int, end: int, keys: list[re.Match[str]]) -> Iterator[Piece]:
    """Yield references and texts in order.

    What stands before the first key, or before one after a semicolon, is its label; those of its sort that
    follow have a number only. All else is text.
    """
    labelled: set[str] = set()
    for found in keys:
        label_start = _label_start(source, start, found.start(), is_first=found is keys[0])
        label = words_of(source[label_start : found.start()])
        sort = re.split("[:-]", _key(found))[0]
        if label:
            labelled.add(sort)
        is_bare = bool(found[1]) or (not label and sort in labelled)
        if label_start > start and found is not keys[0]:
            yield start, label_start, None
        start = found.end()
        item = Item(_key(found), found.start(), start, label, suppress_author=is_bare)
        yield label_start, start, item
    if start < end:
        yield start, end, None


def _label_start(source: str, start: int, key: int, *, is_first: bool) -> int:
    """Return where the label before a key begins, or the key itself where it has none."""
    before = source[start:key]
    if not is_first and ";" not in before:
        return key
    label = before.rpartition(";")[2].lstrip()
    return key - len(label)


def _push(state: StateInline, piece: Piece) -> None:
    start, end, item = piece
    token = state.push("reference" if item else "text", "", 0)
    token.content = state.src[start:end]
    token.map = [start, end]
    if item:
        token.meta["items"] = (item,)
    else:
        token.content = token.content.replace("\n", " ")


def _key(found: re.Match[str]) -> str:
    return found[2] or found[3]
