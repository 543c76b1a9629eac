"""Each code of the compositor's make-up that only the pages can tell: when it is reported, and when not."""

from pathlib import Path

import pytest

from samples.book_folder import WORDS
from samples.made_up import entry, made_up
from stonehand.diagnostics import Code

NAME = "manuscript/makeup.toml"

POSITIVE = (
    (Code.L301, entry(5, 'keep = "together"'), f"{NAME}:2:9", "“keep” at “one-p5” changes no page"),
    (Code.L301, entry(3, 'keep = "with-next"'), f"{NAME}:2:9", "“keep” at “one-p3” changes no page"),
    (Code.L301, entry(6, 'break = "before"'), f"{NAME}:2:9", "“break” at “one-p6” changes no page"),
    (
        Code.L302,
        entry(2, "lines = -1"),
        f"{NAME}:2:9",
        "“one-p2” is not set as asked: it cannot be had in one line fewer",
    ),
)
NEGATIVE = (
    (Code.L301, entry(5, 'keep = "with-next"')),
    (Code.L301, entry(3, 'break = "before"')),
    (Code.L301, entry(3, "lead = 1")),
    (Code.L302, entry(2, "tracking = 0.005")),
)


@pytest.mark.parametrize(("code", "makeup", "place", "message"), POSITIVE)
def test_reported(tmp_path: Path, code: Code, makeup: str, place: str, message: str) -> None:
    _, report = made_up(tmp_path, makeup)
    assert [(item.code, str(item.place), item.message) for item in report] == [(code, place, message)]


@pytest.mark.parametrize(("code", "makeup"), NEGATIVE)
def test_in_order(tmp_path: Path, code: Code, makeup: str) -> None:
    _, report = made_up(tmp_path, makeup)
    assert code not in {item.code for item in report}


def test_a_paragraph_runs_a_line_longer(tmp_path: Path) -> None:
    copy = f"# One\n\nFirst of all. {WORDS * 8}"
    plain, _ = made_up(tmp_path / "plain", "", copy)
    longer, report = made_up(tmp_path / "longer", entry(1, "lines = 1"), copy)
    assert list(report) == []
    assert len(longer.pages[0].lines) == len(plain.pages[0].lines) + 1
