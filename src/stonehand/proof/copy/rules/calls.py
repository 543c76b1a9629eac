"""H204: the call of a note before a mark that it follows in this language, or after one that it precedes."""

import re
from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding
from stonehand.proof.copy.passage import CALL
from stonehand.proof.copy.read import BookCopy

_EARLY = re.compile(rf"(?<=[^\s{CALL}]){CALL}[,.;:!?…](?!\w)")
_LATE = re.compile(rf"[,.;:!?]{CALL}")
_BEFORE = ("fr", "it", "es", "pt", "ru", "uk", "be", "bg")
"""Languages whose calls stand before the mark."""


def call_beside_mark(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find calls on the wrong side of punctuation: after it in English and German, before it in French."""
    calls = style.calls or ("before" if copy.language in _BEFORE else "after")
    pattern, side = (_LATE, "before") if calls == "before" else (_EARLY, "after")
    for passage in copy.passages:
        for found in pattern.finditer(passage.letters):
            mark = found[0].strip(CALL)
            message = f"the call stands on the wrong side of “{mark}”"
            yield Finding(Code.H204, passage, *found.span(), message, f"set it {side} the mark")
