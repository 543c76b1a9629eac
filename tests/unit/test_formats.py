"""The output formats: their order, their words."""

import pytest

from stonehand.diagnostics import Code, Diagnostic, Leaf, Related, Severity
from stonehand.diagnostics.formats import Run, text
from stonehand.diagnostics.formats.run import in_order
from stonehand.source import Span


@pytest.mark.parametrize(
    "leaf, words",
    [
        (Leaf(12, "4"), "page 4 (sheet 12)"),
        (Leaf(12, "4", 3), "page 4 (sheet 12), line 3"),
        (Leaf(12, "4", 3, "note"), "page 4 (sheet 12), note line 3"),
    ],
)
def test_a_place_on_paper_in_words(leaf: Leaf, words: str) -> None:
    assert str(leaf) == words


def at(place: Span | Leaf | None, code: Code = Code.N001) -> Diagnostic:
    return Diagnostic.of(code, "fault", place)


def test_order_is_book_then_files_by_line_then_pages() -> None:
    book, page = at(None), at(Leaf(12, "4"))
    late, early = at(Span.point("a.md", 10)), at(Span.point("a.md", 9))
    other = at(Span.point("b.md", 1))
    assert in_order([page, other, late, book, early]) == (book, early, late, other, page)


def test_lines_of_a_diagnostic() -> None:
    related = (Related("the first one is here", Span.point("b.md", 2)),)
    fault = Diagnostic.of(Code.N003, "two notes are labelled “1”", Leaf(12, "iv", 3), "rename one", related)
    assert list(text.diagnostic_lines(fault)) == [
        "page iv (sheet 12), line 3: error[N003]: two notes are labelled “1”",
        "  b.md:2:1: the first one is here",
        "  hint: rename one",
    ]


def test_a_fault_without_a_place_begins_with_its_rank() -> None:
    assert list(text.diagnostic_lines(at(None))) == ["error[N001]: fault"]


def test_only_the_rank_is_painted() -> None:
    def paint(severity: Severity, words: str) -> str:
        return f"<{severity.value}>{words}</>"

    assert list(text.diagnostic_lines(at(None), paint)) == ["<error>error[N001]</>: fault"]


def test_summary_counts_in_words() -> None:
    found = (at(None), at(Span.point("a.md")), at(None, Code.N004), at(None, Code.X012))
    assert text.summary(Run("lint", found)) == "2 errors, 1 warning, 1 query"
    assert text.summary(Run("lint", (at(None, Code.X012), at(Span.point("a.md"), Code.X012)))) == "2 queries"


def test_nothing_found_is_nothing_said() -> None:
    assert text.render(Run("lint")) == ""
