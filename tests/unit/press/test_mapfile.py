"""The layout map as text."""

import json

import pytest
from small_book import house, volume

from stonehand.model.layout import AnchorPoint, Box, FaceRun, Fingerprint, LayoutMap, Line, Page, Word
from stonehand.press.pdf.fingerprint import fingerprint
from stonehand.press.pdf.mapfile import map_from_json, map_json

LINE = Line(
    *("note", 60.0, 40.5, 300.25, 12.0, 49.5, "Ἑλλάς “x”", "one-n1-p1", 4, 13, "o.md:3:5"),
    words=(Word(60.0, 25.5, 0), Word(90.0, 12.25, 6)),
    note="one-n1",
    hyphen="auto",
    space_ratio=1.12,
    faces=(FaceRun(0, "EB Garamond 9"), FaceRun(6, "EB Garamond italic 9")),
)
PAGE = Page(
    *(7, "1", "recto", "one", False, 442.0, 663.0, (0.0, 0.0, 442.0, 663.0), (60.0, 50.0, 380.0, 600.0)),
    lines=(LINE,),
    boxes=(Box("figure", "one-f1", 60.0, 100.0, 300.0, 200.0),),
    anchors=(AnchorPoint("one-n1", 0, 60.0, 40.5),),
)
FINGERPRINT = Fingerprint(
    "70.0", "1.50.12", "6.0.0", "2.14.1", "0.17", "4.60", (("EB Garamond 400 normal", "ab"),)
)
MAP = LayoutMap("f00d", FINGERPRINT, (PAGE, PAGE), (("screen", "aa"), ("print", "bb")))


def test_what_is_written_is_read() -> None:
    assert map_from_json(map_json(MAP)) == MAP


def test_a_set_book_is_read_as_it_was_written() -> None:
    book = LayoutMap("x", fingerprint(house()), volume().pages)
    assert map_from_json(map_json(book)) == book


def test_the_schema_is_the_one_described() -> None:
    written = json.loads(map_json(MAP))
    assert list(written) == ["schema", "pagination_id", "pdf_sha256", "fingerprint", "pages"]
    page = written["pages"][0]
    assert page["anchors"] == {"one-n1": [0, 60.0, 40.5]}
    assert page["lines"][0]["words"] == [[60.0, 25.5, 0], [90.0, 12.25, 6]]
    assert page["lines"][0]["text"] == "Ἑλλάς “x”"


def test_every_page_has_a_line_of_its_own() -> None:
    first, second = [line for line in map_json(MAP).splitlines() if line.startswith('{"sheet"')]
    assert first.rstrip(",") == second


@pytest.mark.parametrize("text", ["{}", "[]", "null", "", '{"schema": 2}'])
def test_what_is_no_map_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"layout map|Expecting value"):
        map_from_json(text)


@pytest.mark.parametrize(
    "written, other",
    [
        ('"sheet":7', '"sheet":"7"'),
        ('"text":"Ἑλλάς “x”"', '"text":7'),
        ("[60.0,25.5,0]", '["60",25.5,0]'),
        ("[60.0,25.5,0]", "[60.0]"),
        ('"anchor":"one-f1","x":60.0', '"anchor":"one-f1","x":"60"'),
        ('"one-n1":[0,60.0,40.5]', '"one-n1":["0",60.0,40.5]'),
        ("[60.0,50.0,380.0,600.0]", "[60.0]"),
    ],
)
def test_a_map_with_a_value_of_another_kind_is_refused(written: str, other: str) -> None:
    text = map_json(MAP)
    assert written in text
    with pytest.raises(ValueError, match=r"layout map|unpack"):
        map_from_json(text.replace(written, other))


def test_a_map_nested_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="layout map"):
        map_from_json("[" * 200_000)


def test_the_fingerprint_names_versions_and_faces() -> None:
    found = fingerprint(house())
    assert found.weasyprint == "70.0"
    assert all(part.isdecimal() for part in f"{found.pango}.{found.harfbuzz}.{found.fontconfig}".split("."))
    assert dict(found.fonts)["EB Garamond 700 italic"] == house().faces[3].sha256
