"""A printed block and the copy of now in, where its letters stand now out.

The block is set beside the passage that it was made from, word by word, and where words differ letter by
letter; so a place is found after changes before it, and in the same paragraph.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from stonehand.proof.copy.passage import CALL, OPAQUE, Passage, Run, Stretch
from stonehand.proof.marks.printed import PrintedBlock
from stonehand.source import SourceFile, span_of

ALIKE = 0.5
"""The share of words that a block and a passage have in common if one was made from the other."""

FEW = 4
"""Words that a block must have in common with a passage in another place."""

LONGEST = 600
"""Letters of a stretch that differs, up to which it is compared letter by letter."""

CHANCE = 3
"""Fewer letters than so many in the midst of what differs are alike by chance."""

_DASH = re.compile(r"\s*(?:-{2,3}|[–—])\s*")
_QUOTES = str.maketrans("“”„«»‘’", '"""""\'\'')
_WORD = re.compile(r"\S+")
_TOKEN = re.compile(r"\w+")


class Match(NamedTuple):
    """As many letters of a block, from `printed` on, stand in the passage from `typed` on."""

    printed: int
    typed: int
    length: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A passage of the copy, and the stretches of a block that stand in it, in order."""

    block: PrintedBlock
    passage: Passage
    matches: tuple[Match, ...]

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Return where what stood between two offsets of the block is now.

        From after the last letter before it to the first letter after it, without spaces at the ends.
        """
        inner = self._inner(start, end)
        if inner:
            return inner
        before = [each for each in self.matches if each.printed < start]
        after = [each for each in self.matches if each.printed + each.length > end]
        left = _end(before[-1], start) if before else 0
        right = _start(after[0], end) if after else len(self.passage.letters)
        return _stripped(self.passage.printed, left, max(left, right))

    def _inner(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the letters themselves, if all of them stand in the passage as they were printed."""
        inside = [each for each in self.matches if each.printed < end and each.printed + each.length > start]
        if not inside:
            return None
        left, right = _start(inside[0], start), _end(inside[-1], end)
        typed = self.passage.printed
        right += inside[-1].printed + inside[-1].length < end and typed[right : right + 1] == CALL
        printed = self.block.text[start:end]
        case = re.IGNORECASE if printed.isupper() else re.NOFLAG
        says = re.fullmatch(_as_printed(typed[left:right]), _folded(printed), case)
        return (left, right) if says and self._is_anchored(start, end, left, right) else None

    def _is_anchored(self, start: int, end: int, left: int, right: int) -> bool:
        """Tell whether what stands before or after a stretch stands there in the passage too.

        A word between two that have changed may be another one that is alike.
        """
        before, after = len(self.block.text[:start].rstrip()), _next(self.block.text, end)
        typed_before, typed_after = (
            len(self.passage.printed[:left].rstrip()),
            _next(self.passage.printed, right),
        )
        return self._stands(before - 1, typed_before - 1) or self._stands(after, typed_after)

    def _stands(self, printed: int, typed: int) -> bool:
        """Tell whether a letter of the block is one of the passage, or both are outside."""
        ends = printed >= len(self.block.text) and typed >= len(self.passage.printed)
        met = any(
            each.printed <= printed < each.printed + each.length
            and each.typed + printed - each.printed == typed
            for each in self.matches
        )
        return met or ends or printed == typed == -1

    def point(self, offset: int) -> int | None:
        """Return where a place between two letters of the block is in the passage, if one of them stands."""
        for each in self.matches:
            if each.printed <= offset < each.printed + each.length:
                return each.typed + offset - each.printed
        ends = (each for each in self.matches if each.printed + each.length == offset)
        return next((each.typed + each.length for each in ends), None)

    def is_within(self, start: int, end: int) -> bool:
        """Tell whether letters on both sides of a stretch of the block still stand in the copy."""
        starts = any(each.printed < start for each in self.matches)
        return starts and any(each.printed + each.length > end for each in self.matches)

    def says(self, start: int, end: int) -> bool:
        """Tell whether the letters between two offsets of the block still stand in the copy."""
        return self._inner(start, end) is not None


def _counted(text: str) -> Counter[str]:
    """Return the words and figures of a text."""
    return Counter(_TOKEN.findall(text.replace("\u00ad", "").casefold()))


def _start(match: Match, offset: int) -> int:
    return match.typed + max(offset - match.printed, 0)


def _end(match: Match, offset: int) -> int:
    return match.typed + min(offset - match.printed, match.length)


def _next(text: str, offset: int) -> int:
    """Return the offset of the next letter that is no space."""
    return len(text) - len(text[offset:].lstrip())


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    if not inside.strip():
        return start, start
    return start + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))


def _folded(text: str) -> str:
    """Return a text as it is compared: marks and dashes, which typography may have made, in one form."""
    plain = text.replace("\u00ad", "").translate(_QUOTES).replace("...", "…")
    return " ".join(_DASH.sub("–", plain).split())


def _as_printed(typed: str) -> str:
    """Return the pattern of what letters of a passage look like in print."""
    pattern = re.escape(_folded(typed))
    return pattern.replace(CALL, r"[\w*†‡§]{1,3}").replace(OPAQUE, ".+?")


class BookPassages:
    """The passages of a book, found by their place and by their words."""

    def __init__(self, passages: Iterable[Passage], sources: Iterable[SourceFile]) -> None:
        self._passages = tuple(passages)
        self._lines = {source.file: source.text.split("\n") for source in sources}
        self._by_file: dict[str, list[Passage]] = {}
        for passage in sorted(self._passages, key=lambda each: each.at(0)):
            self._by_file.setdefault(passage.file, []).append(passage)
        self._words = {id(each): _counted(each.printed) for each in self._passages}
        self._known: dict[PrintedBlock, Standing | None] = {}

    def standing(self, block: PrintedBlock) -> Standing | None:
        """Return where a block stands in the copy, or None: it is of no passage, or was changed too much."""
        if block not in self._known:
            passage = self._at_its_place(block) or self._as_written(block) or self._by_words(block)
            self._known[block] = Standing(block, passage, matches(block, passage)) if passage else None
        return self._known[block]

    def head(self, words: str, file: str) -> Passage | None:
        """Return the title or head that a running head was made from, of its own file first."""
        heads = [each for each in self._passages if each.kind in ("title", "heading")]
        own = [each for each in heads if _folded(each.printed).casefold() == _folded(words).casefold()]
        return min(own, key=lambda each: each.file != file, default=None)

    def _at_its_place(self, block: PrintedBlock) -> Passage | None:
        place = span_of(block.source)
        found = self._by_file.get(place.file, []) if place else []
        here = (place.line, place.column) if place else (0, 0)
        number = bisect_right(found, here, key=lambda each: each.at(0))
        if not number or here > found[number - 1].at(len(found[number - 1].letters) - 1):
            return None
        passage = found[number - 1]
        own = self._words[id(passage)]
        shared = (own & _counted(block.text)).total()
        # What begins in the same place may have changed more; a passage of keys alone has no words.
        is_same = shared > 0 and passage.at(0) == here
        return passage if is_same or shared >= ALIKE * own.total() else None

    def _as_written(self, block: PrintedBlock) -> Passage | None:
        """Return the line at the place of a block, if it has its words: those of an attribute, of a closer.

        They are not to be touched, for what is markup among them is not known.
        """
        place = span_of(block.source)
        lines = self._lines.get(place.file, []) if place else []
        if place is None or place.line > len(lines):
            return None
        typed, words = lines[place.line - 1][place.column - 1 :], _counted(block.text)
        if (_counted(typed) & words).total() <= ALIKE * words.total():
            return None
        runs, fixed = (Run(0, place.line, place.column),), (Stretch("fixed", 0, len(typed)),)
        return Passage(place.file, "text", "", typed, typed, runs, fixed, (place.line, place.line))

    def _by_words(self, block: PrintedBlock) -> Passage | None:
        words = _counted(block.text)
        if not block.source or not words:
            return None

        def likeness(passage: Passage) -> float:
            own = self._words[id(passage)]
            return 2 * (own & words).total() / (own.total() + words.total())

        best = sorted(self._passages, key=likeness)[-2:]
        is_one = len(best) < 2 or likeness(best[0]) < likeness(best[1])
        shared = (self._words[id(best[-1])] & words).total() if best else 0
        return best[-1] if best and is_one and shared >= FEW and likeness(best[-1]) > ALIKE else None


def matches(block: PrintedBlock, passage: Passage) -> tuple[Match, ...]:
    """Return the stretches that a block and a passage have in common, in order."""
    return tuple(_matches(block.text, passage.printed))


def _matches(printed: str, typed: str) -> Iterator[Match]:
    old, new = list(_WORD.finditer(printed)), list(_WORD.finditer(typed))
    matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            for one, other in zip(old[i1:i2], new[j1:j2], strict=True):
                yield Match(one.start(), other.start(), len(one[0]))
        elif kind == "replace":
            yield from _letters(printed, typed, (old[i1], old[i2 - 1]), (new[j1], new[j2 - 1]))


def _keys(words: Sequence[re.Match[str]]) -> list[str]:
    return [word[0].casefold() for word in words]


def _letters(
    printed: str,
    typed: str,
    old: tuple[re.Match[str], re.Match[str]],
    new: tuple[re.Match[str], re.Match[str]],
) -> Iterator[Match]:
    """Yield what two stretches have in common letter by letter."""
    start, end, begin, stop = old[0].start(), old[1].end(), new[0].start(), new[1].end()
    if max(end - start, stop - begin) > LONGEST:
        return
    one, other = _lower(printed[start:end]), _lower(typed[begin:stop])
    for a, b, length in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        at_edge = a == b == 0 or (a + length == len(one) and b + length == len(other))
        if length >= CHANCE or (length and at_edge):
            yield Match(start + a, begin + b, length)


def _lower(text: str) -> str:
    """Return a text in small letters, letter for letter."""
    small = text.lower()
    return small if len(small) == len(text) else text
