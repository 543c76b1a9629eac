"""Lines with calls: how many lines are kept free below them."""

from types import SimpleNamespace
from typing import Any

import pytest
import tiny  # noqa: F401  (activates the fonts)

from stonehand.model.footnotes import FOOTNOTES
from stonehand.press.pdf.notes_area import PageNotes
from stonehand.press.pdf.notes_lines import Call


def call(above: int, after: int) -> Call:
    """Return a call on a line with so many lines of its block above it on the page, and after it."""
    style = {"orphans": 2, "widows": 2}
    line: Any = SimpleNamespace(position_y=16.0 * above, height=16.0, children=())
    context: Any = SimpleNamespace(settings=FOOTNOTES, page=PageNotes(lines={16.0 * n for n in range(above)}))
    run: Any = SimpleNamespace(box=SimpleNamespace(style=style), lines=[line] * above)
    return Call(context, run, line, [], 100.0, lambda: [(line, None)] * after, closed=True)


@pytest.mark.parametrize(
    "above, after, reserves",
    [
        (2, 0, (0,)),  # a third line: the page may end here
        (1, 4, (1,)),
        (1, 2, (2, 1)),  # a break after the next line would leave a widow
        (0, 4, (2,)),
        (1, 0, (5, 3, 2, 0)),  # the next block gives two lines or none: with one, the page had two lines
        (0, 1, (6, 4, 3, 1)),
    ],
)
def test_a_page_gets_three_lines_of_text(above: int, after: int, reserves: tuple[int, ...]) -> None:
    assert call(above, after).reserves == reserves


@pytest.mark.parametrize("above, after, legal", [(5, 0, 0), (5, 1, 1), (5, 2, 0), (5, 3, 0)])
def test_a_break_after_the_line_leaves_no_widow(above: int, after: int, legal: int) -> None:
    assert call(above, after).legal == legal
