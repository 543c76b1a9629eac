"""A book in, the body of each of its EPUB documents out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stonehand.compose.epub_parts import parts
from stonehand.compose.page_marks import Bodies, mark_pages
from stonehand.compose.renderer import renderer
from stonehand.compose.words import words_of
from stonehand.model.block import NoteGroup
from stonehand.model.book import Book, Matter, Section
from stonehand.model.inline import SetInline, Text
from stonehand.model.layout import Page
from stonehand.model.notes import gathered
from stonehand.model.page_list import PageList
from stonehand.source import Span

_ID = re.compile(r'\bid="([^"]+)"')
_HREF = re.compile(r'href="#([^"]+)"')


@dataclass(frozen=True, slots=True)
class Composed:
    """The body of each document by name, where printed pages begin, and the document that has each id."""

    bodies: Bodies
    page_list: PageList
    homes: Mapping[str, str]


def compose_documents(book: Book, printed: Sequence[Page] = ()) -> Composed:
    """Render the documents of a book, with marks where the pages of the printed one begin.

    A document has the name of its section's anchor; a section too large for one goes on in others. Notes
    stand at the end of their section or, by `design.epub_notes`, in a section `notes`: the book's own, or one
    more at the end. A link to another section is `other.xhtml#anchor`; images are `../images/<name>`.
    """
    made = renderer(book, "epub", "book" if book.design.epub_notes == "book" else "chapter")
    bodies = tuple((section.anchor, str(made.section(section))) for section in epub_sections(book))
    marked = mark_pages(bodies, printed)
    documents = [part for anchor, body in marked.bodies for part in parts(anchor, body)]
    homes = {anchor: name for name, body in documents for anchor in _ID.findall(body)}
    marks = tuple(replace(mark, document=homes[mark.anchor]) for mark in marked.page_list.marks)
    linked = tuple((name, _linked(body, name, homes)) for name, body in documents)
    return Composed(linked, replace(marked.page_list, marks=marks), homes)


def epub_sections(book: Book) -> tuple[Section[SetInline], ...]:
    """Return the sections of the EPUB: with or without the notes of the book, as its design has them."""
    if book.design.epub_notes == "chapter":
        return tuple(section for section in book.sections if section.kind != "notes")
    if any(section.kind == "notes" for section in book.sections):
        return book.sections
    notes = _notes(book)
    return (*book.sections, notes) if notes.blocks else book.sections


def _notes(book: Book) -> Section[SetInline]:
    span = Span.point("manuscript/book.toml")
    return Section(
        anchor="notes",
        kind="notes",
        matter=Matter.BACK,
        span=span,
        title=(Text(words_of(book.metadata.language).notes, span),),
        blocks=tuple(_group(section) for section in book.sections if gathered(section.notes)),
        generated=True,
    )


def _group(section: Section[SetInline]) -> NoteGroup[SetInline]:
    return NoteGroup(
        anchor=f"notes-{section.anchor}",
        span=section.span,
        notes=tuple(note.anchor for note in gathered(section.notes)),
        section=section.anchor,
        title=section.title,
    )


def _linked(body: str, anchor: str, homes: Mapping[str, str]) -> str:
    def link(match: re.Match[str]) -> str:
        target = match.group(1)
        home = homes.get(target, anchor)
        return match.group(0) if home == anchor else f'href="{home}.xhtml#{target}"'

    return _HREF.sub(link, body)
