"""Codes of letter N about the words of notes: what a copyeditor would mark, and what near to it is right."""

import pytest

from stonehand.diagnostics import Code, Report
from stonehand.proof.notes.check import check_notes
from stonehand.proof.notes.row import NoteCite, NoteRow
from stonehand.source import Span

FULL = "Ada Hand, Type (Leeds: Presswork, 2001), 12."
OTHER = "A. Hand, Type (Presswork, 2001), 13."


def row(words: str, *cites: NoteCite, line: int = 1, works_before: int = 0) -> NoteRow:
    return NoteRow(
        "One", str(line), "3", words, Span.point("one.md", line), cites, str(line - 1), works_before
    )


def own(form: str = "full", locator: str = "") -> NoteCite:
    return NoteCite("hand", "Type", form, "", locator, is_own=True)


def paged(locator: str, label: str = "page", pages: str = "49-67") -> NoteCite:
    return NoteCite("hand", "Type", "full", "", locator, label, pages)


def found(*rows: NoteRow) -> set[tuple[str, int]]:
    """Return code and line of what is reported."""
    report = Report()
    check_notes(rows, report)
    return {(item.code.value, item.place.line) for item in report}  # type: ignore[union-attr]


POSITIVE = [
    (Code.N101, [row("Ibid., 3.", works_before=2)], 1),
    (Code.N101, [row("See ibid., 3.", works_before=3)], 1),
    (Code.N102, [row("Hand, Type, 12.", own())], 1),
    (Code.N103, [row(FULL, own(locator="12")), row(OTHER, own(locator="13"), line=2)], 2),
    (Code.N104, [row("Hand, 48.", paged("48"))], 1),
    (Code.N104, [row("Hand, 60–71.", paged("60–71"))], 1),
    (Code.N105, [row('Hand, "Type".')], 1),
    (Code.N105, [row("Hand, “Type.")], 1),
    (Code.N106, [row("Hand, Type, 12")], 1),
    (Code.N107, [row("Hand, Type, 12-14.")], 1),
]
NEGATIVE = [
    (Code.N101, [row("Ibid., 3.", works_before=1), row("On ibidem, a word.", works_before=2)]),
    (Code.N102, [row(FULL, own()), row("Hand, Type, 12.", own("short"), line=2)]),
    (Code.N103, [row(FULL, own(locator="12")), row(FULL.replace("12.", "99."), own(locator="99"), line=2)]),
    (
        Code.N104,
        [row("x.", paged("60"), paged("3", "chapter"), paged("321-22", pages="300-340"), paged("vii"))],
    ),
    (Code.N105, [row("Hand, “Type’s ‘ink’”.")]),
    (Code.N106, [row("Why “Type”?"), row("So he “says.”"), row("https://example.org/a-b")]),
    (Code.N107, [row("Hand, Type, 12–14, https://doi.org/10.1-2, a 3-day job, ISBN 978-3-16-1.")]),
]


@pytest.mark.parametrize("code, rows, line", POSITIVE)
def test_what_a_copyeditor_marks(code: Code, rows: list[NoteRow], line: int) -> None:
    assert (code.value, line) in found(*rows)


@pytest.mark.parametrize("code, rows", NEGATIVE)
def test_what_is_right_is_not_marked(code: Code, rows: list[NoteRow]) -> None:
    assert code.value not in dict(found(*rows))
