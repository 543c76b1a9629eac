"""Each code that an entry of `makeup.toml` is reported for before anything is set, and what is in order."""

from pathlib import Path

import pytest

from samples.book_folder import write_book
from stonehand.diagnostics import Code, Report
from stonehand.diagnostics.explain import explain
from stonehand.pipeline import lint

NAME = "manuscript/makeup.toml"
COPY = """# One

In March the comet came back.[^1]

| a | b |
| - | - |
| 1 | 2 |

: Two columns

In April it went away.

***

“In May” it was gone.

[^1]: A note on it.
"""
FOUND = list[tuple[Code, str, str]]


def entry(**keys: str | float) -> str:
    """Return an entry; the key that stands first is on line 2."""
    written = (
        f'{name} = "{value}"' if isinstance(value, str) else f"{name} = {value}"
        for name, value in keys.items()
    )
    return "\n".join(("[[amend]]", *written, ""))


def found(folder: Path, makeup: str) -> FOUND:
    report = Report()
    lint(
        write_book(
            folder,
            'front = ["title-page", "imprint", "contents"]\nbody = ["one.md"]',
            {"one.md": COPY, "makeup.toml": makeup},
        ),
        report,
    )
    return [(item.code, str(item.place), item.message) for item in report]


FIRST = {"block": "one-p1", "words": "In March", "reason": "r"}
SECOND = {"block": "one-p2", "words": "In April", "reason": "r"}
THIRD = {"block": "one-p3", "words": "In May it", "reason": "r"}
TABLE = {"block": "one-t1", "words": "Two columns", "reason": "r"}
NOTE = {"block": "one-n1-p1", "words": "A note", "reason": "r"}

POSITIVE = [
    (Code.M001, "[[amend", f"{NAME}:1:8", "not TOML: Expected ']]' at the end of an array declaration"),
    (Code.M002, entry(**FIRST, line=1), f"{NAME}:5:1", "unknown key “line” in [amend]"),
    (Code.M002, "[[ammend]]\nblock = 1\n", f"{NAME}:1:3", "unknown key “ammend”"),
    (Code.M004, entry(**FIRST, lines="1"), f"{NAME}:5:9", "“lines” must be a whole number, not a text"),
    (Code.M004, "amend = 1\n", f"{NAME}:1:9", "“amend” must be a list, not a number"),
    (Code.M005, entry(block="one-p1", lines=1), f"{NAME}:1:3", "“reason” is missing in [amend]"),
    (Code.M006, entry(**FIRST, keep="always"), f"{NAME}:5:8", "“keep” cannot be “always”"),
    (Code.M017, entry(**FIRST, tracking=0.02), f"{NAME}:5:12", "“tracking” must be -0.01 to 0.01, not 0.02"),
    (Code.M040, entry(**FIRST, lines=0), f"{NAME}:2:9", "nothing is changed at “one-p1”"),
    (
        Code.M041,
        entry(**FIRST, lines=1) + entry(**FIRST, keep="together"),
        f"{NAME}:7:9",
        "“one-p1” has two entries",
    ),
    (
        Code.M042,
        entry(block="one-p9", words="In June", reason="r", lines=1),
        f"{NAME}:2:9",
        "the book has no block “one-p9”",
    ),
    (
        Code.M043,
        entry(block="one-p2", words="In June", reason="r", lines=1),
        f"{NAME}:2:9",
        "“one-p2” begins “In April it went away”, not “In June”",
    ),
    (
        Code.M043,
        entry(block="one-p2", reason="r", lines=1),
        f"{NAME}:2:9",
        "“one-p2” begins “In April it went away”; the entry has no words",
    ),
    (
        Code.M044,
        entry(block="one-p1", words="In April", reason="r", lines=1),
        f"{NAME}:2:9",
        "the block that begins “In April” is now “one-p2”",
    ),
    (
        Code.M045,
        entry(**FIRST, place="head"),
        f"{NAME}:2:9",
        "“place” cannot be done to “one-p1”",
    ),
    (Code.M045, entry(**NOTE, lead=1), f"{NAME}:2:9", "“lead” cannot be done to “one-n1-p1”"),
]

NEGATIVE = [
    (Code.M042, entry(**NOTE, lines=1)),
    (Code.M043, entry(**THIRD, lines=1)),
    (Code.M043, entry(block="one-o1", reason="r", **{"break": "before"})),
    (Code.M044, entry(**SECOND, keep="with-next")),
    (Code.M045, entry(**TABLE, place="head", lead=0.5)),
    (Code.M045, entry(**FIRST, keep="together", lines=-1, tracking=-0.01, lead=1, **{"break": "before"})),
    (Code.M040, entry(**FIRST, lines=1)),
    (Code.M041, entry(**FIRST, lines=1) + entry(**SECOND, lines=1)),
]


@pytest.mark.parametrize(("code", "makeup", "place", "message"), POSITIVE)
def test_reported(tmp_path: Path, code: Code, makeup: str, place: str, message: str) -> None:
    assert found(tmp_path, makeup) == [(code, place, message)]
    assert explain(code)


@pytest.mark.parametrize(("code", "makeup"), NEGATIVE)
def test_in_order(tmp_path: Path, code: Code, makeup: str) -> None:
    assert found(tmp_path, makeup) == []
