"""Columns that end on a page, looked for by halves: lines of a leading of 10 stand in for entries."""

from types import SimpleNamespace as Box

import pytest

from stonehand.press.pdf import index_columns
from stonehand.press.pdf.index_columns import lay_columns

CONTEXT = Box(page_bottom=400.0)
INDEX = Box(element={"class": "index-entries"}, style=None)


def column(lines: int) -> Box:
    last = Box(position_y=0.0, margin_height=lambda: lines * 10.0, margin_bottom=0.0)
    return Box(children=[last] if lines else [], content_box_y=lambda: 0.0)


def layout(lines: int, first: int):  # type: ignore[no-untyped-def]
    """Return a layout that fills two columns, the first of them too much where there is room for that."""

    def lay(context: Box, _box: Box, bottom_space: float) -> tuple[Box | None, object]:
        room = int((context.page_bottom - bottom_space) / 10)
        length = min(first, room)
        columns = [column(length), column(lines - length)]
        rest = {0: None} if lines - length > room else None
        return Box(children=columns, content_box_y=lambda: 0.0), rest

    return lay


def lengths(found: Box) -> list[int]:
    return [int(each.children[0].margin_height() / 10) if each.children else 0 for each in found.children]


@pytest.fixture(autouse=True)
def leading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_columns, "strut", lambda _style: (10.0, 7.0))


@pytest.mark.parametrize(
    ("lines", "first", "expected"),
    [(44, 30, [22, 22]), (43, 40, [22, 21]), (24, 12, [12, 12]), (1, 1, [1, 0])],
)
def test_the_least_height_is_found(lines: int, first: int, expected: list[int]) -> None:
    assert lengths(lay_columns(layout(lines, first), CONTEXT, INDEX, 0.0)[0]) == expected


def test_columns_that_go_on_are_left_as_they_are() -> None:
    assert lengths(lay_columns(layout(90, 40), CONTEXT, INDEX, 0.0)[0]) == [40, 50]


def test_other_columns_too() -> None:
    other = Box(element={"class": "columns"}, style=None)
    assert lengths(lay_columns(layout(44, 30), CONTEXT, other, 0.0)[0]) == [30, 14]
