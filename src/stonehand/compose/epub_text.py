"""The body of an EPUB document in, its runs of text out, each with its block and its byte in the markup.

A mark can then be written into the markup without touching any other byte of it.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from xml.parsers import expat

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Characters that print nothing, and that a page may have lost."""

_GENERATED = frozenset(("call", "marker", "generated"))
_WHOLE = frozenset(("header", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "table"))
"""What a mark at its very beginning stands before and not in: no heading or caption is to contain one."""
_ROOT = b"<x>"
_IN_ROOT = 2
"""What surrounds the section itself: nothing, and the root put around it."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text of one element without markup or entities inside: its first byte, and its block.

    `display` is the figure or table around it; `note` is the note. `generated`: no text of the book, or none
    in which a mark may stand. `before` is the byte at which a mark before its first letter stands.
    """

    text: str
    byte: int
    before: int
    block: str
    display: str
    note: str
    generated: bool

    def byte_at(self, offset: int) -> int:
        """Return the byte at which a mark before a character stands."""
        lead = len(self.text) - len(self.text.lstrip())
        return self.before if offset <= lead else self.byte + len(self.text[:offset].encode())


Position = tuple[int, int]
"""The index of a run and the offset of a character in it."""


@dataclass(frozen=True, slots=True)
class SectionText:
    """The text of one document: its runs in their order, and the bytes where its section begins and ends."""

    runs: tuple[TextRun, ...]
    byte: int
    end: int
    by_block: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def byte_at(self, position: Position) -> int:
        """Return the byte at which a mark before a position stands."""
        index, offset = position
        if index < 0:
            return self.byte
        return self.runs[index].byte_at(offset) if index < len(self.runs) else self.end

    def first(self, block: str) -> Position | None:
        """Return the first letter of a block, whatever generated it."""
        for index, run in enumerate(self.runs):
            if run.block == block and run.text.strip():
                return index, len(run.text) - len(run.text.lstrip())
        return None

    def plain(self, block: str) -> "PlainText":
        """Return the plain text of a block, as the layout map counts it."""
        indexes = self.by_block.get(block, ())
        text = "".join(self.runs[index].text for index in indexes)
        starts = tuple(accumulate((len(self.runs[index].text) for index in indexes), initial=0))[:-1]
        return PlainText(text, indexes, starts)


@dataclass(frozen=True, slots=True)
class PlainText:
    """The plain text of a block, and the offset in it at which each of its runs begins."""

    text: str
    indexes: tuple[int, ...]
    starts: tuple[int, ...]

    def position(self, offset: int) -> Position:
        """Return the run in which a character stands."""
        number = bisect_right(self.starts, offset) - 1
        return self.indexes[number], offset - self.starts[number]


def section_text(body: str, blocks: Collection[str], displays: Collection[str]) -> SectionText | None:
    """Read the markup of a section; None where it is not well formed, which the gate of the press reports.

    `blocks` and `displays` are the anchors that the layout map knows.
    """
    reader = _Reader(blocks, displays)
    try:
        reader.read(body.encode())
    except expat.ExpatError:
        return None
    by_block: dict[str, list[int]] = {}
    for index, run in enumerate(reader.runs):
        if not run.generated:
            by_block.setdefault(run.block, []).append(index)
    known = {block: tuple(indexes) for block, indexes in by_block.items()}
    return SectionText(tuple(reader.runs), reader.begins, reader.ends, known)


@dataclass(frozen=True, slots=True)
class _Around:
    """What surrounds a text."""

    block: str = ""
    display: str = ""
    note: str = ""
    generated: bool = False


class _Reader:
    """Gather the runs of a document from the events of expat, which knows the byte of each."""

    def __init__(self, blocks: Collection[str], displays: Collection[str]) -> None:
        self.runs: list[TextRun] = []
        self.begins = self.ends = -1
        self._blocks, self._displays = blocks, displays
        self._around = [_Around()]
        self._opened: list[tuple[int, str]] = []
        self._is_open = False
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartCdataSectionHandler = self._start_verbatim
        self._parser.EndCdataSectionHandler = self._end_verbatim

    def read(self, data: bytes) -> None:
        """Read markup; raises ExpatError."""
        self._parser.Parse(_ROOT + data + b"</x>", True)

    def _byte(self) -> int:
        byte = self._parser.CurrentByteIndex - len(_ROOT)
        if self._is_open and self.begins < 0:
            self.begins = byte
        return byte

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        byte = self._byte()
        self._is_open = self._is_open or name != "x"
        self._opened.append((byte, name))
        around, anchor = self._around[-1], attributes.get("id", "")
        classes = set(attributes.get("class", "").split())
        self._around.append(
            _Around(
                anchor if anchor in self._blocks else around.block,
                around.display or (anchor if anchor in self._displays else ""),
                around.note or (anchor if "note" in classes else ""),
                around.generated or name == "math" or not classes.isdisjoint(_GENERATED),
            )
        )

    def _end(self, name: str) -> None:
        byte = self._byte()
        self._around.pop()
        self._opened.clear()
        if len(self._around) == _IN_ROOT:
            self.ends = byte

    def _start_verbatim(self) -> None:
        around = self._around[-1]
        self._around.append(_Around(around.block, around.display, around.note, generated=True))

    def _end_verbatim(self) -> None:
        self._around.pop()

    def _characters(self, text: str) -> None:
        byte, around = self._byte(), self._around[-1]
        before = byte + len(text[: len(text) - len(text.lstrip())].encode())
        before = next((start for start, name in self._opened if name in _WHOLE), before)
        self.runs.append(
            TextRun(text, byte, before, around.block, around.display, around.note, around.generated)
        )
        if text.strip():
            self._opened.clear()


def solid(text: str) -> Iterator[tuple[int, str]]:
    """Yield the characters that a page prints ink for, each with its offset."""
    return (
        (offset, character)
        for offset, character in enumerate(text)
        if not character.isspace() and character not in INVISIBLE
    )
