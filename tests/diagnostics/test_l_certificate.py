"""The codes of the letter L of the certificate: what the pages and the files do not say, or not legibly."""

from typing import Any

import pytest

from samples.damaged_book import Workshop, swap
from stonehand.diagnostics import Code


def drop_last_page(pdf: Any, profile: str) -> None:
    del pdf.pages[-1]


def drop_last_page_of_print(pdf: Any, profile: str) -> None:
    if profile == "print":
        del pdf.pages[-1]


POSITIVE = [
    (
        Code.L901,
        {"html": swap("cloud of dust", "cloud dust")},
        "manuscript/one.md:3:1",
        "on the pages “of” is missing",
    ),
    (
        Code.L902,
        {"style": "#one-p2 { margin-top: -10pt }"},
        "page 1 (sheet 5), line ",
        "“the first picture was built up line by line on the screens.” and "
        "“The second paragraph is short.” are printed over each other",
    ),
    (
        Code.L903,
        {"style": "#one-p2 { height: 9pt; overflow: hidden }"},
        "page 1 (sheet 5), line ",
        "in screen.pdf and print.pdf “The second paragraph is short.” is cut off at an edge",
    ),
    (
        Code.L903,
        {"style": "#one-p2 { color: white }"},
        "page 1 (sheet 5), line ",
        "in screen.pdf and print.pdf “The second paragraph is short.” is on the page, but cannot be seen",
    ),
    (
        Code.L905,
        {
            "html": swap(r'(<p id="one-p2".*)(<div id="one-t1".*?</table>\s*</div>)', r"\2\1"),
            "style": "#one-p2 { break-before: page }",
        },
        "page 1 (sheet 5)",
        "“one-t1” stands on a page before its place in the copy",
    ),
    (
        Code.L904,
        {"file": drop_last_page_of_print},
        "None",
        "screen.pdf has 7 pages, print.pdf 6",
    ),
]
NEGATIVE = [
    (Code.L901, {"style": "#one-p2 { text-transform: uppercase; hyphens: none; width: 60pt }"}),
    (Code.L902, {"style": "#one-p2 { margin-top: -1pt } #one-p6 { columns: 2 }"}),
    (Code.L903, {"style": "#one-p2 { overflow: hidden; color: white; background: black }"}),
    (Code.L903, {"html": swap("cloud of dust", "cloud")}),
    (Code.L904, {"file": drop_last_page}),
    (Code.L905, {"style": "#one-t1 { break-before: page }"}),
]


@pytest.mark.parametrize("code, damage, place, message", POSITIVE)
def test_a_fault_is_reported_at_its_place(
    code: Code, damage: dict[str, Any], place: str, message: str, shop: Workshop
) -> None:
    reported = shop.pdf(**damage).said(code.value)
    assert [(at[: len(place)], said) for at, said in reported] == [(place, message)]


@pytest.mark.parametrize("code, damage", NEGATIVE)
def test_what_is_sound_is_not_reported(code: Code, damage: dict[str, Any], shop: Workshop) -> None:
    assert shop.pdf(**damage).said(code.value) == []
