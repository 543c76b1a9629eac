"""The schema of `[lint]` in `book.toml` and `house.toml`, as data; docs/manual/lint.md says it in words."""

from typing import Any, get_args

from stonehand.diagnostics import Code
from stonehand.manuscript.shape import Choice, Key, Listing, Table, Text
from stonehand.model.copy_style import CopyStyle, Weight

LETTER = "H"
"""The codes of house style, which alone a house can weigh."""

_WEIGHT = Choice(get_args(Weight))
_CODES = tuple(code.value for code in Code if code.value.startswith(LETTER))


def _one_of(*words: str) -> Key:
    return Key(Choice(words))


def _rules(**weights: Any) -> tuple[tuple[str, Weight], ...]:
    return tuple(sorted(weights.items()))


LINT = Table(
    {
        "rules": Key(Table({code: Key(_WEIGHT) for code in _CODES}, _rules)),
        "quotes": _one_of("typed", "straight"),
        "ellipsis": _one_of("closed", "spaced"),
        "spelling": _one_of("ise", "ize"),
        "percent": _one_of("per cent", "percent", "%"),
        "thousands": _one_of("comma", "space", "point", "none"),
        "centuries": _one_of("words", "figures"),
        "decades": _one_of("1980s", "1980’s"),
        "dates": _one_of("day-month", "month-day"),
        "ordinals": _one_of("raised", "level"),
        "stops": _one_of("kept", "dropped"),
        "calls": _one_of("before", "after"),
        "heads": _one_of("sentence", "headline"),
        "words": Key(Listing(Text(most=100))),
        "repeated": Key(Listing(Text(most=100))),
    },
    CopyStyle,
)
