"""Pairs of blocks in, what happened to each out: one change of one class, or none."""

import re
from collections.abc import Iterator, Sequence

from stonehand.proof.compare.change import Change, Kind, NewBreak, Segment
from stonehand.proof.compare.match import Pair
from stonehand.proof.compare.runs import Run, runs
from stonehand.proof.compare.setting import SetBlock, SetWord, Spot, broken

CONTEXT = 6
"""Words shown before and after those that changed."""

_LOCATOR = re.compile(r"(?:[\divxlcdm]+)(?:[–-]\d+)?n?[\d.]*[,;.]?")


def changes_of(pairs: Sequence[Pair]) -> Iterator[Change]:
    """Yield the change of each pair that has one."""
    for pair in pairs:
        change = _change(pair)
        if change:
            yield change


def _change(pair: Pair) -> Change | None:
    match pair:
        case Pair(None, SetBlock() as new):
            return _whole("added", None, new)
        case Pair(SetBlock() as old, None):
            return _whole("removed", old, None)
        case Pair(SetBlock() as old, SetBlock() as new) if old.text != new.text:
            return _edit(old, new)
        case Pair(SetBlock() as old, SetBlock() as new, True) if new.stream == "text":
            return _whole("moved", old, new)
        case Pair(SetBlock() as old, SetBlock() as new):
            return _restyled(old, new) or _reset(old, new)
    return None


def _whole(kind: Kind, old: SetBlock | None, new: SetBlock | None, said: str = "") -> Change:
    block = new or old
    assert block is not None
    segment = Segment(old.text if old else "", new.text if new else "")
    if old and new:
        same = " ".join(_shortened(new.text.split(), False, False))
        segment = Segment(same, same)
    return Change(
        kind,
        block.anchor,
        block.section,
        part_of(block),
        block.source,
        (segment,),
        _line_spots(old),
        _line_spots(new),
        _top(old),
        _top(new),
        said,
    )


def _edit(old: SetBlock, new: SetBlock) -> Change:
    found = list(runs([word.text for word in old.words], [word.text for word in new.words]))
    changed = [run for run in found if not run.is_equal]
    first = changed[0]
    place = new.words[min(first.j1, len(new.words) - 1)]
    return Change(
        "locator" if _is_locator(old, new, changed) else "text",
        new.anchor,
        new.section,
        part_of(new),
        place.source,
        tuple(_segments(old.words, new.words, found)),
        _marked(old.words, [(run.i1, run.i2) for run in changed]),
        _marked(new.words, [(run.j1, run.j2) for run in changed]),
        _top(old),
        _top(new),
    )


def _is_locator(old: SetBlock, new: SetBlock, changed: Sequence[Run]) -> bool:
    if new.stream != "list":
        return False
    words = [word for run in changed for word in (*old.words[run.i1 : run.i2], *new.words[run.j1 : run.j2])]
    return all(_LOCATOR.fullmatch(word.text) for word in words)


def _segments(old: Sequence[SetWord], new: Sequence[SetWord], found: Sequence[Run]) -> Iterator[Segment]:
    """Yield the words that changed, with a few around them."""
    for number, run in enumerate(found):
        before = [word.text for word in old[run.i1 : run.i2]]
        after = [word.text for word in new[run.j1 : run.j2]]
        if run.is_equal:
            before = after = _shortened(after, number == 0, number == len(found) - 1)
        yield Segment(" ".join(before), " ".join(after))


def _shortened(words: list[str], is_first: bool, is_last: bool) -> list[str]:
    if is_first:
        return words if len(words) <= CONTEXT else ["…", *words[-CONTEXT:]]
    if is_last:
        return words if len(words) <= CONTEXT else [*words[:CONTEXT], "…"]
    return words if len(words) <= 2 * CONTEXT else [*words[:CONTEXT], "…", *words[-CONTEXT:]]


def _marked(words: Sequence[SetWord], ranges: Sequence[tuple[int, int]]) -> tuple[Spot, ...]:
    """Return the spots of words; where none stand, a thin one after the word before."""
    spots: list[Spot] = []
    for start, end in ranges:
        if start < end:
            spots += [spot for word in words[start:end] for spot in word.spots]
        else:
            near = words[start - 1].spots[-1] if start else words[0].spots[0]
            spots.append(near._replace(x=near.x + (near.width if start else -2), width=2.0))
    return tuple(spots)


def _restyled(old: SetBlock, new: SetBlock) -> Change | None:
    """Return the change of a block whose words are the same in another face, size, measure or place."""
    if old.style != new.style:
        words = ("size", "alignment", "kind", "measure")
        was = [f"{w} {a} → {b}" for w, a, b in zip(words, old.style, new.style, strict=True) if a != b]
        return _whole("style", old, new, ", ".join(was))
    pairs = zip(old.words, new.words, strict=True)
    other = [number for number, pair in enumerate(pairs) if _faces_apart(*pair)]
    if not other:
        return None
    ranges = [(n, n + 1) for n in other]
    text = " ".join(new.words[n].text for n in other)
    return Change(
        "style",
        new.anchor,
        new.section,
        part_of(new),
        new.words[other[0]].source,
        (Segment(text, text),),
        _marked(old.words, ranges),
        _marked(new.words, ranges),
        _top(old),
        _top(new),
        f"{', '.join(old.words[other[0]].faces)} → {', '.join(new.words[other[0]].faces)}",
    )


def _faces_apart(old: SetWord, new: SetWord) -> bool:
    return bool(old.faces and new.faces) and old.faces != new.faces


def _reset(old: SetBlock, new: SetBlock) -> Change | None:
    """Return what became of a block whose words are the same: other lines, or another page."""
    if [text for text, _ in old.lines] != [text for text, _ in new.lines] and _breaks(old) != _breaks(new):
        return _whole("rewrapped", old, new)
    if [spot.sheet for _, spot in old.lines] != [spot.sheet for _, spot in new.lines]:
        return _whole("page", old, new)
    return None


def _breaks(block: SetBlock) -> list[tuple[int, str]]:
    """Return the words at which lines end: another number of a note call is no other line."""
    ends, last = [], None
    for number, word in enumerate(block.words):
        place = (word.spots[-1].sheet, word.spots[-1].y)
        if place != last:
            ends.append((number, broken(word)))
        last = place
    return ends


def new_breaks(pairs: Sequence[Pair]) -> Iterator[NewBreak]:
    """Yield the words that a line's end breaks and did not break there before."""
    for old, new, _ in pairs:
        if new is None or not any(word.parts for word in new.words):
            continue
        before = dict(_same_words(old, new)) if old else {}
        for number, word in enumerate(new.words):
            was = broken(before[number]) if number in before else ""
            if word.parts and broken(word) != was:
                yield NewBreak(broken(word), was, word.spots[0], word.source)


def _same_words(old: SetBlock, new: SetBlock) -> Iterator[tuple[int, SetWord]]:
    for run in runs([word.text for word in old.words], [word.text for word in new.words]):
        if run.is_equal:
            yield from zip(range(run.j1, run.j2), old.words[run.i1 : run.i2], strict=True)


def part_of(block: SetBlock) -> str:
    """Return what a block is part of, in a word for people."""
    if block.stream == "note":
        return "note"
    return "list" if block.stream == "list" else {"body": "text"}.get(block.kind, block.kind)


def _line_spots(block: SetBlock | None) -> tuple[Spot, ...]:
    return tuple(spot for _, spot in block.lines) if block else ()


def _top(block: SetBlock | None) -> tuple[int, float] | None:
    if block is None:
        return None
    spot = block.lines[0][1]
    return spot.sheet, spot.y
