"""The pages of two builds in; the words, notes and numbers that differ out, wherever lines break."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain
from typing import NamedTuple

from stonehand.diagnostics import Code
from stonehand.model.layout import Page
from stonehand.proof.gate.baseline import BaselinePage, Row
from stonehand.proof.gate.difference import Difference, Spot, on_line, quoted, where_it_was

FURNITURE = ("head", "folio")
"""Areas that are compared by page."""

NUMBER = re.compile(r"(?<=[^\W\d_]|[.,;:!?)”’»])\d{1,4}(?=\W*$)")
"""The number of a call after its word. Another number there is reported too, but apart."""

MARKER = re.compile(r"\d{1,4}\.?$")
"""The number before a note."""

TAMED = 2000
"""Words beyond which the most frequent ones are not looked for, so that the time stays bounded."""


class Word(NamedTuple):
    """A word with the indices of its page and of its line there; its key is without the number of a note."""

    text: str
    key: str
    page: int
    row: int


Run = tuple[str, int, int, int, int]
"""What is to be done to make a run of the accepted build one of the new one, as `difflib` says it."""

Blocks = Mapping[str, list[Word]]
"""The words of each block of a section and area, in order."""


class Pages(NamedTuple):
    """The pages of a build as reduced, and of the new one as its map has them."""

    reduced: tuple[BaselinePage, ...]
    printed: tuple[Page, ...] = ()

    def spot(self, word: Word) -> Spot:
        """Return the line of a word."""
        if self.printed:
            return on_line(self.printed[word.page], word.row)
        return where_it_was(self.reduced, word.page, word.row)


class Edited(NamedTuple):
    """Section and block of words that differ, in the accepted build and in the new one."""

    old: frozenset[tuple[str, str]]
    new: frozenset[tuple[str, str]]


def text_differences(old: Pages, new: Pages) -> tuple[tuple[Difference, ...], Edited]:
    """Compare words by section and area; return the differences, and the blocks in which they are."""
    before, after = _streams(old.reduced), _streams(new.reduced)
    streams = [
        _Stream(*place, old, new, before.get(place, {}), after.get(place, {}))
        for place in dict.fromkeys((*before, *after))
    ]
    found = tuple(difference for stream in streams for difference in stream.differences())
    blocks = (
        frozenset((stream.section, name) for stream in streams for name in names(stream))
        for names in (_Stream.edited_before, _Stream.edited_after)
    )
    return found, Edited(*blocks)


def _streams(pages: Sequence[BaselinePage]) -> dict[tuple[str, str], dict[str, list[Word]]]:
    """Return the words of each section and area, by block."""
    streams: dict[tuple[str, str], dict[str, list[Word]]] = {}
    joins: dict[tuple[str, str, str], str] = {}
    for number, page in enumerate(pages):
        for index, row in enumerate(page.rows):
            if row.area not in FURNITURE:
                blocks = streams.setdefault((page.section, row.area), {})
                key = page.section, row.area, row.block
                _add(blocks.setdefault(row.block, []), row, joins.get(key, " "), number, index)
                joins[key] = row.join
    return streams


def _add(words: list[Word], row: Row, join: str, page: int, index: int) -> None:
    """Add the words of a line; its first one may be the rest of the last one before."""
    texts = row.text.split()
    if join != " " and words and texts:
        begun = words.pop()
        whole = begun.text[:-1] + texts.pop(0) if join == "-" else begun.text + texts.pop(0)
        words.append(begun._replace(text=whole, key=NUMBER.sub("", whole)))
    for text in texts:
        is_marker = row.area == "note" and not words and MARKER.match(text)
        words.append(Word(text, "#" if is_marker else NUMBER.sub("", text), page, index))


def unnumbered(row: Row) -> Row:
    """Return a line without the numbers of its notes."""
    words: list[Word] = []
    _add(words, row, " ", 0, 0)
    return row._replace(text=" ".join(word.key for word in words))


@dataclass(slots=True)
class _Stream:
    """The words of one section and area in both builds."""

    section: str
    area: str
    old: Pages
    new: Pages
    before: Blocks
    after: Blocks
    runs: list[Run] = field(init=False)
    renumbered: list[tuple[Word, Word]] = field(default_factory=list)

    def __post_init__(self) -> None:
        blocks = (self.before.values(), self.after.values())
        self.runs = _opcodes(*([_keys(words) for words in its] for its in blocks))

    def differences(self) -> Iterator[Difference]:
        """Yield runs of blocks that differ, then the numbers that do."""
        olds, news = list(self.before.values()), list(self.after.values())
        for tag, i1, i2, j1, j2 in self.runs:
            if tag == "equal":
                self._count(chain(*olds[i1:i2]), chain(*news[j1:j2]))
            elif self.area == "note" and tag == "delete":
                yield from (_note("is gone", words, self.old) for words in olds[i1:i2] if words)
            elif self.area == "note" and tag == "insert":
                yield from (_note("has come", words, self.new) for words in news[j1:j2] if words)
            else:
                before = news[j1 - 1][-1:] if j1 else []
                yield from self._edits(list(chain(*olds[i1:i2])), list(chain(*news[j1:j2])), before)
        if self.renumbered:
            yield self._numbers()

    def edited_before(self) -> Iterator[str]:
        """Yield the blocks of the accepted build that differ."""
        names = list(self.before)
        return (name for tag, i1, i2, _, _ in self.runs if tag != "equal" for name in names[i1:i2])

    def edited_after(self) -> Iterator[str]:
        """Yield the blocks of the new build that differ."""
        names = list(self.after)
        return (name for tag, _, _, j1, j2 in self.runs if tag != "equal" for name in names[j1:j2])

    def _edits(self, old: list[Word], new: list[Word], before: list[Word]) -> Iterator[Difference]:
        """Yield the words that differ; words that went are told at the word before or after them."""
        for tag, i1, i2, j1, j2 in _opcodes(_keys(old), _keys(new)):
            if tag == "equal":
                self._count(old[i1:i2], new[j1:j2])
                continue
            lost, come = (" ".join(word.text for word in run) for run in (old[i1:i2], new[j1:j2]))
            near = new[j1:j2] or new[max(j1 - 1, 0) : j1] or new[:1] or before
            spot = self.new.spot(near[0]) if near else self.old.spot(old[i1])
            yield Difference(Code.G102, _said(lost, come), (spot,))

    def _count(self, old: Iterable[Word], new: Iterable[Word]) -> None:
        """Take note of the words that differ in their numbers."""
        pairs = zip(old, new, strict=True)
        self.renumbered += [(was, now) for was, now in pairs if was.text != now.text]

    def _numbers(self) -> Difference:
        was, now = self.renumbered[0]
        others = len(self.renumbered) - 1
        more = f", and {others} more number{'s' if others > 1 else ''} in “{self.section}”" if others else ""
        return Difference(Code.G106, f"“{now.text}” for “{was.text}”{more}", (self.new.spot(now),))


def _note(said: str, words: list[Word], pages: Pages) -> Difference:
    text = quoted(" ".join(word.text for word in words))
    return Difference(Code.G103, f"a note {said}: {text}", (pages.spot(words[0]),))


def _said(old: str, new: str) -> str:
    if old and new:
        return f"{quoted(new)} for {quoted(old)}"
    return f"{quoted(old)} is gone" if old else f"{quoted(new)} has come"


def _keys(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words)


def _opcodes(old: Sequence[object], new: Sequence[object]) -> list[Run]:
    matcher = SequenceMatcher(None, old, new, autojunk=len(new) > TAMED)
    return list(matcher.get_opcodes())
