"""Every type of node has its macro, and the sample book shows each in well-formed markup of both media."""

import re
from typing import get_args, get_origin

import pytest
import sample
from lxml import etree

from stonehand.compose import compose_print
from stonehand.compose.epub_sections import compose_documents
from stonehand.compose.renderer import macro_name, renderer
from stonehand.model import block, inline
from stonehand.model.element import walk

BLOCKS = {get_origin(member) or member for member in get_args(block.Block)}
INLINES = {getattr(inline, name) for name in re.findall(r"[A-Z]\w+", inline.SetInline) if name != "SetInline"}
NODES = BLOCKS | INLINES
WHOLE = sample.book(*sample.whole().sections, sample.notes_section())


def test_the_unions_are_read() -> None:
    assert {block.Paragraph, block.NoteGroup, inline.Text, inline.IndexAnchor} <= NODES
    assert len(NODES) == 36


@pytest.mark.parametrize("node", sorted(NODES - {inline.Text}, key=lambda node: node.__name__))
def test_every_type_has_a_macro(node: type) -> None:
    assert macro_name(node) in renderer(WHOLE, "print", "foot").macros


def test_the_sample_holds_every_type() -> None:
    assert {type(node) for node in walk(WHOLE)} >= NODES


@pytest.mark.parametrize("section", compose_print(WHOLE).sections, ids=lambda section: section.anchor)
def test_print_is_well_formed(section) -> None:
    tree = etree.fromstring(section.html.removeprefix("<!DOCTYPE html>"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("anchor, body", compose_documents(WHOLE).bodies)
def test_the_epub_is_well_formed_and_has_no_data(anchor: str, body: str) -> None:
    tree = etree.fromstring(f'<body xmlns:epub="http://www.idpf.org/2007/ops">{body}</body>')
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert not tree.xpath("//@*[starts-with(name(), 'data-')]")


def test_no_line_end_stands_inside_a_text() -> None:
    for section in compose_print(WHOLE).sections:
        tree = etree.fromstring(section.html.removeprefix("<!DOCTYPE html>"))
        for element in tree.xpath("//*[@data-runs][not(self::pre)]"):
            assert "\n" not in etree.tostring(element, encoding="unicode", with_tail=False)


def test_every_element_with_text_of_the_book_says_where_it_came_from() -> None:
    section = next(item for item in compose_print(WHOLE).sections if item.anchor == "comet")
    tree = etree.fromstring(section.html.removeprefix("<!DOCTYPE html>"))
    loose = [
        text
        for text in tree.xpath("//body//text()[normalize-space()]")
        if not text.getparent().xpath("ancestor-or-self::*[@data-runs or @data-generated or @class='label']")
    ]
    assert loose == []
