"""Each flaw: pages that have it, and pages that nearly have it."""

from dataclasses import replace

import pytest

from samples.galley import BOTTOM, LEFT, LINES, TOP, book, figure, line, lines, note, page
from stonehand.diagnostics import Code, Diagnostic, Leaf
from stonehand.model.flaws import FlawLimits
from stonehand.model.layout import AnchorPoint, LayoutMap
from stonehand.proof.flaws.find import find_flaws
from stonehand.source import Span

COPY = Span.point("copy.md", 5)
AFTER = page(*lines(8, "z"), sheet=8)
FULL = lines(LINES)


def spaced(ratio: float) -> LayoutMap:
    """Return two lines, the first of them with such spaces."""
    return book(page(line("ink quoin", space_ratio=ratio), line("forme")))


def hyphened(*kinds: str) -> LayoutMap:
    """Return lines that end so."""
    each = (
        line(text, hyphen=kind)
        for text, kind in zip(("ink-", "slug-", "forme-", "stick-"), kinds, strict=False)
    )
    return book(page(*each, line("end")))


def called(on: int) -> LayoutMap:
    """Return a note at the foot of sheet 8 that is called on a sheet."""
    call = (AnchorPoint("n-call", 0, LEFT, TOP),)
    pages = (page(*FULL, sheet=7), page(*lines(9, "b"), note(), sheet=8))
    return book(*(replace(each, anchors=call if each.sheet == on else ()) for each in pages))


def headed(below: int) -> LayoutMap:
    """Return a full page whose last heading has so many lines below it, and another page."""
    heading = line("Head", "h", kind="heading", align="left")
    first = page(*lines(LINES - 1 - below, "b"), heading, *lines(below, "c"))
    return book(first, page(*lines(6, "c"), sheet=8))


def ends(*counts: int) -> LayoutMap:
    """Return pages from sheet 8 with so many lines each."""
    return book(*(page(*lines(count, f"p{n}"), sheet=8 + n) for n, count in enumerate(counts)))


RIVER = tuple(line(f"{'i' * (4 - n % 2)} slug", at=6.0 * (n % 2)) for n in range(4))
SHIFTED = tuple(line(f"{'i' * (2 + 2 * (n % 2))} slug") for n in range(4))
SPLIT = (note(), note("goes on"))

POSITIVE: tuple[tuple[Code, LayoutMap, str, Leaf], ...] = (
    (Code.L201, spaced(1.6), "spaces 1.60 times their natural width", Leaf(7, "1", 1)),
    (Code.L202, spaced(2.1), "spaces 2.10 times their natural width", Leaf(7, "1", 1)),
    (Code.L203, spaced(0.7), "spaces 0.70 times their natural width", Leaf(7, "1", 1)),
    (Code.L204, hyphened("auto", "hard", "auto"), "3 lines in succession end in a hyphen", Leaf(7, "1", 1)),
    (
        Code.L205,
        book(page(line("quoin ink"), line("“Quoin,” slug"), line("end"))),
        "two lines begin with “quoin”",
        Leaf(7, "1", 1),
    ),
    (Code.L206, book(page(*RIVER)), "from “iiii” the spaces of 4 lines run into each other", Leaf(7, "1", 1)),
    (Code.L207, book(page(line(), line("it."))), "the last line is 1.5 em long", Leaf(7, "1", 2)),
    (
        Code.L208,
        book(page(*FULL), page(line("late"), *lines(6, "b"), sheet=8)),
        "the last line of a paragraph is alone",
        Leaf(8, "2", 1),
    ),
    (
        Code.L209,
        book(page(*lines(LINES - 1), line(block="b")), page(*lines(6, "b"), sheet=8)),
        "the first line of a paragraph is alone",
        Leaf(7, "1", LINES),
    ),
    (
        Code.L210,
        book(page(*FULL[:-1], line("re-", hyphen="auto")), page(*lines(6), sheet=8)),
        "the last word of a recto goes on over the leaf",
        Leaf(7, "1", LINES),
    ),
    (Code.L211, ends(LINES, LINES, 4), "the page has 4 lines of text", Leaf(10, "4", 1)),
    (
        Code.L212,
        ends(LINES, LINES - 1, 9),
        "the page ends 1.0 lines above the verso",
        Leaf(9, "3", LINES - 1),
    ),
    (Code.L213, headed(1), "the heading has 1 line of text below it on its page", Leaf(7, "1", LINES - 1)),
    (
        Code.L214,
        book(page(*lines(9), note()), page(*lines(9, "b"), *SPLIT, sheet=8)),
        "a note is split so that the page holds 1 line of it",
        Leaf(7, "1", 1, "note"),
    ),
    (Code.L215, called(on=7), "the note is called on page 1 and begins after it", Leaf(8, "2", 1, "note")),
    (
        Code.L216,
        book(page(line("i" * 41), line("end"))),
        "the line is 5.0 pt too long",
        Leaf(7, "1", 1),
    ),
    (
        Code.L217,
        book(page(line(at=-8.0, align="left"))),
        "the line stands 8.0 pt out of the type area",
        Leaf(7, "1", 1),
    ),
    (
        Code.L218,
        book(page(*lines(9), *lines(4, "b", y=0.0), line(block="c", y=BOTTOM - 12)), AFTER),
        "white of 6.0 lines",
        Leaf(7, "1", 14),
    ),
    (
        Code.L219,
        book(page(*lines(4), line(block="b", y=TOP + 54), line(block="b"))),
        "the line stands 6.0 pt off the grid",
        Leaf(7, "1", 5),
    ),
)

NEGATIVE: tuple[tuple[Code, LayoutMap], ...] = (
    (Code.L201, spaced(1.5)),
    (Code.L201, book(page(line("ink quoin", space_ratio=1.6)))),  # the last line of its paragraph
    (Code.L202, spaced(2.0)),
    (Code.L203, spaced(0.75)),
    (Code.L204, hyphened("auto", "auto", "none", "auto")),
    (Code.L205, book(page(line("ink quoin"), line("ink slug"), line("end")))),  # three letters
    (Code.L205, book(page(line("quoin ink", at=10.0), line("quoin slug"), line("end")))),  # an indent
    (Code.L205, book(page(line("quoin ink"), line("quoin slug", "b")))),  # two entries of a list
    (Code.L206, book(page(*RIVER[:3]))),
    (Code.L206, book(page(*SHIFTED))),
    (Code.L207, book(page(line(), line("ends")))),
    (Code.L207, book(page(line("it.")))),
    (Code.L208, book(page(*FULL), page(*lines(2), *lines(6, "b"), sheet=8))),
    (Code.L209, book(page(*lines(LINES - 2), *lines(2, "b")), page(*lines(6, "b"), sheet=8))),
    (Code.L209, book(page(*lines(LINES - 1), line(block="b")), AFTER)),  # a paragraph of one line
    (Code.L210, book(page(*lines(LINES - 1), line("re-", hyphen="auto"), sheet=8), page(*lines(6), sheet=9))),
    (Code.L211, ends(LINES, LINES, 5)),
    (Code.L211, ends(4)),  # a section of one page
    (Code.L211, book(page(*FULL), page(*lines(2), sheet=8, boxes=(figure(80, 90),)))),
    (Code.L212, ends(LINES - 1, LINES - 1, 9)),
    (Code.L212, ends(LINES, LINES - 1)),  # the section ends
    (Code.L213, headed(2)),
    (
        Code.L213,
        book(page(*lines(5), line("Head", "h", kind="heading"), line(block="b"))),
    ),  # the section ends
    (Code.L214, book(page(*lines(9), *SPLIT), page(*lines(9, "b"), *SPLIT, sheet=8))),
    (Code.L214, book(page(*lines(9), note()))),  # whole
    (Code.L215, called(on=8)),
    (Code.L216, book(page(line("i" * 39 + "x-"), line("end")))),  # a hyphen may hang
    (Code.L216, book(page(line("i" * 41, area="table", right=251.0)))),  # the mark of a note
    (Code.L217, book(page(line(at=-5.0, align="left")))),
    (Code.L217, book(page(line(area="folio", y=20.0)))),
    (Code.L218, book(page(*lines(9), line(block="c", y=TOP + 12 * 12.0), *lines(7, "d")), AFTER)),
    (Code.L218, book(page(*lines(9)))),  # the section ends
    (Code.L218, book(page(*lines(5), line("Head", "h", kind="heading", y=TOP + 160), *lines(6, "b")))),
    (Code.L219, book(page(*lines(4), line(y=TOP + 54, area="table")))),
    (Code.L219, book(page(*lines(4), line("Head", "h", kind="heading", y=TOP + 54), line(y=TOP + 72)))),
    (Code.L219, book(page(*lines(4), line(block="b", y=TOP + 48.09)))),
)


def found(code: Code, layout: LayoutMap) -> list[Diagnostic]:
    flaws = find_flaws(layout, FlawLimits())
    return [flaw.diagnostic for flaw in flaws if flaw.code is code]


@pytest.mark.parametrize("code, layout, message, leaf", POSITIVE, ids=[row[0].value for row in POSITIVE])
def test_a_flaw_is_reported(code: Code, layout: LayoutMap, message: str, leaf: Leaf) -> None:
    diagnostic, *_ = found(code, layout)
    assert message in diagnostic.message
    assert diagnostic.place == COPY
    assert diagnostic.related[0].place == leaf
    assert diagnostic.severity is code.severity
    assert diagnostic.hint


@pytest.mark.parametrize("code, layout", NEGATIVE, ids=[row[0].value for row in NEGATIVE])
def test_a_flaw_is_not_reported(code: Code, layout: LayoutMap) -> None:
    assert found(code, layout) == []
