"""The code of the letter N of the certificate: a note is not whole on the pages."""

from typing import Any

import pytest

from samples.damaged_book import Workshop, swap
from stonehand.diagnostics import Code

POSITIVE = [
    (
        Code.N901,
        {"html": swap('<span id="one-nshield".*?</span></span>', "")},
        "manuscript/one.md:24:1",
        "on the pages, in a note, “2 Two sheets of metal a hand apart” is missing",
    ),
    (
        Code.N901,
        {"html": swap("of rock and ice", "of rock")},
        "manuscript/one.md:22:10",
        "on the pages, in a note, “and ice” is missing",
    ),
    (
        Code.N901,
        {"html": swap('id="one-nshield"', 'id="other"')},
        "None",
        "the pages of “one” print a note “other” that the book does not have",
    ),
]
NEGATIVE = [
    (Code.N901, {}),
    (Code.N901, {"style": "#one-p6 { break-before: avoid } .note { font-size: 5pt }"}),
    (Code.N901, {"html": swap("cloud of dust", "cloud")}),
]


@pytest.mark.parametrize("code, damage, place, message", POSITIVE)
def test_a_note_that_is_not_whole_is_reported(
    code: Code, damage: dict[str, Any], place: str, message: str, shop: Workshop
) -> None:
    reported = [(at, said[: len(message)]) for at, said in shop.pdf(**damage).said(code.value)]
    assert (place, message) in reported


@pytest.mark.parametrize("code, damage", NEGATIVE)
def test_whole_notes_are_not(code: Code, damage: dict[str, Any], shop: Workshop) -> None:
    assert shop.pdf(**damage).said(code.value) == []
