"""Two layout maps in, the lines of the newer one whose words are others out: where change bars stand.

Blocks are matched by their words, those that differ by their anchors. Where a line breaks and on which page
it stands is no change; nor are the numbers of notes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import islice

from stonehand.model.layout import LayoutMap, Line

FURNITURE = ("head", "folio")
HYPHEN = "\u2010"
CALL = re.compile(r"(?<=[^\d\s])\d+$")
"""The call of a note at the end of a word."""

ALIKE = 0.4
"""Share of its words that a block keeps if it is still the same one, though changed."""

NEAR = 12
"""Old blocks not yet matched that a new one may be like, if none has its anchor."""

PARAGRAPH = 5
"""Words that a block has at least by which a book is known."""

LineKey = tuple[int, int]
"""Sheet, and index of the line in its page."""


@dataclass(slots=True)
class _Copy:
    """The words of a block, joined over breaks; for each the lines it stands on."""

    anchor: str
    words: list[str] = field(default_factory=list)
    places: list[tuple[LineKey, ...]] = field(default_factory=list)
    is_broken: bool = False

    def take(self, line: Line, place: LineKey) -> None:
        """Add the words of a line; the first one ends the word that the line before has broken."""
        words = _words(line)
        if self.is_broken and words and self.words:
            self.words[-1] += words.pop(0)
            self.places[-1] += (place,)
        self.words += words
        self.places += [(place,)] * len(words)
        self.is_broken = line.hyphen == "auto" and bool(self.words)
        if self.is_broken:
            self.words[-1] = self.words[-1].removesuffix(HYPHEN).removesuffix("-")

    def lines(self, first: int, end: int) -> Iterator[LineKey]:
        """Yield the lines of some words; of none, that of the word before which others are gone."""
        at = min(first, len(self.words) - 1)
        for places in self.places[at : max(end, at + 1)]:
            yield from places


def changed_lines(old: LayoutMap, new: LayoutMap) -> frozenset[LineKey]:
    """Return the lines of the new map that have other words, or after which words are gone."""
    found: set[LineKey] = set()
    for before, after in zip(_copies(old), _copies(new), strict=True):
        found.update(_changed(before, after))
    return frozenset(found)


def has_nothing_of(new: LayoutMap, old: LayoutMap) -> bool:
    """Tell whether two maps have paragraphs, but none in common: they are of two books."""
    of_new, of_old = _paragraphs(new), _paragraphs(old)
    return bool(of_new) and of_new.isdisjoint(of_old)


def _paragraphs(layout: LayoutMap) -> set[tuple[str, ...]]:
    """Return the words of each block that is longer than “1” or “Contents”, which all books have."""
    text, _ = _copies(layout)
    return {tuple(copy.words) for copy in text if len(copy.words) >= PARAGRAPH}


def _copies(layout: LayoutMap) -> tuple[list[_Copy], list[_Copy]]:
    """Return the blocks of the text and those of the notes, in the order of the pages."""
    text: dict[str, _Copy] = {}
    notes: dict[str, _Copy] = {}
    for page in layout.pages:
        for index, line in enumerate(page.lines):
            if line.area not in FURNITURE and line.block and line.start != line.end:
                copies = notes if line.area == "note" else text
                copies.setdefault(line.block, _Copy(line.block)).take(line, (page.sheet, index))
    return list(text.values()), list(notes.values())


def _words(line: Line) -> list[str]:
    """Return the words of a line, without the calls of notes where some stand in it."""
    words = line.text.split()
    drawn = len(line.text) - (line.hyphen == "auto")
    return [CALL.sub("", word) for word in words] if drawn > line.end - line.start else words


def _changed(before: Sequence[_Copy], after: Sequence[_Copy]) -> Iterator[LineKey]:
    olds, news = ([tuple(copy.words) for copy in copies] for copies in (before, after))
    for kind, a, b, c, d in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if kind == "delete":
            yield from (line for copy in after[c : c + 1] or after[-1:] for line in copy.lines(0, 0))
        elif kind != "equal":
            yield from _replaced(before[a:b], after[c:d])


def _replaced(before: Sequence[_Copy], after: Sequence[_Copy]) -> Iterator[LineKey]:
    """Yield the lines of blocks that stand in the place of others: of those like an old one, what differs."""
    left = {copy.anchor: copy for copy in before}
    for copy in after:
        old = _like(copy, left)
        if old is None:
            yield from copy.lines(0, len(copy.words))
            continue
        del left[old.anchor]
        for kind, _, _, c, d in SequenceMatcher(None, old.words, copy.words, autojunk=False).get_opcodes():
            if kind != "equal":
                yield from copy.lines(c, d)
    if left and after:
        yield from after[-1].lines(len(after[-1].words), len(after[-1].words))


def _like(copy: _Copy, left: dict[str, _Copy]) -> _Copy | None:
    """Return the old block of the same anchor, else the one most like it; None if it is new."""
    own = left.get(copy.anchor)
    if own and _likeness(own, copy) >= ALIKE:
        return own
    near = islice(left.values(), NEAR)
    best = max(near, key=lambda old: _likeness(old, copy), default=None)
    return best if best and _likeness(best, copy) >= ALIKE else None


def _likeness(old: _Copy, new: _Copy) -> float:
    return SequenceMatcher(None, old.words, new.words, autojunk=False).ratio()
