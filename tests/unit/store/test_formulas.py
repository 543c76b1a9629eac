"""Formulas: what is drawn, what EPUBs hold, what cannot be set."""

import pytest
from lxml import etree

from stonehand.store.formulas import FormulaFault, check_formula, drawing, mathml


def test_a_formula_is_mathml_with_its_notation_as_alternative_text() -> None:
    root = etree.fromstring(mathml("E = mc^2", False))
    assert root.get("alttext") == "E = mc^2"
    assert "".join(root.itertext()) == "E=mc2"
    assert root.get("display") == "inline"


def test_a_drawing_stands_on_its_baseline() -> None:
    flat, deep = drawing("x", False), drawing("y_1", False)
    assert flat.depth < 0.2 < deep.depth < deep.height < 1.5
    assert flat.svg.startswith("<svg")
    assert "<text" not in flat.svg


def test_a_display_is_drawn_larger() -> None:
    assert drawing(r"\frac{a}{b}", True).height > drawing(r"\frac{a}{b}", False).height


def test_a_formula_leads_nowhere() -> None:
    assert "javascript" not in mathml(r"\href{javascript:x}{y}", False).replace(
        'alttext="\\href{javascript:x}{y}"', ""
    )


@pytest.mark.parametrize(
    ("tex", "why"),
    [
        (r"\foo{a}", "“\\foo” is not known"),
        (r"\frac{a}", "it is not complete"),
        ("x^", "missing super script or subscript"),
        (r"\left( a", "extra left or missing right"),
        ("", "no available tokens"),
        ("{" * 40 + "}" * 40, "too deep"),
        ("x" * 3000, "too long"),
    ],
)
def test_what_cannot_be_set_says_why(tex: str, why: str) -> None:
    with pytest.raises(FormulaFault, match=why.replace("\\", "\\\\")):
        check_formula(tex, False)
