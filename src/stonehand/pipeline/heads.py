"""A pagination in; the running heads of its notes pages, which say to which pages the notes belong, out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stonehand.model.artefact import FurniturePage
from stonehand.model.book import Book
from stonehand.model.layout import Page
from stonehand.press.pdf.pagination import furniture, places
from stonehand.resolve.terms import terms_of


def book_furniture(book: Book, pages: Sequence[Page]) -> tuple[FurniturePage, ...]:
    """Return what each page carries; pages of notes at the end have "Notes to pages 23–41" on both sides."""
    terms = terms_of(book.metadata.language)
    notes = {section.anchor for section in book.sections if section.kind == "notes"}
    calls = called_on(book, pages)
    made = []
    for page, each in zip(pages, furniture(book.sections, pages), strict=True):
        folios = _folios(page, calls) if page.section in notes and each.head else []
        made.append(replace(each, head=terms.notes_to(folios[0], folios[-1])) if folios else each)
    return tuple(made)


def called_on(book: Book, pages: Sequence[Page]) -> Mapping[str, str]:
    """Return the folio of the page on which each note is called."""
    found = places(pages)
    return {note.anchor: found.folio(note.call) for section in book.sections for note in section.notes}


def _folios(page: Page, calls: Mapping[str, str]) -> list[str]:
    """Return the folios of the calls of the notes on a page, in the order of its lines."""
    return [folio for line in page.lines if (folio := calls.get(line.note, ""))]
