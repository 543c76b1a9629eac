from dataclasses import replace

import pytest
from lxml import etree

from samples.small_epub import METADATA
from samples.tiny_font import tiny_font
from stonehand.model.metadata import Imprint
from stonehand.press.epub import EpubFont, typographic_cover

SVG = "{http://www.w3.org/2000/svg}"
FONT = EpubFont("Tiny.ttf", tiny_font(), "Tiny")


@pytest.mark.parametrize(
    "title, lines",
    [("Orbits", 4), ("Orbits & Offices", 4), ("Orbits and Offices", 5), ("O" * 60, 4)],
)
def test_the_cover_has_a_line_for_author_title_subtitle_and_publisher(title: str, lines: int) -> None:
    cover = typographic_cover(replace(METADATA, title=title), FONT)
    root = etree.fromstring(cover.data)
    assert len(list(root.iter(f"{SVG}path"))) == lines
    assert root.findtext(f"{SVG}title") == title
    assert list(root.iter(f"{SVG}text")) == []


def test_what_the_book_lacks_leaves_no_line() -> None:
    bare = replace(METADATA, subtitle="", contributors=(), imprint=Imprint())
    assert len(list(etree.fromstring(typographic_cover(bare, FONT).data).iter(f"{SVG}path"))) == 1


def test_the_same_book_has_the_same_cover() -> None:
    assert typographic_cover(METADATA, FONT) == typographic_cover(METADATA, FONT)
