"""The words of draft copy in the order of the manuscript."""

from collections.abc import Iterator

from stonehand.model.block import CodeBlock, Row
from stonehand.model.book import Section
from stonehand.model.inline import CitationCluster, Code, CrossReference, DraftInline, Formula, Text
from stonehand.proof.certificate.stream import Piece, Stream
from stonehand.source import Span


def draft_stream(section: Section[DraftInline], body_line: int) -> Stream:
    """Return the words of a section as they stand in its file, front matter left out."""
    body = pieces_of((section.title, section.subtitle, section.blocks))
    kept = tuple(piece for piece in body if piece.span.line >= body_line)
    return Stream(section.anchor, kept, {note.anchor: pieces_of(note.blocks) for note in section.notes})


def pieces_of(node: object) -> tuple[Piece, ...]:
    """Return the words below a node of draft copy in the order of the manuscript.

    Lines of the cells of a row stand side by side there; the words of a row follow each other cell by cell.
    """
    found = sorted(_placed(node, None), key=lambda item: (item[0].line, item[0].column))
    return tuple(piece for _, piece in found)


def _placed(node: object, row: Span | None) -> Iterator[tuple[Span, Piece]]:
    """Yield the pieces below a node with the place that orders them: their own, or that of their row.

    The short caption of a list stands in braces, whose words the source is not asked for.
    """
    piece = _piece(node)
    if piece is not None:
        yield row or piece.span, piece
    elif isinstance(node, tuple):
        for item in node:
            yield from _placed(item, row)
    elif not isinstance(node, Span):
        inner = (row or node.span) if isinstance(node, Row) else row
        for name in (each for each in getattr(node, "__dataclass_fields__", ()) if each != "short"):
            yield from _placed(getattr(node, name), inner)


def _piece(node: object) -> Piece | None:
    if isinstance(node, Text | Code | CodeBlock):
        return Piece(node.text, node.span)
    if isinstance(node, CitationCluster | CrossReference | Formula):
        return Piece(node.typed, node.span)
    return None
