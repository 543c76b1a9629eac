"""The pages of two builds in; the words, notes and numbers that differ out, wherever lines break."""

import re
from collections.abc import Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class TextFound:
    """What differs in the words, and the blocks of the new build in which it does."""

    differences: tuple[Difference, ...]
    blocks: frozenset[tuple[str, str]]


def text_differences(old: Pages, new: Pages) -> TextFound:
    """Compare words by section and area."""
    before, after = _streams(old.reduced), _streams(new.reduced)
    differences: list[Difference] = []
    blocks: set[tuple[str, str]] = set()
    for place in dict.fromkeys((*before, *after)):
        stream = _Stream(*place, old, new, before.get(place, {}), after.get(place, {}))
        found = tuple(stream.differences())
        differences += found
        blocks |= stream.edited
    return TextFound(tuple(differences), frozenset(blocks))


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
        whole = begun.text[:-1] + texts[0] if join == "-" else begun.text + texts[0]
        words.append(Word(whole, NUMBER.sub("", whole), begun.page, begun.row))
        texts = texts[1:]
    for text in texts:
        is_marker = row.area == "note" and not words and MARKER.match(text)
        words.append(Word(text, "#" if is_marker else NUMBER.sub("", text), page, index))


@dataclass(slots=True)
class _Stream:
    """The words of one section and area in both builds."""

    section: str
    area: str
    old: Pages
    new: Pages
    before: Blocks
    after: Blocks
    edited: set[tuple[str, str]] = field(default_factory=set)

    def differences(self) -> Iterator[Difference]:
        """Yield runs of blocks that differ, then the numbers in the others that do."""
        olds, news = list(self.before.values()), list(self.after.values())
        names = list(self.after)
        renumbered: list[tuple[Word, Word]] = []
        for tag, i1, i2, j1, j2 in _opcodes(
            [_keys(words) for words in olds], [_keys(words) for words in news]
        ):
            if tag == "equal":
                pairs = zip(olds[i1:i2], news[j1:j2], strict=True)
                renumbered += [pair for one, other in pairs for pair in _otherwise_numbered(one, other)]
                continue
            self.edited |= {(self.section, name) for name in names[j1:j2]}
            if self.area == "note" and tag in ("delete", "insert"):
                yield from (self._note(words) for words in (*olds[i1:i2], *news[j1:j2]) if words)
            else:
                old, new = list(chain(*olds[i1:i2])), list(chain(*news[j1:j2]))
                yield from self._edits(old, new, news[j1 - 1][-1:] if j1 else [])
        if renumbered:
            yield self._numbers(renumbered)

    def _note(self, words: list[Word]) -> Difference:
        is_gone = words in self.before.values()
        spot = (self.old if is_gone else self.new).spot(words[0])
        text = quoted(" ".join(word.text for word in words))
        return Difference(Code.G103, f"a note {'is gone' if is_gone else 'has come'}: {text}", (spot,))

    def _edits(self, old: list[Word], new: list[Word], before: list[Word]) -> Iterator[Difference]:
        """Yield the words that differ; words that went are told at the word before or after them."""
        for tag, i1, i2, j1, j2 in _opcodes(_keys(old), _keys(new)):
            if tag == "equal":
                continue
            lost, come = (" ".join(word.text for word in run) for run in (old[i1:i2], new[j1:j2]))
            near = new[j1:j2] or new[max(j1 - 1, 0) : j1] or new[:1] or before
            spot = self.new.spot(near[0]) if near else self.old.spot(old[i1])
            yield Difference(Code.G102, _said(lost, come), (spot,))

    def _numbers(self, pairs: list[tuple[Word, Word]]) -> Difference:
        was, now = pairs[0]
        others = len(pairs) - 1
        more = f", and {others} more number{'s' if others > 1 else ''} in “{self.section}”" if others else ""
        return Difference(Code.G106, f"“{now.text}” for “{was.text}”{more}", (self.new.spot(now),))


def _said(old: str, new: str) -> str:
    if old and new:
        return f"{quoted(new)} for {quoted(old)}"
    return f"{quoted(old)} is gone" if old else f"{quoted(new)} has come"


def _keys(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words)


def _otherwise_numbered(old: list[Word], new: list[Word]) -> Iterator[tuple[Word, Word]]:
    return ((one, other) for one, other in zip(old, new, strict=True) if one.text != other.text)


def _opcodes(old: Sequence[object], new: Sequence[object]) -> list[tuple[str, int, int, int, int]]:
    matcher = SequenceMatcher(None, old, new, autojunk=len(new) > TAMED)
    return list(matcher.get_opcodes())
