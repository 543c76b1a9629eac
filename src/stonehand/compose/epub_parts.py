"""The body of an EPUB document that is too large in, the bodies of several smaller ones out."""

from dataclasses import dataclass
from itertools import pairwise
from xml.parsers import expat

LARGEST = 270_000
"""Bytes of a body: Adobe's older reading systems show 300 kB of a document, and its head comes on top."""

_ROOT = b"<x>"
_SECTION, _CHILD = 1, 2
"""How deep the section of a document stands, and its own blocks."""


@dataclass(frozen=True, slots=True)
class Seams:
    """The bytes where a section's content begins and ends, and where it may be parted: at heads and notes."""

    first: int
    last: int
    heads: tuple[int, ...]


def part_name(anchor: str, number: int) -> str:
    """Return what the document of a part is called, the first one being 1; no anchor has a full stop."""
    return anchor if number == 1 else f"{anchor}.{number}"


def section_of(name: str) -> str:
    """Return the anchor of the section that a document is a part of."""
    return name.partition(".")[0]


def parts(anchor: str, body: str, largest: int = LARGEST) -> tuple[tuple[str, str], ...]:
    """Return name and body of each document of a section; one where it is small or has no heads.

    Every part has the section's element around it, the first alone with its id and what it is.
    """
    data = body.encode()
    if len(data) <= largest:
        return ((anchor, body),)
    try:
        seams = _seams(data)
    except expat.ExpatError:  # the gate of the press reports it
        return ((anchor, body),)
    contents = [data[start:end] for start, end in pairwise(_cuts(seams, largest))]
    begin, end = data[: seams.first], data[seams.last :]
    rest = [b"<section>" + content + end for content in contents[1:]]
    made = (begin + contents[0] + end, *rest)
    return tuple((part_name(anchor, number), part.decode()) for number, part in enumerate(made, 1))


def _cuts(seams: Seams, largest: int) -> list[int]:
    """Return where to cut so that no part is larger than it must be, and as few are made as can be."""
    cuts = [seams.first]
    for head, following in pairwise((*seams.heads, seams.last)):
        if head > cuts[-1] and following - cuts[-1] > largest:
            cuts.append(head)
    return [*cuts, seams.last]


def _seams(data: bytes) -> Seams:
    reader = _Reader()
    reader.parser.Parse(_ROOT + data + b"</x>", True)
    return Seams(reader.first, reader.last, tuple(reader.heads))


class _Reader:
    """Find the seams of a document by the events of expat, which knows the byte of each."""

    def __init__(self) -> None:
        self.first, self.last, self.heads = -1, -1, list[int]()
        self._depth = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _byte(self) -> int:
        byte = self.parser.CurrentByteIndex - len(_ROOT)
        if self._depth > _SECTION and self.first < 0:
            self.first = byte
        return byte

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        byte = self._byte()
        if self._depth == _CHILD and (name == "h2" or "notes" in attributes.get("class", "").split()):
            self.heads.append(byte)
        self._depth += 1

    def _end(self, _name: str) -> None:
        byte = self._byte()
        self._depth -= 1
        if self._depth == _SECTION:
            self.last = byte

    def _characters(self, _text: str) -> None:
        self._byte()
