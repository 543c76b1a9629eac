"""Entries of an indexer's list and a section in, the points of its texts that they mean out.

A place is kept as the words around it. They are looked for as they were written; where the copy was edited
since, the point is where most of them still stand in the same order, if that is half of them.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stonehand.diagnostics import Code, Report
from stonehand.model.book import Section
from stonehand.model.element import Element, walk
from stonehand.model.index import IndexPlace, ListedEntry
from stonehand.model.inline import (
    DraftInline,
    Emphasis,
    IndexAnchor,
    IndexMark,
    Link,
    Phrase,
    SetInline,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from stonehand.model.plain_words import WORD, compared, words_of
from stonehand.resolve.pieces import part, piece

WITHIN_WORDS = (Emphasis, IndexMark, Link, Phrase, Strikeout, Strong, Subscript, Superscript)
"""Nodes that may begin or end in the middle of a word."""


@dataclass(frozen=True, slots=True)
class Point:
    """An entry of a list, and the offset in a text of the word that it means."""

    offset: int
    entry: str
    anchor: str
    values: tuple[tuple[str, str], ...]


Points = Mapping[Text, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """A word of the copy where it stands: its text, the offset in it, its block."""

    word: str
    text: Text
    offset: int
    block: str


@dataclass(frozen=True, slots=True)
class Copy:
    """The words of a section, or of its notes, in reading order, and where each of them stands."""

    words: tuple[Standing | None, ...]
    found: Mapping[str, Sequence[int]]


def points_of(section: Section[DraftInline], listed: Iterable[ListedEntry]) -> Points:
    """Return the points of the texts of a section."""
    wanted = [
        (anchor, entry, place)
        for anchor, entry, place in listed_places(listed)
        if place.file == section.span.file
    ]
    if not wanted:
        return {}
    body = copy_of((section.title, section.subtitle, section.blocks))
    notes = copy_of(tuple(note.blocks for note in section.notes))
    points = defaultdict(list)
    for anchor, entry, place in wanted:
        at = standing(place, notes if place.in_note else body)
        if at:
            values = (*place.values, *(each for each in entry.values if each[0] in ("in", "sort")))
            points[at.text].append(Point(at.offset, entry.entry, anchor, values))
    return {text: tuple(sorted(each, key=lambda point: point.offset)) for text, each in points.items()}


def with_points(content: Iterable[SetInline], points: Sequence[Point]) -> tuple[SetInline, ...]:
    """Return the pieces of one text with an anchor at each of its points."""
    return tuple(_with_points(content, points)) if points else tuple(content)


def check_points(
    listed: Iterable[ListedEntry], sections: Iterable[Section[SetInline]], report: Report
) -> None:
    """Report the places of lists that the copy does not have any more."""
    found = {node.anchor for node in walk(tuple(sections)) if isinstance(node, IndexAnchor)}
    for anchor, entry, place in listed_places(listed):
        if anchor not in found:
            message = f"the copy has no place for “{entry.entry}” any more: “{place.before} {place.words}”"
            report.add(
                Code.I014, message, entry.span, f"correct the words of the place: it was in {place.file}"
            )


def listed_places(listed: Iterable[ListedEntry]) -> Iterator[tuple[str, ListedEntry, IndexPlace]]:
    """Yield every place of lists with its entry and the anchor that it gets."""
    for number, entry in enumerate(listed, 1):
        for count, place in enumerate(entry.places, 1):
            yield f"il{number}-{count}", entry, place


def copy_of(nodes: Any) -> Copy:
    """Return the words below some nodes."""
    words = tuple(_standing(nodes))
    found = defaultdict(list)
    for number, each in enumerate(words):
        if each:
            found[each.word].append(number)
    return Copy(words, found)


def standing(place: IndexPlace, copy: Copy) -> Standing | None:
    """Return the word of the copy that a place means: in its block, if there are several."""
    before = words_of(place.before)
    wanted = (*before, *words_of(place.words))
    begins = _exact(wanted, copy) or _nearly(wanted, copy)
    targets = [each for begin in begins if (each := _at(copy, begin + len(before)))]
    return min(targets, key=lambda each: each.block != place.block, default=None)


def _exact(wanted: Sequence[str], copy: Copy) -> list[int]:
    """Return where all of the words stand one after another: looked for from the rarest of them."""
    rarest = min(range(len(wanted)), key=lambda n: len(copy.found.get(wanted[n], ())), default=None)
    if rarest is None:
        return []
    begins = (number - rarest for number in copy.found.get(wanted[rarest], ()))
    return [begin for begin in begins if _matching(wanted, copy, begin) == len(wanted)]


def _nearly(wanted: Sequence[str], copy: Copy) -> list[int]:
    """Return where most of the words stand, if that is half of them and more than one."""
    shifts = Counter(
        number - place for place, word in enumerate(wanted) for number in copy.found.get(word, ())
    )
    most = max(shifts.values(), default=0)
    return sorted(begin for begin, count in shifts.items() if count == most >= max(len(wanted) / 2, 2))


def _matching(wanted: Sequence[str], copy: Copy, begin: int) -> int:
    return sum(
        (found := _at(copy, begin + number)) is not None and found.word == word
        for number, word in enumerate(wanted)
    )


def _at(copy: Copy, number: int) -> Standing | None:
    return copy.words[number] if 0 <= number < len(copy.words) else None


def _standing(nodes: Any) -> Iterator[Standing | None]:
    """Yield the words below some nodes, and None between two blocks."""
    block, run = "", list[tuple[str, Text | None]]()
    for node in walk(nodes):
        if isinstance(node, Element):
            yield from _words(run, block)
            yield None
            block, run = node.anchor, []
        elif isinstance(node, Text):
            run.append((node.text, node))
        elif not isinstance(node, WITHIN_WORDS):
            run.append((" ", None))
    yield from _words(run, block)


def _words(run: Sequence[tuple[str, Text | None]], block: str) -> Iterator[Standing]:
    """Yield the words of a run of texts, which may begin in one of them and end in another."""
    begins = [0]
    for text, _ in run:
        begins.append(begins[-1] + len(text))
    for found in WORD.finditer("".join(text for text, _ in run)):
        number = bisect_right(begins, found.start()) - 1
        node = run[number][1]
        if node:
            yield Standing(compared(found[0]), node, found.start() - begins[number], block)


def _with_points(content: Iterable[SetInline], points: Sequence[Point]) -> Iterator[SetInline]:
    begin = 0
    for node in content:
        if not isinstance(node, Text):
            yield node
            continue
        done, end = 0, begin + len(node.text)
        for point in (each for each in points if begin <= each.offset < end):
            if point.offset - begin > done:
                yield piece(node, done, point.offset - begin)
                done = point.offset - begin
            span = part(node, done, len(node.text))
            yield IndexAnchor((), point.anchor, span, point.entry, point.values)
        yield piece(node, done, len(node.text))
        begin = end
