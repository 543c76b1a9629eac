"""The ratchet: what it holds, what it lets through, what it does not understand."""

from pathlib import Path

import pytest

from samples.galley import book, line, page
from stonehand.diagnostics import Code, Diagnostic, Report
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.find import find_flaws
from stonehand.proof.flaws.flaw import Flaw
from stonehand.proof.flaws.ratchet import beyond, ratchet_text, read_ratchet
from stonehand.source import Span

ONE = "a L201 1\n"
COPY = Span.point("copy.md", 5)

POSITIVE: tuple[tuple[Code, str, int, Span, str], ...] = (
    (Code.L291, "", 1, COPY, "1 × L201 (loose line), 0 accepted"),
    (Code.L291, ONE, 2, COPY, "2 × L201 (loose line), 1 accepted"),
    (Code.L292, ONE, 0, Span.point("flaws.ratchet", 1), "“a” has 0 × L201, 1 accepted"),
    (
        Code.L293,
        "# a comment\na L999 1\n",
        0,
        Span.point("flaws.ratchet", 2),
        "not “anchor code number”: “a L999 1”",
    ),
)

NEGATIVE: tuple[tuple[Code, str, int], ...] = (
    (Code.L291, ONE, 1),
    (Code.L292, ONE, 1),
    (Code.L293, "#\n\n# a comment of many words\n", 0),
)


def loose(count: int) -> tuple[Flaw, ...]:
    """Return the flaws of a paragraph with so many loose lines."""
    content = (line(text, space_ratio=1.6) for text in ("ink quoin", "slug stick")[:count])
    return find_flaws(book(page(*content, line("forme"))), FlawLimits())


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def held(text: str, count: int) -> tuple[list[Flaw], list[Diagnostic]]:
    """Hold a paragraph with so many loose lines against a ratchet; return what is let through, and told."""
    path, report = Path("flaws.ratchet"), Report()
    path.write_text(text, encoding="utf-8")
    return list(beyond(loose(count), read_ratchet(path, report), report)), list(report)


@pytest.mark.parametrize("code, text, count, place, message", POSITIVE)
def test_a_code_is_reported(code: Code, text: str, count: int, place: Span, message: str) -> None:
    _, (diagnostic,) = held(text, count)
    assert (diagnostic.code, diagnostic.place, diagnostic.message) == (code, place, message)


@pytest.mark.parametrize("code, text, count", NEGATIVE)
def test_a_code_is_not_reported(code: Code, text: str, count: int) -> None:
    assert held(text, count) == ([], [])


def test_all_flaws_of_a_paragraph_beyond_its_number_are_let_through() -> None:
    through, _ = held(ONE, 2)
    assert through == list(loose(2))


def test_what_is_written_accepts_what_there_is() -> None:
    assert held(ratchet_text(loose(2)), 2) == ([], [])
