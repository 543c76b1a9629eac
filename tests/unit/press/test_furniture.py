"""Running heads and folios for the whole book."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from small_book import DESIGN, FURNITURE, house

from stonehand.compose import furniture, furniture_stylesheets
from stonehand.model.artefact import FurniturePage
from stonehand.model.layout import Side
from stonehand.press.pdf.furniture import set_furniture

BREAKING = FURNITURE + "@page { size: A5; margin: 20mm } .sheet { break-after: page; height: 100pt }"


def html(*sheets: str) -> str:
    body = "\n".join(f'<div class="sheet recto">{sheet}</div>' for sheet in sheets)
    return f"<html><head><title>x</title></head><body>{body}</body></html>"


def test_lines_are_measured_from_their_own_sheet() -> None:
    made = set_furniture(
        html('<p class="head">A Head</p><p class="folio">1</p>', "", '<p class="folio">xiv</p>'),
        (FURNITURE,),
        DESIGN,
        house(),
    )
    (head, one), blank, (fourteen,) = made.lines
    assert (head.area, head.text, head.x, head.y) == ("head", "A Head", 30, 20)
    assert (one.area, one.text, one.y) == ("folio", "1", 20)
    assert blank == ()
    assert (fourteen.area, fourteen.text, fourteen.y, fourteen.baseline) == ("folio", "xiv", 20, one.baseline)
    assert made.diagnostics == ()


def test_every_sheet_is_a_form_of_its_own() -> None:
    made = set_furniture(html('<p class="folio">1</p>', "", ""), (FURNITURE,), DESIGN, house())
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        (page,) = pdf.pages
        assert sorted(page.obj.Resources.XObject.keys()) == ["/x0", "/x1", "/x2"]


def test_no_stylesheet_can_part_the_sheets() -> None:
    made = set_furniture(
        html('<p class="folio">1</p>', '<p class="folio">2</p>'), (BREAKING,), DESIGN, house()
    )
    assert [[line.y for line in lines] for lines in made.lines] == [[20], [20]]


def test_a_character_that_no_font_has_is_told() -> None:
    made = set_furniture(html('<p class="head">漢</p>'), (FURNITURE,), DESIGN, house())
    assert [diagnostic.code.value for diagnostic in made.diagnostics] == ["F101"]


@pytest.mark.parametrize("side", ["verso", "recto"])
def test_a_head_stands_on_the_baseline_of_its_folio(side: Side) -> None:
    sheet = furniture([FurniturePage(side, "A Head", "2")], "", "en")
    ((head, folio),) = set_furniture(sheet, furniture_stylesheets(DESIGN, ""), DESIGN, house()).lines
    assert head.baseline == folio.baseline


@pytest.mark.parametrize(
    ("head", "rule", "codes"),
    [
        ('<img src="{}" alt=""/>', "", ["S002"]),
        ("A", ".head {{ background: url({}) }}", ["S002"]),
        ("A", "@import url({});", ["S002"]),
        ("A", "@import url(http://127.0.0.1:9/x.css);", ["S001"]),
        ('<img src="http://127.0.0.1:9/x.png" alt=""/>', "", ["S001"]),
    ],
)
def test_nothing_is_fetched_for_furniture(tmp_path: Path, head: str, rule: str, codes: list[str]) -> None:
    path = tmp_path / "x.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    sheet = html(f'<p class="head">{head.format(path.as_uri())}</p>')
    made = set_furniture(sheet, (rule.format(path.as_uri()), FURNITURE), DESIGN, house())
    assert [each.code.value for each in made.diagnostics if each.code.value.startswith("S")] == codes
