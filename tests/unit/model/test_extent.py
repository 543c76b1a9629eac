"""Pages in gatherings, what would save one, and the width of the spine."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from stonehand.model.book import Design
from stonehand.model.extent import Extent, extent_of, gatherings_of
from stonehand.model.layout import Line, Page
from stonehand.model.printing import Paper, PrintSettings

DESIGN = Design(442, 663, gathering=4)
LINE = Line("body", 0, 0, 300, 14, 10, "ink", "b", 0, 3, "a.md:1:1")
FOLIO = replace(LINE, area="folio")


def pages(*sections: tuple[str, Sequence[int]]) -> tuple[Page, ...]:
    """Return pages with so many lines; a page of a section without name is blank."""
    made: list[Page] = []
    for section, counts in sections:
        for count in counts:
            side = "verso" if len(made) % 2 else "recto"
            lines = (LINE,) * count + (() if not section else (FOLIO,))
            edges = (0.0, 0.0, 442.0, 663.0)
            made.append(Page(len(made) + 1, "", side, section, not section, 442, 663, edges, edges, lines))
    return tuple(made)


def saved(extent: Extent) -> list[tuple[str, int, int]]:
    return [(saving.section, saving.lines, saving.pages) for saving in extent.savings]


@pytest.mark.parametrize("count, number, over, blanks", [(32, 2, 0, 0), (33, 3, 1, 15), (47, 3, 15, 1)])
def test_pages_are_folded_in_gatherings(count: int, number: int, over: int, blanks: int) -> None:
    found = gatherings_of(count, 16)
    assert (found.number, found.over, found.blanks) == (number, over, blanks)


def test_the_section_with_the_fewest_lines_on_its_last_page_would_save_a_gathering() -> None:
    book = pages(("one", [30, 9]), ("two", [30, 30, 3]))
    assert saved(extent_of(book, replace(DESIGN, openings="any"))) == [("two", 3, 1)]


def test_a_blank_verso_goes_with_the_page_before_it() -> None:
    book = pages(("one", [30, 30, 5]), ("", [0]), ("two", [30, 2]))
    assert saved(extent_of(book, DESIGN)) == [("two", 2, 1), ("one", 5, 2)]
    assert extent_of(book, DESIGN).gatherings.over == 2


def test_a_verso_before_an_opening_saves_nothing() -> None:
    book = pages(("one", [30, 3]), ("two", [30, 30, 30]))
    assert saved(extent_of(book, DESIGN)) == []
    assert saved(extent_of(book, replace(DESIGN, openings="any"))) == [("one", 3, 1)]


def test_full_gatherings_want_no_saving() -> None:
    assert saved(extent_of(pages(("one", [30, 30, 30, 1])), DESIGN)) == []


@pytest.mark.parametrize(
    "paper, spine",
    [(Paper(grammage=80, bulk=1.25), 16.0), (Paper(caliper=100), 16.0), (Paper(), 0.0)],
)
def test_the_spine_is_as_thick_as_its_leaves(paper: Paper, spine: float) -> None:
    design = replace(DESIGN, gathering=16, printing=PrintSettings(paper=paper))
    assert extent_of(pages(("one", [30] * 320)), design).spine == spine


def test_blank_leaves_are_bound_too() -> None:
    design = replace(DESIGN, gathering=16, printing=PrintSettings(paper=Paper(caliper=100)))
    assert extent_of(pages(("one", [30] * 305)), design).spine == 16.0
