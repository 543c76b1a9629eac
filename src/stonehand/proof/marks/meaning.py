"""A thread of annotations and what it is on in; what it asks for out (the table in docs/manual/marks.md)."""

import re
from collections.abc import Sequence

from stonehand.proof.marks.annotation import ON_TEXT, Annotation
from stonehand.proof.marks.mark import Asked
from stonehand.proof.marks.reach import Reach
from stonehand.proof.marks.threads import Thread

CONTEXT = 40
"""Letters that are shown on either side of a caret, at most."""

_WORD_BEFORE, _WORD_AFTER = re.compile(r"\S*\s?\Z"), re.compile(r"\s?\S*")


def placed_part(thread: Thread) -> Annotation:
    """Return the part of a group that says where: the one on words, if there is one."""
    return next((part for part in thread.all_parts if part.kind in ON_TEXT), thread.mark)


def asked_of(thread: Thread, reached: Sequence[Reach]) -> Asked:
    """Return what a mark asks for."""
    parts = thread.all_parts
    kinds = {part.kind for part in parts}
    said = "\n".join(dict.fromkeys(part.contents for part in parts if part.contents.strip()))
    words = " … ".join(" ".join(reach.words.split()) for reach in reached)
    on = placed_part(thread)
    if kinds == {"strike-out", "caret"} and said and "\n" not in said:
        return Asked("replace", on.kind, words, said)
    if kinds == {"strike-out"} and not said:
        return Asked("delete", on.kind, words)
    if kinds == {"caret"} and said and "\n" not in said:
        return Asked("insert", on.kind, _around(reached), said)
    return Asked("query", on.kind, words or _around(reached), note=said.strip())


def _around(reached: Sequence[Reach]) -> str:
    """Return the words on both sides of a point, with a stroke between them."""
    if not reached:
        return ""
    text, start = reached[0].block.text, reached[0].start
    before = _WORD_BEFORE.search(text[max(start - CONTEXT, 0) : start])
    after = _WORD_AFTER.match(text[start : start + CONTEXT])
    return f"{before[0] if before else ''}|{after[0] if after else ''}"
