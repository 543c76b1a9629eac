"""Figures and tables as parsed: where their authors want them, and how wide their cells are."""

import pytest

from samples.copy_desk import blocks
from stonehand.model.inline import Emphasis
from stonehand.model.plain import plain_text

TABLE = "| a |\n|---|\n| b |\n\n: Caption "


@pytest.mark.parametrize("place", ["here", "head", "foot", "page", "plate"])
def test_a_figure_says_where_it_wants_to_stand(place):
    (figure,) = blocks(f"![Caption](a.png){{place={place} drift=2}}")
    assert (figure.place, figure.drift, figure.values) == (place, 2, ())


def test_a_division_says_it_too():
    (figure,) = blocks("::: {.figure place=foot}\n![](a.png)\n\nCaption.\n:::")
    assert figure.place == "foot"


def test_a_table_says_it_beside_its_anchor():
    (table,) = blocks(TABLE + "{#tbl:x place=head short=Short}")
    assert (table.anchor, table.place, plain_text(table.short)) == ("tbl-x", "head", "Short")


def test_what_is_not_said_is_left_to_the_house():
    (table,) = blocks(TABLE)
    assert (table.place, table.drift) == (None, None)


def test_a_short_caption_is_copy_with_marks_and_quotation_marks():
    (figure,) = blocks("![Long](a.svg){short='The *\"Orbit\"*'}")
    assert plain_text(figure.short) == "The “Orbit”"
    assert isinstance(figure.short[1], Emphasis)
