"""Each code of the gate: when it is reported, and when not."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from samples.planted import (
    RARE,
    Build,
    accepted,
    as_text,
    built,
    coloured,
    counted_from,
    folio_as,
    found,
    in_epub,
    in_pdf,
    lines_as,
    on_map,
    on_sheet,
    small_book,
    without_link,
)
from stonehand.diagnostics import Code
from stonehand.proof.gate.baseline import Baseline

Plant = Callable[[Build], Build]


def nothing(build: Build) -> Build:
    return build


def with_pango(version: str) -> Plant:
    def plant(build: Build) -> Build:
        tools = build.tools
        return replace(build, tools=replace(tools, layout=replace(tools.layout, pango=version)))

    return plant


def first_of(kind: str, edit: Callable[[Any], object]) -> Plant:
    """Edit the first object of a type in the screen PDF."""

    def edited(pdf: Any) -> None:
        named = (item for item in pdf.objects if isinstance(item, pikepdf.Dictionary))
        edit(next(item for item in named if item.get("/Type") == kind))

    return in_pdf("screen", edited)


def named(item: Any) -> None:
    item.FontName = pikepdf.Name("/ABCDEF+Comic")


def trimmed(pdf: Any) -> None:
    pdf.pages[2].TrimBox = pikepdf.Array([1, 1, 300, 400])


def as_division(pdf: Any) -> None:
    heads = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/P" in each)
    next(each for each in heads if each.get("/S") == "/H1").S = pikepdf.Name.Div


def titled(pdf: Any) -> None:
    pdf.docinfo["/Title"] = "A Big Book"


WORD = on_map(6, lines_as(lambda line: replace(line, text=line.text.replace(RARE[3], "sort"))))
NOTE = on_map(5, lines_as(lambda line: None if RARE[6] in line.text else line))
LOWER = on_map(10, lines_as(lambda line: replace(line, baseline=line.baseline + 1)))
NO_FIGURE = on_map(7, lambda page: replace(page, boxes=page.boxes[1:]))
WIDER = on_map(6, lambda page: replace(page, type_area=(50, 50, 300, 470)))
RED = on_sheet("screen", 5, coloured(4, (1, 0, 0), "rg"))
EPUB_WORD = in_epub("two.xhtml", RARE[20].encode(), b"sort")

POSITIVE = (
    (Code.G003, with_pango("1.99"), r"the toolchain differs: Pango 1\.[\d.]+ -> 1\.99"),
    (Code.G101, WIDER, "page 2 .* type area is 50.00 50.00 300.00 470.00, .* accepted"),
    (Code.G102, WORD, f"one.md:9:.* “sort” for “{RARE[3]}”\n  page 2 .*, line"),
    (Code.G103, NOTE, f"page 1 .*, note line 2: .* a note is gone: “2. Note {RARE[6]} of the chapter"),
    (Code.G104, LOWER, r"two.md:.* lines stand 1.00 pt lower\n  page 6 .*, line 1"),
    (Code.G105, NO_FIGURE, "page 3 .* the figure “.*” is gone"),
    (Code.G106, on_map(6, folio_as("3")), "page 2 .*, folio line 1: .* “3” for “2” of “one”"),
    (Code.G107, RED, r"one.md:3:.* in the screen PDF a line is drawn otherwise, .*\n  page 1 .*, line 4"),
    (Code.G201, first_of("/FontDescriptor", named), "fonts of the screen PDF: “Comic, embedded” has come"),
    (Code.G202, in_pdf("screen", trimmed), "boxes of the screen PDF: “sheets 1-2:"),
    (Code.G203, in_pdf("screen", counted_from(4, 2)), "“folios from sheet 5: .* from 2” for “"),
    (Code.G204, in_pdf("screen", without_link("one-n1")), r"one.md:5:.* “one-n1” is gone\n  page 1 .*, li"),
    (Code.G205, in_pdf("screen", as_division), "tags of the screen PDF: .*H1"),
    (Code.G206, in_pdf("screen", titled), "metadata of the screen PDF: “Title: A Big Book” for “Title"),
    (Code.G301, EPUB_WORD, "two.md:33:.*/two.xhtml: other words at “.*Note sort of"),
    (Code.G302, in_epub("nav.xhtml", b">3<", b">4<"), "navigation of the EPUB: “4 > .*” for “3 > "),
    (Code.G303, in_epub(".opf", b"A Small Book", b"A Big Book"), "“title: A Big Book” for “title: A Small"),
    (Code.G304, in_epub(".css", b"small-caps", b"normal"), "files of the EPUB: “EPUB/css/book.css"),
)  # fmt: skip
NEGATIVE = (
    (Code.G003, WORD),
    (Code.G101, WORD),
    (Code.G102, LOWER),
    (Code.G103, WORD),
    (Code.G104, WORD),
    (Code.G105, LOWER),
    (Code.G106, NOTE),
    (Code.G107, WORD),
    (Code.G201, RED),
    (Code.G202, RED),
    (Code.G203, RED),
    (Code.G204, RED),
    (Code.G205, RED),
    (Code.G206, RED),
    (Code.G301, in_epub("nav.xhtml", b">3<", b">4<")),
    (Code.G302, EPUB_WORD),
    (Code.G303, EPUB_WORD),
    (Code.G304, EPUB_WORD),
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, Baseline]:
    build = built(small_book(tmp_path_factory.mktemp("gated")))
    return build, accepted(build)


@pytest.mark.parametrize("code, plant, said", POSITIVE, ids=lambda value: getattr(value, "value", ""))
def test_what_is_reported(code: Code, plant: Plant, said: str, book: tuple[Build, Baseline]) -> None:
    build, baseline = book
    texts = [as_text(each) for each in found(baseline, plant(build)) if each.code is code]
    assert texts
    assert any(re.search(said, text) for text in texts), texts


@pytest.mark.parametrize("code, plant", NEGATIVE, ids=lambda value: getattr(value, "value", ""))
def test_what_is_not_reported(code: Code, plant: Plant, book: tuple[Build, Baseline]) -> None:
    build, baseline = book
    diagnostics = found(baseline, plant(build))
    assert diagnostics
    assert code not in [each.code for each in diagnostics]


def test_the_accepted_build_passes(book: tuple[Build, Baseline]) -> None:
    build, baseline = book
    assert found(baseline, build) == []
