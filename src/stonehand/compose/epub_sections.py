"""A book in, the body of each of its EPUB documents out."""

import re
from collections.abc import Mapping

from stonehand.compose.renderer import renderer
from stonehand.compose.words import words_of
from stonehand.model.block import NoteGroup
from stonehand.model.book import Book, Matter, Section
from stonehand.model.inline import SetInline, Text
from stonehand.model.notes import gathered
from stonehand.source import Span

_ID = re.compile(r'\bid="([^"]+)"')
_HREF = re.compile(r'href="#([^"]+)"')


def compose_epub(book: Book) -> tuple[tuple[str, str], ...]:
    """Render the body of every section as (anchor, `<section>` element), in reading order.

    Notes stand at the end of their section or, by `design.epub_notes`, in a section `notes`: the book's own,
    or one more at the end. A link to another section is `other.xhtml#anchor`; images are `../images/<name>`.
    """
    made = renderer(book, "epub", "book" if book.design.epub_notes == "book" else "chapter")
    bodies = [(section.anchor, str(made.section(section))) for section in epub_sections(book)]
    homes = {name: anchor for anchor, body in bodies for name in _ID.findall(body)}
    return tuple((anchor, _linked(body, anchor, homes)) for anchor, body in bodies)


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
