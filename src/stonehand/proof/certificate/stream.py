"""Streams of words in reading order: the body of a section, and each of its notes apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from stonehand.source import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the place in the manuscript that they come from."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of one section: its body, and its notes by anchor."""

    section: str
    body: tuple[Piece, ...]
    notes: Mapping[str, tuple[Piece, ...]]


def joined(pieces: tuple[Piece, ...]) -> str:
    """Return the text of pieces, a space between them."""
    return " ".join(piece.text for piece in pieces)
