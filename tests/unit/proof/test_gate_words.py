"""Words of two builds: what differs is said once, wherever lines and pages break."""

import pytest

from samples.accepted_pages import accepted, line, new, page, text
from stonehand.diagnostics import Code
from stonehand.model.layout import Page
from stonehand.proof.gate.words import text_differences


def found(old: tuple[Page, ...], now: tuple[Page, ...]) -> list[tuple[Code, str]]:
    return [(each.code, each.message) for each in text_differences(accepted(*old), new(*now))[0]]


@pytest.mark.parametrize(
    "old, now, said",
    [
        ("a comet/came back", "a planet/came back", "“planet” for “comet”"),
        ("a comet/came back", "a comet/came/back again", "“again” has come"),
        ("a comet came/back", "a comet/back", "“came” is gone"),
        ("a comet came/back", "comet came/back", "“a” is gone"),
    ],
)
def test_words_that_differ(old: str, now: str, said: str) -> None:
    assert found((text(old),), (text(now),)) == [(Code.G102, said)]


def test_words_that_are_broken_otherwise_are_the_same() -> None:
    assert found((text("a comet/came back"),), (text("a/comet came"), text("back", number=2))) == []


def test_a_hyphen_of_the_break_is_no_hyphen_of_the_word() -> None:
    broken = page(line("a com-", hyphen="auto"), line("et came", number=1))
    assert found((broken,), (text("a comet/came"),)) == []


def test_a_hyphen_of_the_word_stays() -> None:
    broken = page(line("a star-", hyphen="hard", end=7), line("map came", number=1, start=7))
    assert found((broken,), (text("a star-map/came"),)) == []
    assert found((broken,), (text("a starmap/came"),)) == [(Code.G102, "“starmap” for “star-map”")]


def test_a_paragraph_put_in_is_reported_alone_though_others_have_other_anchors() -> None:
    assert found((text("one", "three"),), (text("one", "two", "three"),)) == [(Code.G102, "“two” has come")]


def test_the_place_is_the_line_of_the_new_build_and_of_the_manuscript() -> None:
    (difference,), _ = text_differences(accepted(text("a/comet")), new(text("a/planet")))
    assert str(difference.diagnostic.place) == "one.md:2:1"
    assert str(difference.diagnostic.related[0].place) == "page 1 (sheet 1), line 2"


def test_what_is_gone_with_all_its_section_is_placed_where_it_was() -> None:
    (difference,), _ = text_differences(accepted(text("a/comet")), new())
    assert str(difference.diagnostic.place) == "page 1 (sheet 1), line 1"


def notes(*words: str) -> Page:
    return page(*(line(text, f"n{at}", at, area="note", note=f"n{at}") for at, text in enumerate(words)))


def test_a_note_that_is_gone_and_the_numbers_after_it() -> None:
    assert found((notes("1. One.", "2. Two.", "3. Three."),), (notes("1. One.", "2. Three."),)) == [
        (Code.G103, "a note is gone: “2. Two.”"),
        (Code.G106, "“2.” for “3.”"),
    ]


def test_a_note_that_has_come() -> None:
    assert found((notes("1. One."),), (notes("1. One.", "2. Two."),)) == [
        (Code.G103, "a note has come: “2. Two.”")
    ]


def test_a_table_that_floats_beyond_a_note_has_the_notes_that_it_had() -> None:
    note = line("1. One.", "n1", 0, area="note", note="n1")
    own = line("a Of the table.", "t1", 1, area="note", note="t1")
    assert found((page(note, own),), (page(own, note),)) == []


def test_numbers_of_calls_are_reported_once() -> None:
    assert found((text("comet.2 came.3"),), (text("comet.1 came.2"),)) == [
        (Code.G106, "“comet.1” for “comet.2”, and 1 more number in “one”")
    ]


def test_a_number_is_reported_beside_a_word_of_its_paragraph() -> None:
    assert found((text("a comet.2"),), (text("the comet.1"),)) == [
        (Code.G102, "“the” for “a”"),
        (Code.G106, "“comet.1” for “comet.2”"),
    ]


def test_a_year_is_no_number_of_a_note() -> None:
    assert found((text("in (1986), or 1910"),), (text("in (1985), or 1911"),)) == [
        (Code.G102, "“(1985),” for “(1986),”"),
        (Code.G102, "“1911” for “1910”"),
    ]
