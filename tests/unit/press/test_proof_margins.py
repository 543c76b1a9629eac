"""What stands in the margins of a proof: notes beside their lines, none over another, none lost unsaid."""

from pathlib import Path

import pytest

from stonehand.diagnostics import Report
from stonehand.model.book import Design
from stonehand.model.proof import MarginNote, Margins
from stonehand.press.pdf.fonts import prepare
from stonehand.press.pdf.printing_letters import Lettering, lettering_of
from stonehand.press.pdf.proof_margins import SIZE, Sheet, margin_operators, stacked, wrapped

DESIGN = Design(width=300, height=400)
SHEET = Sheet(DESIGN.width, DESIGN.height, with_sources=False)


@pytest.fixture(scope="module")
def lettering() -> Lettering:
    fonts = prepare(DESIGN, Path(), Report())
    return lettering_of(Path(fonts.plain(DESIGN.sans_family).path))


@pytest.mark.parametrize(
    "ideal, places",
    [
        ([(20, 10), (50, 10)], [20, 50]),
        ([(20, 10), (24, 10), (28, 10)], [20, 30, 40]),
        ([(80, 10), (95, 20)], [70, 80]),
        ([(10, 60), (20, 60)], [10]),
    ],
    ids=("apart", "one below the other", "pushed up from the foot", "no room"),
)
def test_notes_stand_as_near_to_their_lines_as_may_be(
    ideal: list[tuple[float, float]], places: list[float]
) -> None:
    assert stacked(ideal, 100) == places


def test_words_are_broken_into_lines_of_the_measure(lettering: Lettering) -> None:
    words = "Is this the right year, or is it the one after"
    lines = wrapped(words, 60, lettering)
    assert " ".join(lines) == words
    assert max(lettering.width(line, SIZE) for line in lines) <= 60


def test_a_long_word_is_broken_anywhere(lettering: Lettering) -> None:
    lines = wrapped("a " + "m" * 40, 60, lettering)
    assert "".join(lines) == "a" + "m" * 40
    assert max(lettering.width(line, SIZE) for line in lines) <= 60


def test_a_letter_that_the_face_lacks_is_a_question_mark(lettering: Lettering) -> None:
    assert wrapped("漢 and", 60, lettering) == ["? and"]


def test_what_finds_no_room_is_told(lettering: Lettering) -> None:
    notes = tuple(MarginNote(10, f"AQ{number}", "a question " * 12, "query") for number in range(40))
    few, all_of_them = (
        margin_operators(Margins(notes=these), SHEET, lettering) for these in (notes[:2], notes)
    )
    drawn = all_of_them.count(b" l S")
    rest = f"+ {len(notes) - drawn} more: see the sheets of queries and of flaws"
    assert few.count(b" l S") == 2
    assert drawn < len(notes)
    assert lettering.draw(rest, SIZE, 200) in all_of_them


def test_a_bar_stands_left_of_the_trim_at_its_lines(lettering: Lettering) -> None:
    drawn = margin_operators(Margins(bars=((100, 128),)), SHEET, lettering)
    assert drawn == b"0 g -4.50 272.00 1.50 28.00 re f"
