"""Each code of the letter I: marks, ranges, references and headings of the index."""

from dataclasses import replace

import pytest

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Code, Report
from stonehand.model.book import GeneratedEntry, Matter
from stonehand.model.element import walk
from stonehand.model.index import IndexSettings
from stonehand.model.inline import IndexAnchor
from stonehand.model.places import Places, Position
from stonehand.parse import parse
from stonehand.resolve import resolve
from stonehand.source import Span

Case = tuple[str, str, str]


def found(copy: str) -> list[Case]:
    """Return (code, place, message) of what is reported of a book with an index and one of names."""
    index = GeneratedEntry("index", Matter.BACK, Span.point("book.toml", 9))
    book = manuscript(entry(copy, "1.md"), index)
    both = (IndexSettings(), IndexSettings("names"))
    draft = parse(replace(book, design=replace(book.design, indexes=both)), Report())
    marks = [n for n in walk(resolve(draft, Places(), Report()).sections) if isinstance(n, IndexAnchor)]
    places = Places({mark.anchor: Position(n, str(2 * n)) for n, mark in enumerate(marks, 1)})
    report = Report()
    resolve(draft, places, report)
    return [(item.code.value, str(item.place), item.message) for item in report if item.code.value[0] == "I"]


POSITIVE = [
    (Code.I001, "x []{.index}", "1.md:1:3", "the index mark has no entry"),
    (Code.I001, 'x []{.index entry="a!!b"}', "1.md:1:3", "the index mark has an empty heading: “a!!b”"),
    (Code.I002, "x [a]{.index range=start}", "1.md:1:3", "a range of “a” never ends"),
    (Code.I002, "x [a]{.index range=end}", "1.md:1:3", "a range of “a” ends that never began"),
    (
        Code.I002,
        "[a]{.index range=start} [a]{.index range=start} [a]{.index range=end}",
        "1.md:1:1",
        "a range of “a” never ends",
    ),
    (
        Code.I003,
        "[ESA]{.index see=Agency}",
        "1.md:1:1",
        "“ESA” refers to “Agency”, which is not in the index",
    ),
    (Code.I003, "[ESA]{.index seealso=Agency}", "1.md:1:1", "“ESA” refers to “Agency”, which is not in"),
    (Code.I004, "[a]{.index see=b} [b]{.index see=a}", "1.md:1:1", "“a” says see “b”, which says see “a”"),
    (Code.I005, "[a]{.index in=name}", "1.md:1:1", "an index mark knows no index “name”"),
    (Code.I006, "[a]{.index entyr=b}", "1.md:1:1", "an index mark knows no key “entyr”"),
    (Code.I006, "[a]{.index range=begin}", "1.md:1:1", "an index mark knows no range “begin”"),
    (Code.I007, "[a]{.index} " * 9, "1.md:1:1", "“a” has 9 locators in a row"),
    (Code.I008, "[]{.index entry=a!b}", "1.md:1:1", "“a!b” is the only sub-entry of “a”"),
    (Code.I009, "[Comet]{.index} [comets]{.index}", "1.md:1:17", "“comets” is almost “Comet”"),
]

NEGATIVE = [
    (Code.I001, "[a]{.index}"),
    (Code.I002, "[a]{.index range=start} [a]{.index range=end}"),
    (Code.I003, "[ESA]{.index see=Agency} []{.index entry=agency!head seealso='ESA'} [Agency]{.index}"),
    (Code.I004, "[a]{.index see=b} [b]{.index} []{.index entry=b seealso=a}"),
    (Code.I005, "[a]{.index in=names}"),
    (Code.I006, "[a]{.index .principal sort=b range=start} [a]{.index range=end}"),
    (Code.I007, "[a]{.index} " * 8),
    (Code.I008, "[a]{.index} []{.index entry=a!b}"),
    (Code.I009, "[Comet]{.index} [Committee]{.index}"),
]


@pytest.mark.parametrize(("code", "copy", "place", "message"), POSITIVE)
def test_it_is_reported(code: Code, copy: str, place: str, message: str) -> None:
    assert any(case[:2] == (code.value, place) and case[2].startswith(message) for case in found(copy))


@pytest.mark.parametrize(("code", "copy"), NEGATIVE)
def test_it_is_not_reported(code: Code, copy: str) -> None:
    assert code.value not in [found_code for found_code, _, _ in found(copy)]
