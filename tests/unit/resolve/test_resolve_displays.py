"""Figures and tables resolved: where they stand, and which notes they take with them."""

from dataclasses import replace

import pytest

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Report
from stonehand.model.block import Figure
from stonehand.model.book import Book, Design
from stonehand.model.display import DisplaySettings
from stonehand.model.element import walk
from stonehand.model.places import Places
from stonehand.parse import parse
from stonehand.resolve import resolve

PLAIN = Design(100, 200)
NOTES = "\n\n[^n]: In the text.\n\n[^f]: In the caption."


def book(copy: str, design: Design = PLAIN) -> Book:
    draft = parse(manuscript(entry(copy)), Report())
    return resolve(replace(draft, design=design), Places(), Report())


def figure(book: Book) -> Figure[object]:
    (found,) = (item for item in walk(book.sections) if isinstance(item, Figure))
    return found


def test_what_the_author_does_not_say_the_house_says() -> None:
    design = Design(100, 200, figures=DisplaySettings("head", 2))
    assert (figure(book("![A](a.png)", design)).place, figure(book("![A](a.png)", design)).drift) == (
        "head",
        2,
    )


def test_the_author_is_heard_first() -> None:
    design = Design(100, 200, figures=DisplaySettings("head", 2))
    found = figure(book("![A](a.png){place=here drift=0}", design))
    assert (found.place, found.drift) == ("here", 0)


def test_a_figure_in_a_note_stands_where_it_is_whatever_the_house_says() -> None:
    design = Design(100, 200, figures=DisplaySettings("head"))
    found = figure(book("A[^1]\n\n[^1]: Note.\n\n    ![A](a.png)", design))
    assert found.place == "here"


@pytest.mark.parametrize(
    "place, series, marks", [("here", "numbered", ["1", "2"]), ("head", "table", ["1", "a"])]
)
def test_a_figure_that_moves_takes_its_notes_with_it(place: str, series: str, marks: list[str]) -> None:
    made = book(f"Text.[^n]\n\n![Caption.[^f]](a.png){{place={place}}}{NOTES}")
    (section,) = made.sections
    assert section.notes[1].series == series
    assert [note.mark for note in section.notes] == marks
    assert figure(made).notes == (() if place == "here" else (section.notes[1].anchor,))


def test_a_note_first_called_in_the_text_stays_with_the_text() -> None:
    made = book("Text.[^f]\n\n![Caption.[^f]](a.png){place=head}\n\n[^f]: Both.")
    assert [note.series for note in made.sections[0].notes] == ["numbered"]
