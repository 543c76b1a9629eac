"""The codes of indexers' lists: lines, pages, notes, places that are gone, an index that is not listed."""

from collections.abc import Callable
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


Found = list[tuple[Code, str]]


def of(letter: str, report: Report) -> Found:
    """Return (code, message) of all that is reported under a letter."""
    return [(item.code, item.message) for item in report if item.code.value[0] == letter]


def listed(line: str, root: Path) -> Found:
    """Read a list against a book of two pages."""
    report = Report()
    terms = read_list(SourceFile("list.txt", line), Leads(("see",), ("see also",)), report)
    place_terms(terms, BOOK, "", lambda place: True, report)
    return of("I", report)


def edited(copy: str, root: Path) -> Found:
    """Resolve a book with an index and a place of a list."""
    place = IndexPlace("1.md", "1-p1", "two craft called", "Vega flew to the comet")
    book = manuscript(entry(copy, "1.md"), GeneratedEntry("index", Matter.BACK, Span.point("book.toml", 9)))
    found = ListedEntry("Vega", (place,), Span.point("index-places.toml", 2))
    report = Report()
    resolve(parse(replace(book, listed=(found,)), Report()), Places(), report)
    return of("I", report)


def described(tables: str, root: Path) -> Found:
    """Read a book with the rest of [matter], and tables after it."""
    report = Report()
    read(write_book(root, f'body = ["a.md"]\n{tables}', {"a.md": "A."}), report)
    return of("I", report)


NAMES = 'back = ["index"]\n[[index]]\n[[index]]\nname = "names"'
GONE = "the copy has no place for “Vega” any more: “two craft called Vega flew to the comet”"
POSITIVE = [
    (Code.I011, listed, "Vega, 12-", "“12-” is no locator"),
    (Code.I011, listed, "See also Venus", "no heading can be read in “See also Venus”"),
    (Code.I011, listed, "Index\n\nVega, 1", "“Index” has no pages, no reference and no sub-entry"),
    (Code.I012, listed, "Vega, 3", "the map has no page 3: “Vega”"),
    (Code.I012, listed, "Vega, 1-3", "the map has no page 3: “Vega”"),
    (Code.I012, listed, "Vega, 1, 2", "page 2 has no text for “Vega”"),
    (Code.I013, listed, "Vega, 1n4", "page 1 has no note 4"),
    (Code.I013, listed, "Vega, 2n", "page 2 has no note that is the only one"),
    (Code.I014, edited, "Of a star.", GONE),
    (Code.I015, described, "[[index]]", "“index” is described, but [matter] does not list it"),
    (Code.I015, described, NAMES, "“index-names” is described, but [matter] does not list it"),
]
NEGATIVE = [
    (Code.I011, listed, "Vega. See also Venus"),
    (Code.I011, listed, "craft\n    Vega, 1"),
    (Code.I012, listed, "Vega, 1"),
    (Code.I013, listed, "Vega, 1n3"),
    (Code.I013, listed, "Vega, 1n"),
    (Code.I014, edited, "Two craft called Vega flew."),
    (Code.I015, described, ""),
    (Code.I015, described, 'back = ["index"]\n[[index]]'),
    (Code.I015, described, 'back = ["index"]\n[[index]]\nname = "names"'),
]


@pytest.mark.parametrize(("code", "read_it", "copy", "message"), POSITIVE)
def test_it_is_reported(
    tmp_path: Path, code: Code, read_it: Callable[[str, Path], Found], copy: str, message: str
) -> None:
    assert read_it(copy, tmp_path) == [(code, message)]


@pytest.mark.parametrize(("code", "read_it", "copy"), NEGATIVE)
def test_it_is_not_reported(
    tmp_path: Path, code: Code, read_it: Callable[[str, Path], Found], copy: str
) -> None:
    assert code not in [each for each, _ in read_it(copy, tmp_path)]


def test_the_place_in_the_list_is_told() -> None:
    report = Report()
    read_list(SourceFile("list.txt", "Vega, 1\nVenus, 3, 12-"), Leads(("see",), ("see also",)), report)
    assert [str(item.place) for item in report] == ["list.txt:2:11"]
