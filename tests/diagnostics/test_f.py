"""Each code of the letter F: what it is reported for, and what it is not reported for."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from stonehand.diagnostics import Code, Report
from stonehand.errors import MissingFile
from stonehand.model.book import Design, FontFile
from stonehand.press.pdf.fontfamilies import own_faces, packaged
from stonehand.press.pdf.fonts import prepare
from stonehand.store.files import file_sha256


@pytest.fixture
def root(tmp_path: Path) -> Path:
    source = packaged("Source Sans 3")[0].path
    font = TTFont(source)
    (tmp_path / "variable.ttf").write_bytes(source.read_bytes())
    for table in ("fvar", "gvar", "avar", "STAT", "HVAR", "MVAR"):
        del font[table]
    font.save(tmp_path / "plain.ttf")
    font.flavor = "woff"
    font.save(tmp_path / "web.woff")
    (tmp_path / "broken.otf").write_bytes(b"not a font")
    return tmp_path


def found(design: Design, root: Path) -> list[tuple[Code, str]]:
    report = Report()
    own_faces(design, root, report)
    return [(item.code, item.message) for item in report]


def design(*fonts: FontFile) -> Design:
    return Design(width=442, height=663, fonts=fonts)


PLAIN = FontFile("Mine", "plain.ttf")

FAULTS = {
    "two files": (
        (PLAIN, FontFile("mine", "./plain.ttf")),
        Code.F001,
        "./plain.ttf is a second file for mine 400 normal",
    ),
    "another file than recorded": (
        (FontFile("Mine", "plain.ttf", sha256="0" * 64),),
        Code.F002,
        "plain.ttf is not the file whose sha256 was recorded",
    ),
    "variable": (
        (FontFile("Mine", "variable.ttf"),),
        Code.F003,
        "variable.ttf is not a static TrueType or OpenType font",
    ),
    "web": (
        (FontFile("Mine", "web.woff"),),
        Code.F003,
        "web.woff is not a static TrueType or OpenType font",
    ),
    "no font at all": (
        (FontFile("Mine", "broken.otf"),),
        Code.F003,
        "broken.otf is not a static TrueType or OpenType font",
    ),
}


@pytest.mark.parametrize("fonts, code, message", FAULTS.values(), ids=FAULTS)
def test_a_faulty_font_is_reported(fonts: tuple[FontFile, ...], code: Code, message: str, root: Path) -> None:
    assert found(design(*fonts), root) == [(code, message)]


def test_a_sound_font_is_not_reported(root: Path) -> None:
    recorded = FontFile("Mine", "plain.ttf", sha256=file_sha256(root / "plain.ttf"))
    bold = FontFile("Mine", "plain.ttf", weight=700)
    assert found(design(recorded, bold), root) == []


def test_an_absent_font_ends_the_command(root: Path) -> None:
    with pytest.raises(MissingFile, match=r"absent\.ttf"):
        found(design(FontFile("Mine", "absent.ttf")), root)


def test_a_family_that_nobody_has_is_reported() -> None:
    report = Report()
    prepare(Design(442, 663, fallback=("Papyrus",)), Path(), report)
    (only,) = report
    assert (only.code, only.message) == (Code.F004, "no font of the family “Papyrus” is to be had")
