"""Change bars stand at the lines whose words are others, and at no line that was only set anew."""

from collections.abc import Callable, Iterable

import pytest

from samples.galley import LEADING, TOP, book, line, note, page
from stonehand.diagnostics import Code, Report
from stonehand.model.layout import LayoutMap, Line
from stonehand.proof.compare.setting import Spot
from stonehand.proof.gate.reduced import reduced_pages
from stonehand.proof.margins.changes import changed_spots, spots_since_accepted


def copy(*blocks: str) -> LayoutMap:
    """Return a map of one page: a block for each text, in which a slash ends a line."""
    return book(page(*(made for number, text in enumerate(blocks, 1) for made in block(text, number))))


def block(text: str, number: int) -> list[Line]:
    made, start = list[Line](), 0
    for words in text.split("/"):
        end = start + len(words)
        place = f"copy.md:{number}:{start + 1}"
        made.append(line(words, f"p{number}", source=place, start=start, end=end))
        start = end + 1
    return made


def barred(spots: Iterable[Spot]) -> list[int]:
    """Return the lines of the one page that have a bar, counted from 1."""
    return sorted({round((spot.y - TOP) / LEADING) + 1 for spot in spots})


FIRST, SECOND = "In March the comet/came back to us", "Six craft went out/to meet it there"
OLD = copy(FIRST, SECOND)


def since_proof(old: LayoutMap, new: LayoutMap) -> Iterable[Spot]:
    return changed_spots(old, new, Report())


def since_accepted(old: LayoutMap, new: LayoutMap) -> Iterable[Spot]:
    return spots_since_accepted(reduced_pages(old), new)


@pytest.mark.parametrize("spots", [since_proof, since_accepted])
@pytest.mark.parametrize(
    "new, lines",
    [
        (OLD, []),
        (copy("In March the/comet came back to us", "Six craft went/out to meet it there"), []),
        (copy("In March the comet/came back to her", SECOND), [2]),
        (copy("In March a planet/returned to us", SECOND), [1, 2]),
        (copy("In March the comet/back to us", SECOND), [1]),
        (copy(FIRST), [2]),
        (copy(SECOND), [1]),
        (copy(FIRST, "Nobody saw that/but an amateur", SECOND), [3, 4]),
    ],
    ids=(
        *("same", "rewrapped", "a word", "words", "a word gone"),
        *("last block gone", "first block gone", "a new block"),
    ),
)
def test_lines_that_are_not_as_before(
    spots: Callable[[LayoutMap, LayoutMap], Iterable[Spot]], new: LayoutMap, lines: list[int]
) -> None:
    assert barred(spots(OLD, new)) == lines


def test_a_note_that_is_gone_since_has_its_bar_at_the_next_one_and_no_number_has() -> None:
    old = book(page(note("1. Then.", "a"), note("2. Now.", "b"), note("3. Soon.", "c")))
    new = book(page(note("1. Then.", "a"), note("2. Soon.", "c")))
    (spot,) = spots_since_accepted(reduced_pages(old), new)
    assert spot.y == new.pages[0].lines[1].y


def test_notes_have_bars_too() -> None:
    old, new = (book(page(*block(FIRST, 1), note(f"note {word} of four"))) for word in ("a", "b"))
    (spot,) = changed_spots(old, new, Report())
    assert spot.y == new.pages[0].lines[-1].y


def test_the_map_of_another_book_is_reported() -> None:
    report = Report()
    changed_spots(OLD, copy("Quite other words stand here"), report)
    assert [item.code for item in report] == [Code.W005]
