"""The pages of two builds in; the words, notes and numbers that differ out, wherever lines break."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from stonehand.diagnostics import Code
from stonehand.model.layout import Page
from stonehand.proof.compare.runs import Run, runs
from stonehand.proof.gate.baseline import BaselinePage, Row
from stonehand.proof.gate.difference import Difference, Spot, exchanged, on_line, quoted, where_it_was

FURNITURE = ("head", "folio")
"""Areas that are compared by page."""

NUMBER = re.compile(r"(?<=[^\W\d_]|[.,;:!?)”’»])\d{1,4}(?=\W*$)")
"""The number of a call after its word. Another number there is reported too, but apart."""

FLOATING = ("note", "caption")
"""Areas whose blocks may follow each other otherwise on the pages than in the copy: those of tables float."""

MARKER = re.compile(r"\d{1,4}\.?$")
"""The number before a note."""


class Word(NamedTuple):
    """A word with the indices of its page and of its line there; its key is without the number of a note."""

    text: str
    key: str
    page: int
    row: int


Blocks = Mapping[str, list[Word]]
"""The words of each block of a section and area, in order."""


class Pages(NamedTuple):
    """The pages of a build as reduced, and of the new one as its map has them."""

    reduced: tuple[BaselinePage, ...]
    printed: tuple[Page, ...] = ()

    def spots(self, words: Iterable[Word]) -> tuple[Spot, ...]:
        """Return the lines on which words begin, each once."""
        places = dict.fromkeys((word.page, word.row) for word in words)
        if self.printed:
            return tuple(on_line(self.printed[page], row) for page, row in places)
        return tuple(where_it_was(self.reduced, *place) for place in places)


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
        self.runs = self._runs()
        floated = self._floated() if self.area in FLOATING else frozenset()
        if floated:
            self.before, self.after = (_without(floated, blocks) for blocks in (self.before, self.after))
            self.runs = self._runs()

    def _runs(self) -> list[Run]:
        blocks = (self.before.values(), self.after.values())
        return list(runs(*([" ".join(_keys(words)) for words in its] for its in blocks)))

    def _floated(self) -> frozenset[str]:
        """Return the texts of blocks that only stand before others now, or after: their places tell."""
        gone = frozenset(_text(self.before[name]) for name in self.edited_before())
        return gone & {_text(self.after[name]) for name in self.edited_after()}

    def differences(self) -> Iterator[Difference]:
        """Yield runs of blocks that differ, then the numbers that do."""
        olds, news = list(self.before.values()), list(self.after.values())
        for run in self.runs:
            was, now = olds[run.i1 : run.i2], news[run.j1 : run.j2]
            beside = _beside(news, run.j1)
            if run.is_equal:
                self._count(chain(*was), chain(*now))
            elif self.area == "note" and not (was and now):
                near = self.new.spots(beside)
                yield from (_note("is gone", words, self.old.spots(words) + near) for words in was if words)
                yield from (_note("has come", words, self.new.spots(words)) for words in now if words)
            else:
                yield from self._edits(list(chain(*was)), list(chain(*now)), beside)
        if self.renumbered:
            yield self._numbers()

    def edited_before(self) -> Iterator[str]:
        """Yield the blocks of the accepted build that differ."""
        names = list(self.before)
        return (name for run in self.runs if not run.is_equal for name in names[run.i1 : run.i2])

    def edited_after(self) -> Iterator[str]:
        """Yield the blocks of the new build that differ."""
        names = list(self.after)
        return (name for run in self.runs if not run.is_equal for name in names[run.j1 : run.j2])

    def _edits(self, old: list[Word], new: list[Word], beside: list[Word]) -> Iterator[Difference]:
        """Yield the words that differ; words that went are told at the word before or after them."""
        for run in runs(_keys(old), _keys(new)):
            was, now = old[run.i1 : run.i2], new[run.j1 : run.j2]
            if run.is_equal:
                self._count(was, now)
                continue
            lost, come = _text(was), _text(now)
            near = now or new[max(run.j1 - 1, 0) : run.j1] or new[:1] or beside
            spots = self.new.spots(near) or self.old.spots(was)
            yield Difference(Code.G102, exchanged(lost, come), spots)

    def _count(self, old: Iterable[Word], new: Iterable[Word]) -> None:
        """Take note of the words that differ in their numbers."""
        pairs = zip(old, new, strict=True)
        self.renumbered += [(was, now) for was, now in pairs if was.text != now.text]

    def _numbers(self) -> Difference:
        was, now = self.renumbered[0]
        others = len(self.renumbered) - 1
        more = f", and {others} more number{'s' if others > 1 else ''} in “{self.section}”" if others else ""
        return Difference(Code.G106, f"“{now.text}” for “{was.text}”{more}", self.new.spots((now,)))


def _note(state: str, words: list[Word], spots: tuple[Spot, ...]) -> Difference:
    return Difference(Code.G103, f"a note {state}: {quoted(_text(words))}", spots)


def _without(texts: frozenset[str], blocks: Blocks) -> Blocks:
    return {name: words for name, words in blocks.items() if _text(words) not in texts}


def _text(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words)


def _beside(blocks: Sequence[list[Word]], at: int) -> list[Word]:
    """Return the first word of a block, after the last one the last word."""
    return blocks[at][:1] if at < len(blocks) else [word for words in blocks[-1:] for word in words[-1:]]


def _keys(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words)
