"""Where things stand on the pages that are shown."""

import pytest

from samples.pressed import line, page, showing
from stonehand.diagnostics import Code, Diagnostic, Leaf
from stonehand.preview.search import search
from stonehand.preview.view import Spot, View, part
from stonehand.preview.wire import book, text
from stonehand.source import Span

FIRST = line("Ink on the for-", 20, "one.md:1:1")
SECOND = line("me of the press", 32, "one.md:1:15", start=14)
THIRD = line("A new “galley”", 20, "one.md:3:1", "q")
VIEW = View(1, showing(page(1, FIRST, SECOND), page(2, THIRD)))


@pytest.mark.parametrize(
    "place, spot",
    [
        (Span.point("manuscript/one.md", 1, 16), Spot(0, ((20, 32, 95, 44),))),
        (Span.point("manuscript/one.md", 3, 1), Spot(1, ((20, 20, 90, 32),))),
        (Span.point("manuscript/one.md", 9, 9), Spot(1, ((20, 20, 90, 32),))),
        (Span.point("manuscript/two.md", 1, 1), None),
        (Leaf(1, "1", 2), Spot(0, ((20, 32, 95, 44),))),
        (Leaf(2, "2"), Spot(1, ())),
        (Leaf(3, "3"), None),
        (None, None),
    ],
)
def test_a_diagnostic_is_found_on_its_page(place: Span | Leaf | None, spot: Spot | None) -> None:
    assert VIEW.spot(Diagnostic.of(Code.L201, "loose", place)) == spot


@pytest.mark.parametrize(
    "words, marks",
    [
        ("ink", [(0, ((20, 20, 35, 32),))]),
        ("INK  on", [(0, ((20, 20, 50, 32),))]),
        ("forme", [(0, ((75, 20, 95, 32), (20, 32, 30, 44)))]),
        ('"galley"', [(1, ((50, 20, 90, 32),))]),
        ("quoin", []),
        ("i", []),
    ],
)
def test_words_are_found(words: str, marks: list[tuple[int, tuple[tuple[float, ...], ...]]]) -> None:
    assert [(spot.page, spot.marks) for spot in search(VIEW, words)] == marks


def test_a_part_of_a_word_is_measured() -> None:
    assert part(FIRST, 1, 2) == (25, 20, 30, 32)


@pytest.mark.parametrize(
    "block, offset, place",
    [("p", 0, (0, 20)), ("p", 20, (0, 32)), ("p", 99, (0, 32)), ("q", 0, (1, 20)), ("r", 0, None)],
)
def test_the_place_of_a_reader_is_found_again(block: str, offset: int, place: object) -> None:
    assert VIEW.place(block, offset) == place


def test_pages_that_are_drawn_alike_have_one_key() -> None:
    again = View(2, showing(page(1, FIRST, SECOND), page(2, line("Another", 20))))
    assert again.keys[0] == VIEW.keys[0]
    assert again.keys[1] != VIEW.keys[1]


def test_what_is_sent() -> None:
    sent = book(VIEW, "q", 0)
    assert [entry["folio"] for entry in sent["pages"]] == ["1", "2"]
    assert sent["at"] == {"page": 1, "y": 20}
    first, _ = text((FIRST, SECOND))["lines"]
    assert (first["text"], first["source"]) == ("Ink on the for-", "manuscript/one.md:1:1")
