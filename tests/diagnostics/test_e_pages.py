"""E014: a page of the printed book whose matter the EPUB has not, and one that is there."""

from dataclasses import replace

import pytest

from samples.pressed import line, page
from samples.small_book import small_book
from samples.small_epub import METADATA
from stonehand.compose.epub_pages import epub_pages
from stonehand.diagnostics import Report
from stonehand.model.book import Book, Matter, Section
from stonehand.model.inline import SetInline
from stonehand.model.layout import Page
from stonehand.pipeline.folios import report_lacking
from stonehand.source import Span

BOOK = small_book(METADATA)
NOTES: Section[SetInline] = Section(
    anchor="notes", kind="notes", matter=Matter.BACK, span=Span.point("manuscript/book.toml", 9), blocks=()
)
WITH_NOTES = replace(BOOK, sections=(*BOOK.sections, NOTES))


def pages(section: str, *folios: str) -> tuple[Page, ...]:
    """Return pages of a section."""
    made = page(1, line("Words", 20, block="x"))
    return tuple(replace(made, section=section, folio=folio) for folio in folios)


POSITIVE = [
    ("E014", BOOK, pages("notes", "9"), "the page list has no page 9: “notes” is not in the EPUB"),
    ("E014", WITH_NOTES, pages("notes", "9"), "the page list has no page 9: “notes” is not in the EPUB"),
    ("E014", WITH_NOTES, pages("notes", "9", "10", "11"), "the page list has no page 9 to 11: “notes”"),
]
NEGATIVE = [("E014", BOOK, pages("fin", "9")), ("E014", WITH_NOTES, pages("fin", "9"))]


def found(book: Book, printed: tuple[Page, ...]) -> list[tuple[str, str]]:
    """Return (place, message) of what is reported of a book's pages."""
    report = Report()
    report_lacking(book, epub_pages(book, "cover.svg", printed).page_list, report)
    return [(str(item.place), item.message) for item in report if item.code.value == "E014"]


@pytest.mark.parametrize("code, book, printed, message", POSITIVE)
def test_pages_without_a_mark_are_listed(
    code: str, book: Book, printed: tuple[Page, ...], message: str
) -> None:
    ((place, said),) = found(book, printed)
    assert said.startswith(message)
    assert place.startswith("manuscript/book.toml")


@pytest.mark.parametrize("code, book, printed", NEGATIVE)
def test_pages_with_a_mark_are_not(code: str, book: Book, printed: tuple[Page, ...]) -> None:
    assert found(book, printed) == []
