"""What is drawn otherwise on a page: the line or the box that is named for it."""

from dataclasses import replace

import pytest

from samples.accepted_pages import line, page
from stonehand.model.layout import Box
from stonehand.proof.gate.drawn import spot_of
from stonehand.proof.gate.ink import Place

PAGE = replace(
    page(line("Before the break."), line("* * *", "o1", 1), line("After it.", "p2", 2)),
    boxes=(Box("ornament", "o1", 10, 30, 200, 14), Box("rule", "", 10, 300, 36, 0.4)),
)


@pytest.mark.parametrize(
    "top, bottom, where, leaf, source",
    [
        (24, 30, "a line is", "page 1 (sheet 1), line 1", "one.md:1:1"),
        (36, 42, "a line is", "page 1 (sheet 1), line 2", "one.md:2:1"),
        (32, 38, "the ornament is", "page 1 (sheet 1), line 2", "one.md:2:1"),
        (24, 42, "2 lines are", "page 1 (sheet 1), line 1", "one.md:1:1"),
        (28, 42, "a line is", "page 1 (sheet 1), line 2", "one.md:2:1"),
        (28, 34, "a line is", "page 1 (sheet 1), line 1", "one.md:1:1"),
        (44, 50, "a line is", "page 1 (sheet 1), line 3", "one.md:3:1"),
        (298, 304, "the rule is", "page 1 (sheet 1)", ""),
        (200, 206, "what stands between the lines is", "page 1 (sheet 1)", ""),
    ],
)
def test_a_place_is_that_of_a_line_or_a_box(
    top: float, bottom: float, where: str, leaf: str, source: str
) -> None:
    place = Place(10, top, 46, bottom)
    spot, said = spot_of(PAGE, place)
    assert (said, str(spot.leaf), spot.source, spot.rectangle) == (where, leaf, source, place)
