"""What WeasyPrint cannot bear is changed, reported, and the section is set all the same."""

import pytest
from tiny import codes, lay, lines, note, p, text

from stonehand.press.pdf import setting
from stonehand.source import Span

HYPHENS = "p { hyphens: auto }"


def test_a_long_run_of_letters_is_broken() -> None:
    run = "x" * 4000
    result = lay(p("a", f"before {run} after <em>{run}</em>{run}", line=6), style=HYPHENS)
    first, *_ = result.diagnostics
    assert set(codes(result)) == {"L007"}
    assert first.place == Span.point("copy.md", 6)
    drawn = "".join(line.text.strip() for _, line in lines(result)).replace("\u2010", "")
    assert drawn.count("x") == 12000


def test_an_address_is_no_such_run() -> None:
    assert codes(lay(p("a", "https://example.org/" + "abc/def-" * 40))) == []


def test_deep_nesting_is_flattened_and_no_word_is_lost() -> None:
    result = lay("<div>" * 400 + p("a", "innermost") + "</div>" * 400, p("b", "after"))
    assert codes(result) == ["L009"]
    assert [line.text for _, line in lines(result)] == ["innermost", "after"]


def test_quotations_twenty_deep_are_borne() -> None:
    assert codes(lay("<blockquote>" * 20 + p("a", "x") + "</blockquote>" * 20)) == []


def test_a_huge_span_of_cells_is_lowered() -> None:
    cells = '<td colspan="100000">a</td><td rowspan="9999999999999">b</td><td colspan="3">c</td>'
    result = lay(f'<table id="t" data-source="copy.md:2:1"><tr>{cells}</tr></table>')
    assert codes(result) == ["L008", "L008"]


class Failing:
    """Raise on the first calls, then return nothing to report."""

    def __init__(self, times: int) -> None:
        self.times = times

    def __call__(self, *_: object) -> tuple[()]:
        self.times -= 1
        if self.times >= 0:
            raise AssertionError("too wide")
        return ()


@pytest.mark.parametrize("times", [1, 2])
def test_a_failure_is_an_error_of_the_section(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "settle_links", Failing(times))
    result = lay(p("a", "x"))
    assert codes(result) == ["L015"]
    assert result.diagnostics[0].message == "“s” could not be set: AssertionError: too wide"
    assert [line.text for _, line in lines(result)] == ["?"]
    assert result.pdf.startswith(b"%PDF")


def test_many_notes_in_a_paragraph() -> None:
    result = lay(p("a", " ".join(text(3) + note(f"n{i}", "note") for i in range(60))))
    assert set(codes(result)) <= {"L003"}
