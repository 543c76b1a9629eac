"""Lines printed over each other are found wherever they stand on the page, and no others."""

import pytest

from stonehand.model.layout import Fingerprint, LayoutMap, Line, Page, Word
from stonehand.proof.certificate.layout import overprints

NOBODY = Fingerprint("", "", "", "", "", "")


def line(text: str, x: float, baseline: float, height: float = 12, width: float = 100) -> Line:
    """Return a line of one word whose baseline lies three quarters down its box."""
    words = (Word(x, width, 0),)
    return Line("body", x, baseline - 0.75 * height, width, height, baseline, text, "", 0, 0, "", words=words)


def pairs(*lines: Line) -> list[tuple[str, str]]:
    page = Page(1, "1", "recto", "s", False, 400, 600, (0, 0, 400, 600), (0, 0, 400, 600), lines)
    return [(upper.text, lower.text) for _, upper, lower in overprints(LayoutMap("", NOBODY, (page,)))]


@pytest.mark.parametrize(
    "lines",
    [
        (line("a", 0, 100), line("b", 0, 100)),
        (line("a", 0, 100), line("b", 90, 106)),
        (line("a", 0, 100), line("x", 200, 102), line("y", 300, 103), line("b", 0, 104)),
        (line("a", 0, 100), line("b", 0, 109, height=24)),
        (line("a", 0, 100, height=0), line("b", 0, 104, height=0)),
    ],
    ids=["same place", "half a line lower", "others between", "a tall line below", "lines without height"],
)
def test_found(lines: tuple[Line, ...]) -> None:
    assert pairs(*lines) == [("a", "b")]


@pytest.mark.parametrize(
    "lines",
    [
        (line("a", 0, 100), line("b", 0, 112)),
        (line("a", 0, 100), line("b", 101, 100)),
        (line("a", 0, 100), line("b", 99.5, 104)),
        (line("a", 0, 100, height=300), line("b", 0, 180)),
        (line(" ", 0, 100), line("b", 0, 100)),
    ],
    ids=["in register", "beside", "as good as beside", "below in a tall box", "nothing but space"],
)
def test_not_found(lines: tuple[Line, ...]) -> None:
    assert pairs(*lines) == []


def test_words_between_words_of_another_line_do_no_harm() -> None:
    spread = line("a a", 0, 100)
    words = (Word(0, 20, 0), Word(80, 20, 2))
    table = Line("body", 0, 91, 100, 12, 100, "a a", "", 0, 0, "", words=words)
    assert pairs(table, line("b", 30, 100, width=40)) == []
    assert pairs(spread, line("b", 30, 100, width=40)) == [("a a", "b")]


def test_every_pair_is_named() -> None:
    assert pairs(line("a", 0, 100), line("b", 0, 101), line("c", 0, 102)) == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    ]
