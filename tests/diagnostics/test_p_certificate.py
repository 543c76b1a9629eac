"""The code of the letter P of the certificate: what the parser is given is not what the file has."""

from typing import Any

import pytest

from samples.damaged_book import Workshop, swap
from stonehand.diagnostics import Code

POSITIVE = [
    (
        Code.P901,
        {"copy": swap("cloud of dust", "cloud dust")},
        "manuscript/one.md:3:1",
        "“of” stands in the manuscript",
    ),
    (
        Code.P901,
        {"copy": swap("Battery", "Battery twice")},
        "manuscript/one.md:9:4",
        "“twice” was parsed, but does not",
    ),
    (
        Code.P901,
        {"copy": swap("a hand apart", "a foot apart")},
        "manuscript/one.md:24:12",
        "“hand” was parsed as “foot”",
    ),
]
NEGATIVE = [
    (Code.P901, {}),
    (Code.P901, {"copy": swap("The second", "*The*  second")}),
]


@pytest.mark.parametrize("code, damage, place, message", POSITIVE)
def test_lost_copy_is_reported(
    code: Code, damage: dict[str, Any], place: str, message: str, shop: Workshop
) -> None:
    reported = [(at, said[: len(message)]) for at, said in shop.pdf(**damage).said(code.value)]
    assert (place, message) in reported


@pytest.mark.parametrize("code, damage", NEGATIVE)
def test_whole_copy_is_not(code: Code, damage: dict[str, Any], shop: Workshop) -> None:
    assert shop.pdf(**damage).said(code.value) == []
