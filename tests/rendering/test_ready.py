"""All that sets, imported before the fonts of the book are known."""

import sys

import pytest
from fontTools.ttLib import TTFont
from tiny import STYLE, house, p, section

from stonehand.press.pdf.rare_fonts import instantiate
from stonehand.press.pdf.ready import get_ready
from stonehand.press.pdf.set import SectionTask, set_section
from stonehand.store.lanes import Lanes

FAMILIES = "p { font-family: DejaVu Sans, Liberation Serif, Lato, EB Garamond }"
"""Three families that many systems have, and one of the house."""


def test_a_section_is_set_with_the_fonts_of_its_book_alone() -> None:
    task = SectionTask("s", section(p("a", "quoin")), (STYLE, FAMILIES), fonts=house())
    with Lanes(1) as lanes:
        lanes.prepare(1, get_ready)
        made = lanes.submit(set_section, task).result()
    assert made == set_section(task)


def _imported(names: tuple[str, ...]) -> list[bool]:
    return [name in sys.modules for name in names]


def _fit() -> tuple[bool, str]:
    from fontTools import subset
    from fontTools.varLib.instancer import instantiateVariableFont
    from weasyprint.pdf import fonts

    return fonts.subset.Options is subset.Options, instantiateVariableFont.__module__


def test_what_unusual_fonts_need_is_imported_when_it_is_called() -> None:
    names = ("weasyprint.pdf.fonts", "fontTools.subset", "fontTools.varLib")
    with Lanes(1) as lanes:
        lanes.prepare(1, get_ready)
        assert lanes.submit(_imported, names).result() == [True, False, False]
        assert lanes.submit(_fit).result() == (True, "fontTools.varLib.instancer")


def test_a_stand_in_instantiates_as_font_tools_does() -> None:
    with pytest.raises(ValueError, match="fvar"):
        instantiate(TTFont(), {})
