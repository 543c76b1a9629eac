"""Places of an indexer's list: where they stand in the copy, before an edit and after it."""

from dataclasses import replace

import pytest

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Report
from stonehand.model.element import walk
from stonehand.model.index import IndexPattern, IndexPlace, ListedEntry
from stonehand.model.inline import IndexAnchor
from stonehand.model.places import Places
from stonehand.model.plain import plain_text
from stonehand.parse import parse
from stonehand.resolve import resolve
from stonehand.source import Span

AT = Span.point("manuscript/index-places.toml", 2)
PLACE = IndexPlace("1.md", "1-p1", "two craft called", "Vega flew to the comet")


def points(copy: str, place: IndexPlace = PLACE, *patterns: IndexPattern) -> list[str]:
    """Return the places of the marks in a chapter, whose words stay as they are."""
    book = replace(
        manuscript(entry(copy, "1.md")), listed=(ListedEntry("Vega", (place,), AT),), index=patterns
    )
    section = resolve(parse(book, Report()), Places(), Report()).sections[0]
    bare = resolve(parse(replace(book, listed=()), Report()), Places(), Report()).sections[0]
    assert plain_text(section.blocks[0].content) == plain_text(bare.blocks[0].content)
    return [str(node.span) for node in walk(section) if isinstance(node, IndexAnchor)]


@pytest.mark.parametrize(
    ("copy", "places"),
    [
        ("The two craft called Vega flew to the comet.", ["1.md:1:22"]),
        ("The two craft called *Vega* flew to the comet.", ["1.md:1:23"]),
        ("The two craft called Vega[^1] flew to the comet.\n\n[^1]: x", ["1.md:1:22"]),
        ("In March the two craft called Vega now flew to the comet.", ["1.md:1:31"]),
        ("The two ships called Vega flew to a comet.", ["1.md:1:22"]),
        ("Vega flew to the comet.", ["1.md:1:1"]),
        ("Vega was the star.", []),
        ("A new one.\n\nThe two craft called Vega flew to the comet.", ["1.md:3:22"]),
    ],
)
def test_a_place_is_found_by_the_words_around_it(copy: str, places: list[str]) -> None:
    assert points(copy) == places


def test_of_places_that_are_alike_that_of_the_block_counts() -> None:
    copy = "two craft called Vega flew to the comet\n\ntwo craft called Vega flew to the comet"
    section = parse(manuscript(entry(copy, "1.md")), Report()).entries[0]
    second = replace(PLACE, block=section.blocks[1].anchor)
    assert (points(copy), points(copy, second)) == (["1.md:1:18"], ["1.md:3:18"])


def test_a_place_in_a_note_stays_in_notes() -> None:
    copy = "two craft called Vega flew to the comet[^1]\n\n[^1]: two craft called Vega flew to the comet"
    assert points(copy, replace(PLACE, in_note=True)) == ["1.md:3:24"]


def test_a_pattern_and_a_place_may_be_in_one_text() -> None:
    pattern = IndexPattern("called Vega", ("called Vega",), AT)
    copy = "The two craft called Vega flew to the comet."
    assert points(copy, PLACE, pattern) == ["1.md:1:15", "1.md:1:22"]
