"""Streams of words in reading order: the body of a section, its notes and its displays each apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from stonehand.model.inline import Formula
from stonehand.source import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the place in the manuscript that they come from.

    `display` is the anchor of the figure or table that they stand in, which a page may have elsewhere;
    `formulas` are drawn among the words, and have none on a page.
    """

    text: str
    span: Span
    display: str = ""
    formulas: tuple[Formula, ...] = ()


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of one section: its body, and its notes, figures and tables by anchor."""

    section: str
    body: tuple[Piece, ...]
    notes: Mapping[str, tuple[Piece, ...]]
    displays: Mapping[str, tuple[Piece, ...]] = field(default_factory=dict)

    def pieces(self) -> Iterator[Piece]:
        """Yield all pieces, those of the body first."""
        yield from self.body
        for apart in (*self.displays.values(), *self.notes.values()):
            yield from apart


def joined(pieces: Iterable[Piece]) -> str:
    """Return the text of pieces, a space between them."""
    return " ".join(piece.text for piece in pieces)
