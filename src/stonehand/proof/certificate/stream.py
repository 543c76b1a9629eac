"""Streams of words in reading order: the body of a section, its notes and its displays each apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stonehand.source import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the place in the manuscript that they come from.

    `display` is the anchor of the figure or table that they stand in, which a page may have elsewhere.
    """

    text: str
    span: Span
    display: str = ""


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of one section: its body, and its notes, figures and tables by anchor."""

    section: str
    body: tuple[Piece, ...]
    notes: Mapping[str, tuple[Piece, ...]]
    displays: Mapping[str, tuple[Piece, ...]] = field(default_factory=dict)


def joined(pieces: Iterable[Piece]) -> str:
    """Return the text of pieces, a space between them."""
    return " ".join(piece.text for piece in pieces)
