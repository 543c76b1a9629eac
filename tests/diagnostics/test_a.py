"""Codes of letter A: what is lost on those who do not see the page."""

import pytest

from samples.copy_desk import faults
from stonehand.diagnostics import Code

POSITIVE = [
    (Code.A001, "See ![](a.png) it.", "1:5"),
    (Code.A001, "::: figure\n![](a.png)\n:::", "2:1"),
]
NEGATIVE = [
    (Code.A001, "![Caption](a.png)"),
    (Code.A001, 'See ![](a.png){alt="A dot"} it.'),
    (Code.A001, "See ![](a.png){.decorative} it."),
]


@pytest.mark.parametrize("code, copy, place", POSITIVE)
def test_an_image_that_says_nothing_is_reported(code: Code, copy: str, place: str) -> None:
    assert (code.value, place) in faults(copy)


@pytest.mark.parametrize("code, copy", NEGATIVE)
def test_one_that_does_or_need_not_is_not(code: Code, copy: str) -> None:
    assert code.value not in dict(faults(copy))
