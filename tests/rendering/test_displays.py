"""Figures and tables that move: to the head or foot of a page, to a page or a leaf of their own."""

import pypdfium2
import pytest
from displays import TURNED, figure, paragraphs, random_blocks, set_blocks, standing, table, words_of
from tiny import codes, lines, note, p, pages_of, text

HEAD = '<tr><th colspan="4" id="t-h" class="h" data-source="copy.md:5:1" data-runs="0:5:1">Craft</th></tr>'
CONTINUED = (
    '<tr class="continued"><th colspan="4" id="t-c" data-generated="continued" data-source="copy.md:5:1">'
    "Table 1 (continued)</th></tr>"
)

TOP, LEADING = 34.02, 12.0
BLEED = 8.5
"""Points: the head of the type area, the leading, the bleed."""


def test_a_figure_goes_to_the_head_of_the_next_page_and_the_text_runs_on() -> None:
    result = set_blocks(*paragraphs("a", 1), figure("f", 150, "head"), *paragraphs("b", 6))
    first, _second, *_ = result.map.pages
    where = standing(result)["f"]
    assert (where.page, where.is_below_text) == (1, False)
    assert where.top == pytest.approx(TOP, abs=0.1)
    assert len(first.lines) == len(set_blocks(*paragraphs("b", 7)).map.pages[0].lines)
    assert codes(result) == []


def test_a_figure_goes_to_the_head_of_the_page_that_calls_it() -> None:
    copy = (*paragraphs("a", 4), figure("f", 100, "head"), *paragraphs("b", 6))
    where, place = standing(set_blocks(*copy))["f"], ("a3", "b0")
    result = set_blocks(*copy)
    assert (where.page, where.is_below_text, codes(result)) == (1, False, [])
    assert where.top == pytest.approx(TOP, abs=0.1)
    (around,) = {page for page, line in lines(result) if line.block == place[0]}
    assert around == where.page


def test_not_where_its_place_would_leave_the_page() -> None:
    before = paragraphs("a", 6)
    result = set_blocks(*before, figure("f", 100, "head"), *paragraphs("b", 6))
    called = max(page for page, line in lines(result) if line.block == "a5")
    assert standing(result)["f"].page == called + 1


def test_the_lines_below_a_figure_at_the_head_keep_register() -> None:
    result = set_blocks(*paragraphs("a", 1), figure("f", 143, "head"), *paragraphs("b", 6))
    below = next(line for line in result.map.pages[1].lines if not line.display)
    assert (below.y - TOP) / LEADING == pytest.approx(round((below.y - TOP) / LEADING), abs=0.01)


def test_a_figure_stands_at_the_foot_of_the_page_that_it_is_called_on() -> None:
    result = set_blocks(*paragraphs("a", 1), figure("f", 150, "foot"), *paragraphs("b", 6))
    where = standing(result)["f"]
    assert (where.page, where.is_below_text) == (0, True)
    assert where.bottom == pytest.approx(result.map.pages[0].type_area[3], abs=0.1)
    assert codes(result) == []


def test_a_figure_at_the_foot_stands_above_the_notes() -> None:
    noted = p("n", "called" + note("x", text(30)))
    result = set_blocks(noted, *paragraphs("a", 1), figure("f", 150, "foot"), *paragraphs("b", 6))
    notes = [line.y for line in result.map.pages[0].lines if line.at_foot]
    assert pages_of(result, "x") == [0] * len(notes)
    assert 0 < min(notes) - standing(result)["f"].bottom < 20


def test_one_whose_place_is_pushed_off_the_page_stands_at_the_foot_of_the_next() -> None:
    result = set_blocks(*paragraphs("a", 3), figure("f", 150, "foot"), *paragraphs("b", 6))
    where = standing(result)["f"]
    assert where.page == 1
    assert where.bottom == pytest.approx(result.map.pages[1].type_area[3], abs=0.1)


def test_a_figure_that_fits_where_it_stands_stays_there() -> None:
    result = set_blocks(*paragraphs("a", 1), figure("f", 150), *paragraphs("b", 6))
    where = standing(result)["f"]
    assert where.page == 0
    assert any(line.y > where.bottom for line in result.map.pages[0].lines)


def test_one_that_does_not_fit_leaves_no_white() -> None:
    result = set_blocks(*paragraphs("a", 3), figure("f", 150), *paragraphs("b", 6))
    assert standing(result)["f"].page == 1
    assert not standing(result)["f"].is_below_text
    assert len(result.map.pages[0].lines) >= 24


def test_a_head_above_it_stays_with_the_text() -> None:
    head = '<h2 id="h" data-source="copy.md:1:1" data-runs="0:1:1">Head</h2>'
    result = set_blocks(*paragraphs("a", 2), p("c", text(40)), head, figure("f", 190), *paragraphs("b", 6))
    (page,) = [
        number for number, page in enumerate(result.map.pages) if "Head" in [x.text for x in page.lines]
    ]
    assert (page, standing(result)["f"].page) == (0, 1)


def test_figures_of_one_kind_keep_their_order() -> None:
    result = set_blocks(
        *paragraphs("a", 1),
        figure("f1", 90, "head"),
        *paragraphs("b", 1),
        figure("f2", 40),
        *paragraphs("c", 6),
    )
    first, second = standing(result)["f1"], standing(result)["f2"]
    assert (first.page, second.page) == (1, 1)
    assert first.bottom < second.top


def test_a_page_of_its_own_has_no_text() -> None:
    result = set_blocks(*paragraphs("a", 1), figure("f", 150, "page"), *paragraphs("b", 6))
    page = result.map.pages[1]
    assert page.leaf == "page"
    assert {line.display for line in page.lines} == {"f"}
    assert words_of(result) == (text(70) + " ").split() * 7


def test_a_plate_has_a_leaf_of_its_own_that_begins_on_a_recto() -> None:
    result = set_blocks(*paragraphs("a", 1), figure("f", 150, "plate"), *paragraphs("b", 9))
    assert [(page.side, page.leaf) for page in result.map.pages][:5] == [
        ("recto", ""),
        ("verso", ""),
        ("recto", "plate"),
        ("verso", "plate"),
        ("recto", ""),
    ]
    assert codes(result) == []


def test_a_second_plate_is_printed_on_the_back_of_the_first() -> None:
    plates = [figure(anchor, 150, "plate") for anchor in ("f1", "f2")]
    result = set_blocks(*paragraphs("a", 1), *plates, *paragraphs("b", 9))
    assert [standing(result)[anchor].page for anchor in ("f1", "f2")] == [2, 3]


def test_at_the_end_of_the_section_a_figure_stands_below_the_text() -> None:
    result = set_blocks(*paragraphs("a", 1), figure("f", 60, "head"), *paragraphs("b", 1))
    where = standing(result)["f"]
    assert (where.page, where.is_below_text) == (0, True)
    assert where.top - max(x.y + x.height for x in result.map.pages[0].lines if not x.display) < 14


def test_one_that_finds_no_room_there_has_the_last_page_to_itself() -> None:
    result = set_blocks(*paragraphs("a", 3), figure("f", 250, "head"))
    assert [page.leaf for page in result.map.pages] == ["", "page"]
    assert standing(result)["f"].top == pytest.approx(TOP, abs=0.1)


def test_the_notes_of_the_text_come_before_a_page_of_figures_at_the_end() -> None:
    noted = p("n", text(40) + note("x", text(700)))
    result = set_blocks(noted, figure("f", 300, "page"))
    assert standing(result)["f"].page == len(result.map.pages) - 1
    assert pages_of(result, "x")[-1] == len(result.map.pages) - 2


def test_a_figure_with_a_note_of_the_foot_stays_where_it_is() -> None:
    result = set_blocks(*paragraphs("a", 3), figure("f", 150, caption=note("x", "y")), *paragraphs("b", 3))
    assert pages_of(result, "x") == [standing(result)["f"].page]


def test_a_table_moves_too() -> None:
    result = set_blocks(*paragraphs("a", 1), table(2, 9, place="head"), *paragraphs("b", 6))
    assert standing(result)["t"].page == 1
    assert [line.text for line in result.map.pages[1].lines if line.display] == ["frontispiece"] * 18


def test_a_wide_table_lies_on_its_side_on_a_page_of_its_own() -> None:
    wide = table(6, more=TURNED, place="page")
    result = set_blocks(*paragraphs("a", 1), wide, *paragraphs("b", 6))
    page = result.map.pages[1]
    assert page.leaf == "page"
    assert all(line.turned for line in page.lines)
    left, top, right, bottom = page.type_area
    (box,) = page.boxes
    assert box.height == pytest.approx(bottom - top, abs=0.1)
    assert box.width < right - left
    first, *_, last = page.lines
    assert first.y > last.y
    assert bottom - 3 <= first.y + first.height <= bottom + 0.1
    assert codes(result) == []


def test_a_turned_table_goes_on_over_pages_with_its_head() -> None:
    long = table(4, 40, TURNED, "page").replace("<table>", f"<table><thead>{CONTINUED}{HEAD}</thead><tbody>")
    result = set_blocks(
        *paragraphs("a", 1), long.replace("</table>", "</tbody></table>"), *paragraphs("b", 6)
    )
    pages = [page for page in result.map.pages if page.leaf == "page"]
    assert codes(result) == []
    assert len(pages) > 1
    assert all(line.turned for page in pages for line in page.lines)
    heads = [[line.text for line in page.lines if line.block in ("t-c", "t-h")] for page in pages]
    assert heads == [["Craft"], *[["Table 1 (continued)", "Craft"]] * (len(pages) - 1)]
    bodies = [line.block for page in pages for line in page.lines if line.text == "frontispiece"]
    assert bodies == [f"t-{row}-{column}" for row in range(40) for column in range(4)]
    for page in pages:
        left, _, right, _ = page.type_area
        assert all(left - 0.1 <= line.x and line.x + line.width <= right + 0.1 for line in page.lines)


def test_a_turned_table_that_goes_on_may_be_a_plate() -> None:
    result = set_blocks(*paragraphs("a", 1), table(4, 40, TURNED, "plate"), *paragraphs("b", 6))
    leaves = [page.leaf for page in result.map.pages]
    assert codes(result) == []
    assert leaves[2:5] == ["plate", "plate", "plate"]
    assert words_of(result) == (text(70) + " ").split() * 7


def test_the_letters_of_a_turned_table_are_found_where_the_map_has_them() -> None:
    result = set_blocks(table(6, 2, more=TURNED, place="page"))
    (page,) = result.map.pages
    document = pypdfium2.PdfDocument(result.pdf)
    (sheet,) = document
    text_page = sheet.get_textpage()
    height = sheet.get_height()
    corners = [text_page.get_charbox(n)[::3] for n in range(text_page.count_chars())]
    letters = [(left, height - 2 * BLEED - top) for left, top in corners]
    for line in page.lines:
        right, bottom = line.x + line.width, line.y + line.height
        found = [(x, y) for x, y in letters if line.x - 3 < x < right and line.y - 1 < y < bottom]
        assert len(found) >= len("frontispiece")


@pytest.mark.parametrize("seed", [*range(11), 60])
def test_every_figure_stands_once_in_its_order_and_over_nothing(seed: int) -> None:
    blocks, places = random_blocks(seed)
    result = set_blocks(*blocks)
    found = standing(result)
    assert set(found) == set(places)
    order = [found[anchor].page for anchor, place in places.items() if place != "plate"]
    assert order == sorted(order)
    assert set(codes(result)) <= {"L003", "L005", "L040"}
    for page in result.map.pages:
        for box in (box for box in page.boxes if box.anchor):
            assert page.type_area[1] - 0.1 <= box.y
            assert box.y + box.height <= page.type_area[3] + 0.1
            others = [line for line in page.lines if line.display != box.anchor]
            assert not any(
                line.y + 1 < box.y + box.height and line.y + line.height - 1 > box.y for line in others
            )
