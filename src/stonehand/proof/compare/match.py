"""The blocks of two builds in, each with what it was out: by text, then by likeness, never by page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stonehand.proof.compare.runs import runs
from stonehand.proof.compare.setting import SetBlock, Stream

ALIKE = 0.4
"""Share of the words that two blocks must have in common to be the same block, edited."""

SHORT = 4
"""Words of blocks that are paired by their anchor alone: a cell of a table, a head."""

MOST = 10_000
"""Pairs of blocks of one gap that are weighed; beyond, blocks are paired by anchor alone."""


class Pair(NamedTuple):
    """A block before and after; None: there is none. `is_moved`: it stands elsewhere in the copy."""

    old: SetBlock | None
    new: SetBlock | None
    is_moved: bool = False


def paired(old: Sequence[SetBlock], new: Sequence[SetBlock]) -> tuple[Pair, ...]:
    """Pair the blocks of two builds, in the order of the new one; what is gone stands where it stood."""
    streams: tuple[Stream, ...] = ("text", "note", "list")
    return tuple(pair for stream in streams for pair in _paired(_of(old, stream), _of(new, stream)))


def _of(blocks: Iterable[SetBlock], stream: Stream) -> list[SetBlock]:
    return [block for block in blocks if block.stream == stream]


def _paired(old: Sequence[SetBlock], new: Sequence[SetBlock]) -> Iterator[Pair]:
    found = list(runs([block.text for block in old], [block.text for block in new]))
    lost = [block for run in found if not run.is_equal for block in old[run.i1 : run.i2]]
    won = [block for run in found if not run.is_equal for block in new[run.j1 : run.j2]]
    origins = _moved(lost, won)
    gone = {id(block) for block in origins.values()}
    for run in found:
        before, after = old[run.i1 : run.i2], new[run.j1 : run.j2]
        if run.is_equal:
            yield from map(Pair, before, after)
            continue
        yield from _gap([block for block in before if id(block) not in gone], after, origins)


def _moved(lost: Sequence[SetBlock], won: Sequence[SetBlock]) -> dict[int, SetBlock]:
    """Return where blocks that stand elsewhere came from, by the id of the new block; same text, in order."""
    by_text: dict[str, list[SetBlock]] = defaultdict(list)
    for block in reversed(lost):
        by_text[block.text].append(block)
    return {id(block): by_text[block.text].pop() for block in won if by_text.get(block.text)}


def _gap(
    before: Sequence[SetBlock], after: Sequence[SetBlock], origins: dict[int, SetBlock]
) -> Iterator[Pair]:
    """Yield the pairs of blocks between two that have not changed."""
    edited = _edited(before, [block for block in after if id(block) not in origins])
    kept = {id(block) for block in edited.values()}
    yield from (Pair(block, None) for block in before if id(block) not in kept)
    for block in after:
        origin = origins.get(id(block))
        yield Pair(origin, block, True) if origin else Pair(edited.get(id(block)), block)


def _edited(before: Sequence[SetBlock], after: Sequence[SetBlock]) -> dict[int, SetBlock]:
    """Return what each new block was, by its id: the most alike first, then short ones by their anchors."""
    found: dict[int, SetBlock] = {}
    taken: set[int] = set()
    for _, i, j in sorted(_alike(before, after), key=lambda each: (-each[0], abs(each[1] - each[2]))):
        if i not in taken and id(after[j]) not in found:
            found[id(after[j])] = before[i]
            taken.add(i)
    anchors = {block.anchor: i for i, block in enumerate(before) if i not in taken and _is_short(block)}
    for block in after:
        if id(block) not in found and _is_short(block) and block.anchor in anchors:
            found[id(block)] = before[anchors.pop(block.anchor)]
    return found


def _alike(before: Sequence[SetBlock], after: Sequence[SetBlock]) -> Iterator[tuple[float, int, int]]:
    if len(before) * len(after) > MOST:
        places = {block.anchor: i for i, block in enumerate(before)}
        near = [(places[block.anchor], j) for j, block in enumerate(after) if block.anchor in places]
    else:
        near = [(i, j) for i in range(len(before)) for j in range(len(after))]
    olds = [Counter(word.text for word in block.words) for block in before]
    news = [Counter(word.text for word in block.words) for block in after]
    for i, j in near:
        share = 2 * (olds[i] & news[j]).total() / (olds[i].total() + news[j].total())
        if share >= ALIKE:
            yield share, i, j


def _is_short(block: SetBlock) -> bool:
    return len(block.words) <= SHORT
