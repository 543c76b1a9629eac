"""The code of the letter E of the certificate: the EPUB does not say what the book says."""

import pytest

from samples.damaged_book import Edit, Workshop, swap
from stonehand.diagnostics import Code

POSITIVE = [
    (
        Code.E901,
        swap("cloud of dust", "cloud dust"),
        "manuscript/one.md:3:1",
        "in the EPUB “of” is missing",
    ),
    (
        Code.E901,
        swap("Battery", "Battery twice"),
        "manuscript/one.md:11:3",
        "in the EPUB “twice” is one too many",
    ),
]
NEGATIVE = [
    (Code.E901, swap("The second", "<i>The</i> <b>se</b>cond")),
    (Code.E901, swap("a hand apart", "a foot apart")),
]


@pytest.mark.parametrize("code, damage, place, message", POSITIVE)
def test_other_words_are_reported(code: Code, damage: Edit, place: str, message: str, shop: Workshop) -> None:
    reported = [(at, said[: len(message)]) for at, said in shop.epub(damage).said(code.value)]
    assert (place, message) in reported


@pytest.mark.parametrize("code, damage", NEGATIVE)
def test_the_same_words_are_not(code: Code, damage: Edit, shop: Workshop) -> None:
    assert shop.epub(damage).said(code.value) == []
