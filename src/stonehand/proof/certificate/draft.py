"""The words of draft copy in the order of the manuscript."""

from stonehand.model.block import CodeBlock
from stonehand.model.book import Section
from stonehand.model.element import walk
from stonehand.model.inline import CitationCluster, Code, CrossReference, DraftInline, Text
from stonehand.proof.certificate.stream import Piece, Stream


def draft_stream(section: Section[DraftInline], body_line: int) -> Stream:
    """Return the words of a section as they stand in its file, front matter left out."""
    body = pieces_of((section.title, section.subtitle, section.blocks))
    kept = tuple(piece for piece in body if piece.span.line >= body_line)
    return Stream(section.anchor, kept, {note.anchor: pieces_of(note.blocks) for note in section.notes})


def pieces_of(node: object) -> tuple[Piece, ...]:
    """Return the words below a node of draft copy in the order of the manuscript."""
    found = [piece for item in walk(node) if (piece := _piece(item))]
    return tuple(sorted(found, key=lambda piece: (piece.span.line, piece.span.column)))


def _piece(node: object) -> Piece | None:
    if isinstance(node, Text | Code | CodeBlock):
        return Piece(node.text, node.span)
    if isinstance(node, CitationCluster | CrossReference):
        return Piece(node.typed, node.span)
    return None
