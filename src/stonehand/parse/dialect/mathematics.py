"""Mathematics, which the dialect does not set: `$x$` and `$$…$$` become tokens, to be reported."""

import re

from markdown_it.rules_inline import StateInline

DISPLAY = re.compile(r"\$\$[^$]+\$\$")
INLINE = re.compile(r"\$(?=\S)(?:[^$\\]|\\.)*?(?<=\S)\$(?!\d)", re.DOTALL)


def mathematics(state: StateInline, silent: bool) -> bool:
    """Take a formula by pandoc's rule: no space inside its dollars, no digit after the second."""
    if state.src[state.pos] != "$":
        return False
    found = DISPLAY.match(state.src, state.pos, state.posMax) or INLINE.match(
        state.src, state.pos, state.posMax
    )
    if found is None:
        return False
    if not silent:
        state.push("mathematics", "", 0).content = found[0]
    state.pos = found.end()
    return True
