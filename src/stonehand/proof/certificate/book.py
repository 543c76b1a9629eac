"""The words of set copy as a page prints them: labels, numbers, calls, markers and folios among them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from stonehand.model.block import (
    Block,
    Closer,
    CodeBlock,
    ContentsEntry,
    ContentsList,
    DefinitionList,
    Epigraph,
    Equation,
    Figure,
    Heading,
    ListBlock,
    NoteGroup,
    Ornament,
    Paragraph,
    Table,
    Verse,
)
from stonehand.model.book import Book, Note, Section
from stonehand.model.element import walk
from stonehand.model.inline import Code, Formula, Image, LineBreak, NoteReference, SetInline, Text
from stonehand.model.numerals import letters, roman
from stonehand.proof.certificate.stream import Piece, Stream
from stonehand.source import Span

Medium = Literal["print", "epub"]

NUMBERINGS: Mapping[str, Callable[[int], str]] = {
    "lower-alpha": letters,
    "upper-alpha": letters,
    "lower-roman": roman,
    "upper-roman": roman,
}
"""How the numbers of a list are written; case does not matter to the certificate."""


def book_streams(book: Book, medium: Medium) -> tuple[Stream, ...]:
    """Return the words of every section; notes apart wherever they are set.

    Those of print have calls, markers and folios, those of the EPUB have the notation of formulas instead; of
    print figures and tables are apart too, for they move.
    """
    return tuple(_stream(section, medium) for section in book.sections)


def section_words(section: Section[SetInline], medium: Medium) -> Iterator[Piece]:
    """Yield the words of a section in the order of the copy, figures and tables where they stand in it."""
    yield from _opening(section, medium)
    yield from _blocks(section.blocks, medium)


def note_words(note: Note[SetInline], medium: Medium) -> Iterator[Piece]:
    """Yield the words of a note, in print with its marker."""
    if medium == "print":
        yield Piece(note.mark, note.span)
    yield from _blocks(note.blocks, medium)


def _stream(section: Section[SetInline], medium: Medium) -> Stream:
    words = tuple(section_words(section, medium))
    notes = {note.anchor: tuple(note_words(note, medium)) for note in section.notes}
    if medium == "epub":
        return Stream(section.anchor, words, notes)
    apart: dict[str, list[Piece]] = {}
    for piece in words:
        apart.setdefault(piece.display, []).append(piece)
    body = tuple(apart.pop("", ()))
    return Stream(section.anchor, body, notes, {anchor: tuple(each) for anchor, each in apart.items()})


def _opening(section: Section[SetInline], medium: Medium) -> Iterator[Piece]:
    if section.label:
        yield Piece(section.label, section.span)
    yield from _line(section.title, section.span, medium)
    yield from _line(section.subtitle, section.span, medium)
    for person in section.contributors:
        yield Piece(person.name, section.span)
        if person.affiliation:
            yield Piece(person.affiliation, section.span)


def _line(content: Iterable[SetInline], span: Span, medium: Medium) -> Iterator[Piece]:
    """Yield one piece for a run of inline nodes, so that no space divides a word."""
    nodes = tuple(content)
    text = "".join(_inline(node, medium) for node in nodes)
    formulas = tuple(node for node in walk(nodes) if isinstance(node, Formula))
    if text.strip() or formulas:
        yield Piece(text, span, formulas=formulas)


def _inline(node: SetInline, medium: Medium) -> str:
    match node:
        case Text() | Code():
            return node.text
        case LineBreak():
            return " "
        case Image():
            return ""
        case Formula():
            return f" formula {node.tex} " if medium == "epub" else ""
        case NoteReference():
            return node.mark if medium == "print" else ""
    return "".join(_inline(item, medium) for item in node.content)


def _blocks(blocks: Iterable[Block[SetInline]], medium: Medium) -> Iterator[Piece]:
    for block in blocks:
        yield from _block(block, medium)


def _block(block: Block[SetInline], medium: Medium) -> Iterator[Piece]:
    match block:
        case Paragraph():
            yield from _line(block.content, block.span, medium)
        case Heading():
            yield Piece(block.number, block.span)
            yield from _line(block.content, block.span, medium)
        case CodeBlock():
            yield Piece(block.text, block.span)
        case Equation():
            yield Piece(block.number, block.span)
            yield from _line((block.formula,), block.span, medium)
        case Epigraph():
            yield from _blocks(block.blocks, medium)
            yield from _line(block.source, block.span, medium)
        case Verse():
            for stanza in block.stanzas:
                for line in stanza:
                    yield from _line(line.content, line.span, medium)
        case ListBlock():
            yield from _list(block, medium)
        case DefinitionList():
            for item in block.items:
                yield from _line(item.term, item.span, medium)
                for definition in item.definitions:
                    yield from _blocks(definition, medium)
        case Figure() | Table():
            words = _figure(block, medium) if isinstance(block, Figure) else _table(block, medium)
            yield from (replace(piece, display=block.anchor) for piece in words)
        case Closer():
            for content in (block.affiliation, block.name, block.place, block.date):
                yield from _line(content, block.span, medium)
        case ContentsList():
            for entry in block.entries:
                yield from _entry(entry, medium)
        case NoteGroup():
            yield from _line(block.title, block.span, medium)
        case Ornament():
            return
        case _:
            yield from _blocks(block.blocks, medium)


def _list(block: ListBlock[SetInline], medium: Medium) -> Iterator[Piece]:
    for number, item in enumerate(block.items, block.start):
        if block.ordered and medium == "print":
            yield Piece(NUMBERINGS.get(block.style, str)(number), item.span)
        yield from _blocks(item.blocks, medium)


def _figure(block: Figure[SetInline], medium: Medium) -> Iterator[Piece]:
    yield Piece(block.number, block.span)
    yield from _line(block.caption, block.span, medium)
    yield from _line(block.credit, block.span, medium)


def _table(block: Table[SetInline], medium: Medium) -> Iterator[Piece]:
    yield Piece(block.number, block.span)
    yield from _line(block.caption, block.span, medium)
    for row in (*block.head, *block.body, *block.foot):
        for cell in row.cells:
            yield from _line(cell.content, cell.span, medium)
            yield from _blocks(cell.blocks, medium)
    yield from _line(block.source, block.span, medium)
    yield from _line(block.credit, block.span, medium)


def _entry(entry: ContentsEntry[SetInline], medium: Medium) -> Iterator[Piece]:
    yield Piece(entry.number, entry.span)
    yield from _line(entry.title, entry.span, medium)
    yield Piece(entry.contributors, entry.span)
    if medium == "print":
        yield Piece(entry.folio, entry.span)
