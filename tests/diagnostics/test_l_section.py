"""Each code that setting a section reports: what it is reported for, and what is near to it and is not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from displays import TURNED, figure, table
from tiny import lay, note, p, text

from stonehand.diagnostics import Code, Diagnostic, Severity
from stonehand.press.pdf import hooks_fit, setting
from stonehand.source import Span

Patch = Callable[[pytest.MonkeyPatch], None]
HIGH = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='90' height='385'/%3E"


def as_it_is(_: pytest.MonkeyPatch) -> None:
    """Change nothing."""


def another_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another version of WeasyPrint be installed."""
    monkeypatch.setattr(hooks_fit.weasyprint, "__version__", "71.0")


def a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the layout of anything but the placeholder fail."""
    real = setting.read_map

    def read_map(anchor: str, document: object, root: object, begun: object) -> object:
        reading = real(anchor, document, root, begun)
        if any("fails" in line.text for page in reading.map.pages for line in page.lines):
            raise ZeroDivisionError("no width")
        return reading

    monkeypatch.setattr(setting, "read_map", read_map)


def cell(attributes: str) -> str:
    """Return a table of one cell."""
    return f'<table id="t" data-source="copy.md:5:1"><tr><td {attributes}>cell</td></tr></table>'


def whole(lines: int) -> str:
    """Return an unbreakable block so many lines high."""
    return f'<div style="break-inside: avoid; height: {12 * lines}pt">{p("w", "whole", 2)}</div>'


def asked(attributes: str) -> str:
    """Return a paragraph of two lines of which the compositor asks something."""
    return p("a", text(18), 5).replace("<p ", f"<p {attributes} ")


OPENING = p("a", f'<span class="lead-in first-line"></span>{text(40)}', 5)
"""A paragraph whose whole first line is to be in small capitals."""

SVG = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"
COPY = Span.point("copy.md", 5)
MOVED = figure("f", 40, "page", more=' data-drift="0"')
UNMOVED = figure("f", 40, "head", caption=note("x", "y"))
TWO_NOTES = p("a", text(9) + note("n1", text(900)) + note("n2", "late", line=5) + " " + text(500))

POSITIVE: tuple[tuple[Code, str, str, Span | None, str, Patch], ...] = (
    (
        Code.L001,
        p("a", "x" + note("n", "y", line=5)),
        "#n-p0 { display: none }",
        COPY,
        "“y” is missing",
        as_it_is,
    ),
    (
        Code.L002,
        p(
            "a",
            text(9)
            + note("n", "y", line=5).split("</a>", 1)[1]
            + " "
            + text(300)
            + note("n", "y").split("<span")[0],
        ),
        "",
        COPY,
        "the note “n” begins before the page of its call",
        as_it_is,
    ),
    (Code.L003, TWO_NOTES, "", COPY, "the note “n2” begins 3 pages after its call", as_it_is),
    (
        Code.L004,
        p("a", "x" + note("n", f'<img alt="" src="{HIGH}"/>', line=5) + " " + text(300)),
        "",
        COPY,
        "the note “n” begins 1 page after its call",
        as_it_is,
    ),
    (Code.L005, p("a", "one line", 5) + whole(25), "", COPY, "page 1 of “s” has 1 line of text", as_it_is),
    (Code.L006, p("a", "seen", 1) + p("b", "hidden", 5), "#b { display: none }", COPY, "“hidden”", as_it_is),
    (Code.L007, p("a", "a" * 201, 5), "", COPY, "“aaaaaaaaaaaaaaaaaaaa…” has 201 letters", as_it_is),
    (Code.L008, cell('colspan="101"'), "", COPY, "a cell has colspan 101: set to 100", as_it_is),
    (
        Code.L009,
        '<div data-source="copy.md:5:1">' * 70 + p("a", "deep") + "</div>" * 70,
        "",
        COPY,
        "more than 60 elements inside one another",
        as_it_is,
    ),
    (
        Code.L010,
        '<div style="display: grid; grid-template-columns: subgrid">' + p("a", "x") + "</div>",
        "",
        None,
        "Subgrids are unsupported",
        as_it_is,
    ),
    (
        Code.L011,
        p("a", '<img alt="" src="missing.png"/>', 5),
        "",
        COPY,
        "there is no file missing.png",
        as_it_is,
    ),
    (
        Code.L012,
        p("a", '<a href="#b">x</a> <span id="b"></span>', 5),
        "#b { display: none }",
        COPY,
        "no place for links to “b”",
        as_it_is,
    ),
    (Code.L013, p("a", "x"), "p { text-wrap: pretty }", None, "not obeyed: “text-wrap: pretty”", as_it_is),
    (Code.L014, p("a", "x"), "", None, "WeasyPrint is 71.0, not 70.0", another_weasyprint),
    (Code.L015, p("a", "fails"), "", Span.point("s"), "ZeroDivisionError: no width", a_failure),
    (Code.L030, asked('data-looseness="-1"'), "", COPY, "it cannot be had in one line fewer", as_it_is),
    (Code.L030, asked('data-looseness="1"'), "", COPY, "it cannot be had in one line more", as_it_is),
    (Code.L030, asked('data-looseness="2"'), "", COPY, "looseness “2” is none of -1, 0 and 1", as_it_is),
    (Code.L030, asked('data-tracking="0.02"'), "", COPY, "tracking “0.02” is not within", as_it_is),
    (Code.L030, asked('data-tracking="tight"'), "", COPY, "tracking “tight” is not within", as_it_is),
    (Code.L030, asked('data-cuts="1"'), "", COPY, "the page cannot turn in it where it should", as_it_is),
    (Code.L030, asked('data-cuts="x"'), "", COPY, "“x” is no number of letters", as_it_is),
    (
        Code.L030,
        asked('data-looseness="1"'),
        "p { text-align: left }",
        COPY,
        "not planned (not just",
        as_it_is,
    ),
    (
        Code.L030,
        asked('data-looseness="1" class="stock-lines"'),
        "",
        COPY,
        "not planned (by class)",
        as_it_is,
    ),
    (
        Code.L030,
        f'<div id="d" data-source="copy.md:5:1" data-tracking="0.01">{p("a", "x")}</div>',
        "",
        COPY,
        "“d” is not set as asked: it holds no lines of its own",
        as_it_is,
    ),
    (Code.L040, p("a", text(9)) + MOVED, "", COPY, "“f” stands 1 page after its place", as_it_is),
    (Code.L042, table(6), "", COPY, "“t” is 9 points wider than the page has room for", as_it_is),
    (
        Code.L043,
        table(2, 2, TURNED, "page"),
        "td { height: 90mm }",
        COPY,
        "“t” has not been turned",
        as_it_is,
    ),
    (Code.L044, OPENING, "p { text-align: left }", COPY, "of “a” is not in small capitals", as_it_is),
    (Code.L041, UNMOVED, "", COPY, "“f” has not been moved (head)", as_it_is),
)

NEGATIVE: tuple[tuple[Code, str, str], ...] = (
    (Code.L001, p("a", "x" + note("n", "y", "z")), "#n-p0 { color: white; text-transform: uppercase }"),
    (Code.L002, p("a", text(300) + note("n1", "y") + note("n2", "z")), ""),
    (Code.L003, p("a", text(9) + note("n1", text(900)) + " " + text(500) + note("n2", "not late")), ""),
    (Code.L004, TWO_NOTES, ""),
    (Code.L005, p("a", text(30)) + whole(25), ""),
    (Code.L006, p("a", 'seen<span data-generated="x"> not</span>'), "[data-generated] { display: none }"),
    (Code.L007, p("a", "a" * 200), ""),
    (Code.L008, cell('colspan="100"'), ""),
    (Code.L009, "<div>" * 50 + p("a", "deep") + "</div>" * 50, ""),
    (Code.L010, '<div style="display: grid">' + p("a", "x") + "</div>", ""),
    (Code.L011, p("a", f'<img alt="" src="{SVG}"/>'), ""),
    (Code.L012, p("a", '<a href="#b">x</a> <span id="b"></span>'), ""),
    (Code.L013, p("a", "x"), "p { text-align: left }"),
    (Code.L014, p("a", "x"), ""),
    (Code.L015, p("a", "x"), "p { width: 0 }"),
    (Code.L030, asked('data-looseness="0" data-tracking="-0.01"'), ""),
    (Code.L030, asked('data-tracking="0.01"'), "p { text-align: left }"),
    (Code.L040, p("a", text(9)) + figure("f", 40, "page"), ""),
    (Code.L042, table(4), ""),
    (Code.L042, table(6, 1, TURNED, "page"), ""),
    (Code.L043, table(2, 30, TURNED, "page"), ""),
    (Code.L044, OPENING, ".lead-in { font-variant-caps: small-caps }"),
    (Code.L041, p("a", text(9)) + figure("f", 40, "head") + figure("g", 40, caption=note("x", "y")), ""),
)


def found(code: Code, html: str, style: str) -> list[Diagnostic]:
    return [
        item
        for item in lay(html, style=style, root=str(Path(__file__).parent)).diagnostics
        if item.code is code
    ]


@pytest.mark.parametrize(
    "code, html, style, place, message, patch", POSITIVE, ids=lambda item: str(item)[:10]
)
def test_a_code_is_reported(
    code: Code,
    html: str,
    style: str,
    place: Span | None,
    message: str,
    patch: Patch,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    patch(monkeypatch)
    (diagnostic,) = found(code, html, style)
    assert diagnostic.place == place
    assert message in diagnostic.message
    assert diagnostic.severity is code.severity


@pytest.mark.parametrize("code, html, style", NEGATIVE, ids=lambda item: str(item)[:10])
def test_a_code_is_not_reported(code: Code, html: str, style: str) -> None:
    assert found(code, html, style) == []


def test_lost_notes_withhold_publication() -> None:
    assert {Code.L001.severity, Code.L002.severity, Code.L015.severity} == {Severity.ERROR}
