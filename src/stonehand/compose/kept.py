"""A section in, the key of its HTML out: all that a template of the house may see of it and of its book."""

from collections.abc import Mapping

from stonehand.compose.house import book_folders
from stonehand.model.artefact import Composition, SectionHtml
from stonehand.model.book import Book, Section
from stonehand.model.inline import SetInline
from stonehand.store.cache import content_key
from stonehand.store.toolchain import toolchain


def html_key(section: "Section[SetInline]", book: Book) -> str:
    """Return the key of a section's HTML for print; empty where the book's own templates make it."""
    if book_folders(book.root, "templates"):
        return ""
    # The notes of other sections are printed by the section that gathers them alone.
    notes = repr([each.notes for each in book.sections]) if section.kind == "notes" else ""
    around = repr(book.metadata), repr(book.design), repr(book.makeup), notes
    return content_key("html", toolchain(), repr(section), *around)


def still_known(made: Composition, of: Book, book: Book) -> Mapping[str, SectionHtml]:
    """Return, by anchor, the HTML made of one resolution of a book that another resolution of it has too."""
    if book.makeup != of.makeup or book_folders(book.root, "templates"):
        return {}
    before = {each.anchor: each for each in of.sections if each.kind != "notes"}
    same = {each.anchor for each in book.sections if before.get(each.anchor) == each}
    return {html.anchor: html for html in made.sections if html.anchor in same}
