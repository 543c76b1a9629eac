"""Barcodes: the modules of a known number, and what a reader of pixels finds in the drawing."""

import re

import pytest
from small_book import house

from stonehand.press.barcode import ENDING, EVEN, ODD, barcode_svg, digits_of, modules_of, price_modules


@pytest.mark.parametrize(
    "isbn, digits",
    [
        ("978-66-000-1986-4", "9786600019864"),
        ("0-306-40615-2", "9780306406157"),
        ("080442957X", "9780804429573"),
    ],
)
def test_an_isbn_has_thirteen_digits(isbn: str, digits: str) -> None:
    assert digits_of(isbn) == digits


def test_the_modules_are_those_of_the_standard() -> None:
    # The example of the article on EAN-13 in Wikipedia: 4003994155486.
    assert modules_of("4003994155486") == (
        "101"
        "0001101" "0100111" "0111101" "0001011" "0010111" "0011101"
        "01010"
        "1100110" "1001110" "1001110" "1011100" "1001000" "1010000"
        "101"
    )  # fmt: skip


def test_figures_are_told_apart() -> None:
    assert len({*ODD, *EVEN, *ENDING}) == 30
    assert {code.count("1") % 2 for code in ODD} == {1}
    assert {code.count("1") % 2 for code in (*EVEN, *ENDING)} == {0}


def test_a_price_has_its_check_in_the_sets_of_its_figures() -> None:
    # 3 x (5 + 4 + 5) + 9 x (2 + 9) = 141: 1 is told by the first and third figure of set B.
    made = price_modules("52495")
    assert made.startswith("1011")
    assert len(made) == 47
    figures = [made[at : at + 7] for at in range(4, 47, 9)]
    assert [EVEN.index(code) if code in EVEN else ODD.index(code) for code in figures] == [5, 2, 4, 9, 5]
    assert [code in EVEN for code in figures] == [True, False, True, False, False]


def bars(svg: str) -> set[float]:
    return {float(left) for left in re.findall(r'd="M([\d.]+) 0\.000H', svg)}


def test_the_drawing_has_the_size_of_the_standard_and_white_at_both_ends() -> None:
    face = house().plain("Source Sans 3").path
    svg = barcode_svg("978-66-000-1986-4", "", face)
    assert 'width="37.290mm"' in svg
    assert min(bars(svg)) == pytest.approx(11 * 0.33)
    assert max(bars(svg)) < 37.29 - 7 * 0.33
    assert len(bars(svg)) == modules_of("9786600019864").count("01") + 1
    assert "<text" not in svg


def test_a_price_stands_beside() -> None:
    face = house().plain("Source Sans 3").path
    assert 'width="55.770mm"' in barcode_svg("978-66-000-1986-4", "52495", face)
