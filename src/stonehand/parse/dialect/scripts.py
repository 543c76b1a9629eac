"""Small rules inside words: `H~2~O`, `x^2^`, and the escaped space, which does not break."""

import re

from markdown_it.rules_inline import StateInline

from stonehand.parse.dialect.notes import tokenize_between

SCRIPTS = {
    "^": ("sup", re.compile(r"\^((?!\[)(?:[^\s^\\]|\\.)+)\^")),
    "~": ("sub", re.compile(r"~((?:[^\s~\\]|\\.)+)~")),
}


def script(state: StateInline, silent: bool) -> bool:
    """Take superior or inferior characters; they hold no space but an escaped one."""
    marker = state.src[state.pos]
    if marker not in SCRIPTS or state.src.startswith(marker, max(state.pos - 1, 0), state.pos):
        return False
    name, pattern = SCRIPTS[marker]
    found = pattern.match(state.src, state.pos, state.posMax)
    if found is None or state.src.startswith(marker, found.end()):
        return False
    if not silent:
        tokenize_between(state, name, found.start(1), found.end(1))
    state.pos = found.end()
    return True


def escaped_space(state: StateInline, silent: bool) -> bool:
    """Take an escaped space as a no-break space."""
    if not state.src.startswith("\\ ", state.pos):
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content = "\u00a0"
    state.pos += 2
    return True
