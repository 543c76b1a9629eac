"""The legs of the certificate before the files: each gone once, a section again where it is another one."""

from dataclasses import replace

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Code, Report
from stonehand.model.book import Book
from stonehand.model.places import Places
from stonehand.parse import parse
from stonehand.pipeline.certifying import Legs
from stonehand.pipeline.copy import Copy
from stonehand.proof.certificate.source_leg import Count
from stonehand.resolve import resolve


def legs_and_book(*texts: str) -> tuple[Legs, Book]:
    copy = manuscript(*(entry(text, f"{number}.md") for number, text in enumerate(texts)))
    draft = parse(copy, Report())
    return Legs(Copy(copy, draft, lambda report: Count(0, 0))), resolve(draft, Places(), Report())


def lost(legs: Legs, book: Book) -> list[str]:
    """Return what differs between the copy and the book, when all is gone without pages."""
    legs.go(book, ())
    return [diagnostic.message for diagnostic in legs.found if diagnostic.code is Code.P901]


def test_what_the_resolved_copy_lacks_is_found_before_there_are_pages() -> None:
    legs, book = legs_and_book("One word.", "Two words.")
    legs.set_out(replace(book, sections=book.sections[:1]))
    ((_, kept), (_, lacking)) = legs.compared.values()
    assert (kept, [diagnostic.code for diagnostic in lacking]) == ((), [Code.P901])


def test_a_section_that_was_resolved_otherwise_is_compared_again() -> None:
    legs, book = legs_and_book("One word.", "Two words.")
    legs.set_out(replace(book, sections=book.sections[:1]))
    assert lost(legs, book) == []


def test_legs_are_gone_once() -> None:
    legs, book = legs_and_book("One word.", "Two words.")
    found = lost(legs, book)
    assert lost(legs, replace(book, sections=())) == found
