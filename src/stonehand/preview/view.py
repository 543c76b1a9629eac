"""What can be shown of a book in; its pages under keys of their content, and places on them, out."""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from stonehand.diagnostics import Diagnostic, Leaf
from stonehand.model.layout import Line, Page
from stonehand.pipeline.live import Forme, Showing
from stonehand.proof.flaws.flaw import Rectangle
from stonehand.source import Span, span_of

KEY = 20
"""Hexadecimal digits of a page's key."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page: the index of the page in the book, and what to mark on it (points of the trim)."""

    page: int
    marks: tuple[Rectangle, ...]


@dataclass(frozen=True)
class View:
    """One showing of a book. `number` counts them; a page that is drawn alike has the same key."""

    number: int = 0
    showing: Showing = field(default_factory=lambda: Showing("whole", "", ()))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Return the key of each page, in order."""
        digests: dict[int, bytes] = {}

        def digest(pdf: bytes) -> bytes:
            if id(pdf) not in digests:
                digests[id(pdf)] = hashlib.sha256(pdf).digest()
            return digests[id(pdf)]

        return tuple(_key(forme, digest) for forme in self.showing.formes)

    @cached_property
    def formes(self) -> Mapping[str, Forme]:
        """Return the pages by their keys."""
        return dict(zip(self.keys, self.showing.formes, strict=True))

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return the pages, in order."""
        return tuple(forme.page for forme in self.showing.formes)

    @cached_property
    def _sources(self) -> Mapping[str, list[tuple[int, int, int, int]]]:
        """Return for each file its lines as printed: line and column in it, page, line of the page."""
        found: dict[str, list[tuple[int, int, int, int]]] = {}
        for number, page in enumerate(self.pages):
            for index, line in enumerate(page.lines):
                span = span_of(line.source)
                if span:
                    found.setdefault(span.file, []).append((span.line, span.column, number, index))
        return {file: sorted(places) for file, places in found.items()}

    def spot(self, diagnostic: Diagnostic) -> Spot | None:
        """Return where a diagnostic shows on the pages; None where nothing of it is printed."""
        place = diagnostic.place
        if isinstance(place, Leaf):
            return self._leaf(place)
        return self.printed(place) if place else None

    def _leaf(self, leaf: Leaf) -> Spot | None:
        if not 0 < leaf.sheet <= len(self.pages):
            return None
        lines = [line for line in self.pages[leaf.sheet - 1].lines if line.area == (leaf.box or "body")]
        chosen = lines[leaf.line - 1 : leaf.line] if leaf.line else []
        return Spot(leaf.sheet - 1, tuple(map(rectangle, chosen)))

    def printed(self, span: Span) -> Spot | None:
        """Return the line that prints a place of the manuscript, or the last one before it of its file."""
        places = self._sources.get(span.file, [])
        at = bisect_right(places, (span.line, span.column, len(self.pages), 0))
        if not places:
            return None
        _, _, number, index = places[max(0, at - 1)]
        return Spot(number, (rectangle(self.pages[number].lines[index]),))

    def place(self, block: str, offset: int) -> tuple[int, float] | None:
        """Return page and height of a letter of a block, or of the last line where it has become shorter."""
        found = None
        for number, page in enumerate(self.pages):
            for line in page.lines:
                if line.block == block and (found is None or line.start <= offset):
                    found = number, line.y
        return found


def rectangle(line: Line) -> Rectangle:
    """Return what the words of a line cover."""
    left = min((word.x for word in line.words), default=line.x)
    right = max((word.x + word.width for word in line.words), default=line.x + line.width)
    return left, line.y, right, line.y + line.height


def part(line: Line, start: int, end: int) -> Rectangle:
    """Return what letters of a line cover, measured by words."""
    left, top, right, bottom = rectangle(line)
    edges = list(_edges(line))
    lefts = [x for x, at in edges if at <= start]
    rights = [x for x, at in edges if at >= end]
    return max(lefts, default=left), top, min(rights, default=right), bottom


def _edges(line: Line) -> Iterator[tuple[float, int]]:
    """Yield places along a line, in order, with the letters before them, those of a word alike wide."""
    for number, word in enumerate(line.words):
        end = line.words[number + 1].start if number + 1 < len(line.words) else len(line.text)
        length = max(1, len(line.text[word.start : end].rstrip()))
        for letter in range(length + 1):
            yield word.x + word.width * letter / length, word.start + letter


def _key(forme: Forme, digest: Callable[[bytes], bytes]) -> str:
    parts = hashlib.sha256()
    for drawn in (forme.text, forme.furniture.drawn):
        if drawn is not None:
            parts.update(digest(drawn.pdf) + drawn.number.to_bytes(4, "big"))
    parts.update(repr((forme.page.width, forme.page.height, forme.page.sheet)).encode())
    return parts.hexdigest()[:KEY]
