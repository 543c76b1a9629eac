"""Two sequences in, the runs in which they are alike or differ out, quickly where little has changed."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple


class Run(NamedTuple):
    """A run: `old[i1:i2]` is `new[j1:j2]`, or became it."""

    is_equal: bool
    i1: int
    i2: int
    j1: int
    j2: int


def runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Yield the runs of two sequences, in order. What is alike at both ends is not searched."""
    head = next((n for n, (a, b) in enumerate(zip_longest(old, new)) if a != b), len(old))
    most = min(len(old), len(new)) - head
    tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    if head:
        yield Run(True, 0, head, 0, head)
    matcher = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        yield Run(kind == "equal", head + i1, head + i2, head + j1, head + j2)
    if tail:
        yield Run(True, len(old) - tail, len(old), len(new) - tail, len(new))
