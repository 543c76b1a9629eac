"""Entries by pattern: which words of the copy are marked, and which are not."""

from dataclasses import replace

import pytest

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Report
from stonehand.model.element import walk
from stonehand.model.index import IndexPattern
from stonehand.model.inline import IndexAnchor
from stonehand.model.places import Places
from stonehand.model.plain import plain_text
from stonehand.parse import parse
from stonehand.resolve import resolve
from stonehand.source import Span

AT = Span.point("manuscript/index.toml", 2)


def marks(copy: str, *patterns: IndexPattern) -> list[tuple[str, str]]:
    """Return (entry, place) of the marks that patterns make in a chapter, whose words stay as they are."""
    book = manuscript(entry(copy, "1.md"))
    plain, found = (
        resolve(parse(replace(book, index=given), Report()), Places(), Report()).sections[0]
        for given in ((), patterns)
    )
    assert [plain_text(node.content) for node in plain.blocks] == [
        plain_text(node.content) for node in found.blocks
    ]
    return [(node.entry, str(node.span)) for node in walk(found) if isinstance(node, IndexAnchor)]


@pytest.mark.parametrize(
    ("copy", "places"),
    [
        ("Vega flew.", ["1.md:1:1"]),
        ("The Vega, and *Vega*.", ["1.md:1:5", "1.md:1:16"]),
        ("Vegas, vega, Vegan.", []),
        ("x[^1]\n\n[^1]: Of Vega.", ["1.md:3:10"]),
        ("# Vega\n\nx", ["1.md:1:3"]),
    ],
)
def test_whole_words_are_marked_wherever_they_stand(copy: str, places: list[str]) -> None:
    assert marks(copy, IndexPattern("Vega", ("Vega",), AT)) == [("Vega", place) for place in places]


def test_the_longest_words_count() -> None:
    first, both = IndexPattern("Vega", ("Vega",), AT), IndexPattern("Vega 1", ("Vega 1",), AT)
    assert marks("Vega 1, Vega", first, both) == [("Vega 1", "1.md:1:1"), ("Vega", "1.md:1:9")]


def test_words_may_stand_for_two_entries() -> None:
    one, two = IndexPattern("a", ("x",), AT), IndexPattern("b", ("x",), AT)
    assert [found for found, _ in marks("x", one, two)] == ["a", "b"]


def test_a_place_may_be_skipped() -> None:
    pattern = IndexPattern("Vega", ("Vega",), AT, skip=("1.md:1:1",))
    assert marks("Vega, the star; Vega", pattern) == [("Vega", "1.md:1:17")]
