"""The words of draft copy in the order of the manuscript."""

from stonehand.model.block import CodeBlock
from stonehand.model.book import Section
from stonehand.model.element import walk
from stonehand.model.inline import CitationCluster, Code, CrossReference, DraftInline, Text
from stonehand.proof.certificate.stream import Piece, Stream


def draft_stream(section: Section[DraftInline], body_line: int) -> Stream:
    """Return the words of a section as they stand in its file, front matter left out."""
    body = _pieces((section.title, section.subtitle, section.blocks))
    kept = tuple(piece for piece in body if piece.span.line >= body_line)
    return Stream(section.anchor, kept, {note.anchor: _pieces(note.blocks) for note in section.notes})


def _pieces(node: object) -> tuple[Piece, ...]:
    found = [piece for item in walk(node) if (piece := _piece(item))]
    return tuple(sorted(found, key=lambda piece: (piece.span.line, piece.span.column)))


def _piece(node: object) -> Piece | None:
    if isinstance(node, Text | Code | CodeBlock):
        return Piece(node.text, node.span)
    if isinstance(node, CitationCluster | CrossReference):
        return Piece(node.typed, node.span)
    return None
