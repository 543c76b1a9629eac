"""The codes of indexers' lists: lines, pages, notes, places that are gone, an index that is not listed."""

from dataclasses import replace
from pathlib import Path

import pytest

from samples.book_folder import write_book
from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Code, Report
from stonehand.importing.index_list import Leads, read_list
from stonehand.importing.index_places import place_terms
from stonehand.importing.printed_words import PrintedBook, PrintedWord
from stonehand.manuscript import read
from stonehand.model.book import GeneratedEntry, Matter
from stonehand.model.index import IndexPlace, ListedEntry
from stonehand.model.places import Places
from stonehand.parse import parse
from stonehand.resolve import resolve
from stonehand.source import SourceFile, Span

WORD = PrintedWord("Vega", "vega", "p1", 0)
NOTED = PrintedWord("Vega", "vega", "n1-p1", 0, "n1")
BOOK = PrintedBook(
    {"1": [WORD, NOTED], "2": []},
    {"p1": [WORD], "n1-p1": [NOTED]},
    {"p1": "1.md", "n1-p1": "1.md"},
    {"n1": "3"},
)


def listed(line: str) -> list[str]:
    """Return what is reported of a list of one line, read against a book of two pages."""
    report = Report()
    terms = read_list(SourceFile("list.txt", line), Leads(("see",), ("see also",)), report)
    place_terms(terms, BOOK, "", lambda place: True, report)
    return [f"{item.code.value} {item.place} {item.message}" for item in report]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Vega, 12-", "I011 list.txt:1:7 “12-” is no locator"),
        ("See also Venus", "I011 list.txt:1:1 no heading can be read in “See also Venus”"),
        ("Vega, 3", "I012 list.txt:1:7 the map has no page 3: “Vega”"),
        ("Vega, 1, 2", "I012 list.txt:1:10 page 2 has no text for “Vega”"),
        ("Vega, 1n4", "I013 list.txt:1:7 page 1 has no note 4"),
        ("Vega, 2n", "I013 list.txt:1:7 page 2 has no note that is the only one"),
    ],
)
def test_what_cannot_be_placed_is_reported(line: str, fault: str) -> None:
    assert [each[: len(fault)] for each in listed(line)] == [fault]


@pytest.mark.parametrize("line", ["Vega, 1", "Vega, 1n3", "Vega, 1n", "Vega. See also Venus"])
def test_what_can_be_placed_is_not_reported(line: str) -> None:
    assert listed(line) == []


def gone(copy: str) -> list[str]:
    """Return what is reported of a book with an index and a place of a list."""
    place = IndexPlace("1.md", "1-p1", "two craft called", "Vega flew to the comet")
    book = manuscript(entry(copy, "1.md"), GeneratedEntry("index", Matter.BACK, Span.point("book.toml", 9)))
    found = ListedEntry("Vega", (place,), Span.point("index-places.toml", 2))
    report = Report()
    resolve(parse(replace(book, listed=(found,)), Report()), Places(), report)
    return [item.message for item in report if item.code is Code.I014]


def test_a_place_that_is_gone_is_reported() -> None:
    message = "the copy has no place for “Vega” any more: “two craft called Vega flew to the comet”"
    assert gone("Of a star.") == [message]


def test_a_place_that_stands_is_not_reported() -> None:
    assert gone("Two craft called Vega flew.") == []


def unlisted(root: Path, tables: str, back: str) -> list[str]:
    """Return what is reported of indexes that book.toml describes."""
    report = Report()
    matter = f'body = ["a.md"]\nback = [{back}]\n{tables}'
    read(write_book(root, matter, {"a.md": "A."}), report)
    return [item.message for item in report if item.code is Code.I015]


@pytest.mark.parametrize(
    ("tables", "back", "names"),
    [
        ("[[index]]", "", ["index"]),
        ('[[index]]\n[[index]]\nname = "names"', '"index"', ["index-names"]),
        ('[[index]]\n[[index]]\nname = "names"', '"index", "index-names"', []),
        ('[[index]]\nname = "names"', '"index"', []),
        ("", "", []),
    ],
)
def test_an_index_that_is_described_must_be_listed(
    tmp_path: Path, tables: str, back: str, names: list[str]
) -> None:
    messages = [f"“{name}” is described, but [matter] does not list it" for name in names]
    assert unlisted(tmp_path, tables, back) == messages
