"""Draft copy and set copy in, the words that they do not share out: what `resolve` lost, doubled or moved."""

from collections.abc import Iterator, Set

from stonehand.model.block import CodeBlock, NoteGroup
from stonehand.model.book import Section
from stonehand.model.element import walk
from stonehand.model.inline import (
    CitationCluster,
    Code,
    CrossReference,
    DraftInline,
    NoteCall,
    Reference,
    SetInline,
    SpelledOut,
    Text,
)
from stonehand.proof.certificate.differ import Difference, differences
from stonehand.proof.certificate.stream import Piece, joined
from stonehand.source import Span

SETTLED = (CitationCluster, CrossReference, Reference, NoteGroup, SpelledOut)
"""What `resolve` words anew, or adds."""


def resolved_differences(
    section: Section[DraftInline], made: Section[SetInline] | None
) -> Iterator[Difference]:
    """Yield the differences between a section of a draft and that of its book (None: lost), note by note."""
    nodes = tuple(walk((section.title, section.subtitle, section.blocks)))
    called = {node.label for node in nodes if isinstance(node, NoteCall)}
    # What comes of citations, and of references to nothing, stands at their places.
    typed = {
        node.span
        for node in (*nodes, *walk(section.notes))
        if isinstance(node, CrossReference | CitationCluster)
    }
    file = section.span.file
    yield from differences(_body(section), _words(_body(made), typed, file) if made else "")
    notes = {note.anchor: tuple(_pieces(note.blocks)) for note in made.notes} if made else {}
    for note in section.notes:
        if note.label in called:
            words = _words(notes.get(note.anchor, ()), typed, file)
            yield from differences(tuple(_pieces(note.blocks)), words)


def _body(section: "Section[DraftInline] | Section[SetInline]") -> tuple[Piece, ...]:
    return tuple(_pieces((section.title, section.subtitle, section.blocks)))


def _words(pieces: tuple[Piece, ...], typed: Set[Span], file: str) -> str:
    """Return the words of a section's own file: those of a list of works stand in files of works."""
    return joined(tuple(piece for piece in pieces if piece.span not in typed and piece.span.file == file))


def _pieces(node: object) -> Iterator[Piece]:
    """Yield the words below a node in the order of its fields."""
    if isinstance(node, Text | Code | CodeBlock):
        yield Piece(node.text, node.span)
    elif isinstance(node, tuple):
        for item in node:
            yield from _pieces(item)
    elif not isinstance(node, (*SETTLED, Span)):
        for name in getattr(node, "__dataclass_fields__", ()):
            yield from _pieces(getattr(node, name))
