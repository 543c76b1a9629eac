"""Pages of two builds: how lines, boxes and furniture stand."""

from dataclasses import replace

import pytest

from samples.accepted_pages import accepted, line, new, page, text
from stonehand.diagnostics import Code
from stonehand.model.layout import Box, Line, Page
from stonehand.proof.gate.pages import page_differences
from stonehand.proof.gate.pairs import pairs_of
from stonehand.proof.gate.words import text_differences


def found(old: tuple[Page, ...], now: tuple[Page, ...]) -> list[tuple[Code, str]]:
    """Return what differs but for words."""
    before, after = accepted(*old), new(*now)
    _, edited = text_differences(before, after)
    differences = page_differences(before, after, pairs_of(before, after), edited)
    return [(each.code, each.message) for each in differences]


@pytest.mark.parametrize(
    "field, value, said",
    [
        ("x", 11.0, "lines stand 1.00 pt to the right"),
        ("x", 9.99, "lines stand 0.01 pt to the left"),
        ("baseline", 43.0, "lines stand 1.00 pt lower"),
        ("width", 199.0, "lines stand 1.00 pt narrower"),
        ("size", 10.5, "lines stand 0.50 pt larger"),
    ],
)
def test_a_line_that_stands_otherwise(field: str, value: float, said: str) -> None:
    was = text("one/two/three")
    lines = (was.lines[0], replace(was.lines[1], **{field: value}), was.lines[2])  # type: ignore[arg-type]
    assert found((was,), (replace(was, lines=lines),)) == [(Code.G104, said)]


def test_pages_that_move_alike_are_reported_once() -> None:
    old = tuple(text("one/two", number=number) for number in (1, 2, 3))
    now = tuple(replace(each, lines=tuple(map(lower, each.lines))) for each in old)
    assert found(old, now) == [(Code.G104, "lines stand 1.00 pt lower, and on 2 more pages")]


def lower(each: Line) -> Line:
    return replace(each, baseline=each.baseline + 1)


def test_words_that_run_over_are_lines_broken_otherwise() -> None:
    old = text("one two/three four"), text("five", number=2)
    now = text("one/two three"), text("four five", number=2)
    assert found(old, now) == [(Code.G104, "lines are broken otherwise, and on 1 more page")]


def test_an_edited_paragraph_is_told_by_its_words_alone() -> None:
    assert found((text("one two", "three"),), (text("one six", "three"),)) == []


def test_a_number_of_a_call_breaks_no_line() -> None:
    assert found((text("one.2 two"),), (text("one.1 two"),)) == []


def test_a_paragraph_that_is_gone_lifts_the_next_one_by_its_own_name() -> None:
    assert found((text("one", "two", "three"),), (text("one", "three"),)) == [
        (Code.G104, "lines stand 12.00 pt higher")
    ]


def test_a_page_more() -> None:
    assert found((text("one"),), (text("one"), text("", number=2))) == [
        (Code.G101, "“one” has 2 pages, 1 accepted")
    ]


def test_a_section_that_is_gone() -> None:
    two = page(line("two"), section="two", number=2)
    assert found((text("one"), two), (text("one"),)) == [(Code.G101, "the section “two” is gone: 1 page")]


def test_a_page_of_another_size_and_side() -> None:
    was = text("one")
    wider = replace(was, width=310.0)
    assert found((was,), (wider,)) == [(Code.G101, "the page measures 310.00 400.00, 300.00 400.00 accepted")]
    assert found((was,), (replace(was, side="verso"),)) == [
        (Code.G101, "the page is a verso, recto accepted")
    ]


FIGURE = Box("figure", "f1", 20, 200, 100, 80)


def with_boxes(*boxes: Box) -> tuple[Page]:
    return (replace(text("one"), boxes=boxes),)


@pytest.mark.parametrize(
    "old, now, said",
    [
        ((FIGURE,), (), "the figure “f1” is gone"),
        ((), (FIGURE,), "the figure “f1” has come"),
        ((FIGURE,), (replace(FIGURE, x=21),), "the figure “f1” stands 1.00 pt to the right"),
        ((FIGURE,), (replace(FIGURE, y=199),), "the figure “f1” stands 1.00 pt higher"),
        ((FIGURE,), (replace(FIGURE, height=81),), "the figure “f1” stands +1.00 pt in height"),
    ],
)
def test_boxes(old: tuple[Box, ...], now: tuple[Box, ...], said: str) -> None:
    assert found(with_boxes(*old), with_boxes(*now)) == [(Code.G105, said)]


def test_a_figure_that_moves_with_its_lines_is_not_reported_again() -> None:
    (was,) = with_boxes(FIGURE)
    now = replace(was, lines=tuple(map(lower, was.lines)), boxes=(replace(FIGURE, y=201),))
    assert [code for code, _ in found((was,), (now,))] == [Code.G104]


def furnished(head: str, folio: str, number: int = 1) -> Page:
    lines = line("one"), line(head, "", area="head"), line(folio, "", area="folio")
    return page(*lines, number=number)


def test_a_folio_that_stands_elsewhere() -> None:
    was = furnished("A Book", "1")
    lines = (*was.lines[:2], replace(was.lines[2], x=11.0))
    assert found((was,), (replace(was, lines=lines),)) == [(Code.G104, "lines stand 1.00 pt to the right")]


def test_folios_and_running_heads() -> None:
    assert found((furnished("A Book", "1"),), (furnished("A Bok", "1"),)) == [
        (Code.G106, "“A Bok” for “A Book” of “one”")
    ]
    old, now = ([furnished("A Book", str(n + more)) for n in (1, 2, 3)] for more in (0, 1))
    assert found(tuple(old), tuple(now)) == [(Code.G106, "“2” for “1”, and on 2 more pages of “one”")]
