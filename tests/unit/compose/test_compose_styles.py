"""The prelude follows the design; the book's own files come before the house's."""

from dataclasses import replace
from pathlib import Path

import pytest
import sample

from stonehand.compose import compose_print, epub_css, furniture, print_stylesheets
from stonehand.compose.geometry import geometry
from stonehand.compose.openings import opening_side
from stonehand.model.artefact import FurniturePage
from stonehand.model.book import Design, FontFile


def test_the_default_page() -> None:
    page = geometry(sample.DESIGN)
    assert (page.lines, page.measure, page.scale.size, page.scale.lead) == (37, 312, 11.0, 14.0)
    assert page.gutter < page.head < page.fore_edge < page.foot


@pytest.mark.parametrize("width, height", [(365.7, 561.3), (419.5, 595.3), (442.2, 663.3), (498.9, 708.7)])
def test_margins_and_type_area_fill_the_trim(width: float, height: float) -> None:
    page = geometry(Design(width, height))
    assert page.depth == page.lines * page.scale.lead
    assert page.gutter + page.measure + page.fore_edge == pytest.approx(width, abs=0.02)
    assert page.head + page.depth + page.foot == pytest.approx(height, abs=0.02)


def test_the_prelude_has_trim_bleed_and_mirrored_margins() -> None:
    prelude = print_stylesheets(replace(sample.DESIGN, bleed=8.5))[0]
    assert "size: 442.2pt 663.31pt; bleed: 8.5pt" in prelude
    assert "@page :right { margin: 63.94pt 75.52pt 81.37pt 54.68pt }" in prelude
    assert "@page :left { margin: 63.94pt 54.68pt 81.37pt 75.52pt }" in prelude


def test_a_family_cannot_end_its_string() -> None:
    prelude = print_stylesheets(replace(sample.DESIGN, text_family='x"; } a { y: "', fallback=("Z",)))[0]
    assert '--text: "x\\22 ; } a { y: \\22 ", "Z";' in prelude


def test_the_epub_names_its_faces_and_uses_no_custom_property() -> None:
    css = epub_css(sample.DESIGN, (FontFile("EB Garamond", "fonts/EBGaramond-Italic.otf", 400, "italic"),))
    assert css.startswith(
        '@font-face { font-family: "EB Garamond"; font-weight: 400; font-style: italic; '
        'src: url("../fonts/EBGaramond-Italic.otf") }'
    )
    assert "var(" not in css
    assert 'font-family: "EB Garamond", serif' in css


def test_a_file_of_the_book_comes_before_the_house(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "own.css").write_text("p { color: black }")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "inlines.html").write_text(
        "{% macro emphasis(node) %}<i>{{ inlines(node.content) }}</i>{% endmacro %}"
    )
    composed = compose_print(sample.book(sample.chapter(), root=str(tmp_path)))
    assert composed.stylesheets[-1] == "p { color: black }"
    assert "<i>Giotto to the Comets</i>" in composed.sections[0].html
    assert "<strong>bold</strong>" in composed.sections[0].html


@pytest.mark.parametrize(
    "kind, openings, side",
    [
        ("imprint", "any", "verso"),
        ("part", "any", "recto"),
        ("chapter", "recto", "recto"),
        ("chapter", "any", None),
        ("tables", "recto", None),
    ],
)
def test_the_side_of_an_opening(kind: str, openings: str, side: str | None) -> None:
    assert opening_side(sample.page(kind), openings) == side


def test_furniture_has_a_sheet_for_every_page() -> None:
    html = furniture(
        (
            FurniturePage("recto", "Head & heart", "1", drop_folio=True),
            FurniturePage("verso", "Head & heart", "2"),
            FurniturePage("recto", "Head", "3", blank=True),
        )
    )
    assert '<div class="sheet recto opening"><p class="folio">1</p></div>' in html
    head = '<p class="head"><span>Head &amp; heart</span></p>'
    assert f'<div class="sheet verso">{head}<p class="folio">2</p></div>' in html
    assert '<div class="sheet recto blank"></div>' in html
