"""One subset for each face."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from small_book import house, volume

from stonehand.diagnostics import Report
from stonehand.press.pdf.assemble import Volume, assemble
from stonehand.press.pdf.fontmerge import subset


def regular(pdf: Any) -> list[Any]:
    """Return the font dictionaries of EB Garamond Regular."""
    types = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Subtype") == "/Type0"]
    return [font for font in types if str(font.BaseFont).endswith("EBGaramond-Regular")]


def files(fonts: list[Any]) -> set[Any]:
    return {font.DescendantFonts[0].FontDescriptor.FontFile2.objgen for font in fonts}


def with_another_o(data: bytes) -> bytes:
    """Return a section's PDF in which the glyph of "o" is copied as "O"."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for font in [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/ToUnicode" in o]:
            font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<006f>", b"<004f>"))
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def assembled(book: Volume) -> Any:
    return pikepdf.open(BytesIO(assemble(book, Report())["screen"]))


def test_sections_share_one_font() -> None:
    with assembled(volume()) as pdf:
        (font,) = regular(pdf)
        text = font.ToUnicode.read_bytes()
        assert [b"<0053>" in text, b"<0042>" in text, b"<0069>" in text] == [True, True, True]


def test_text_that_would_change_keeps_a_dictionary_of_its_own() -> None:
    book = volume()
    with assembled(replace(book, drawn=(book.drawn[0], with_another_o(book.drawn[1])))) as pdf:
        fonts = regular(pdf)
        assert len(fonts) == 2
        assert len(files(fonts)) == 1


def test_a_subset_keeps_the_numbers_of_its_glyphs() -> None:
    path = house().faces[0].path
    whole = TTFont(path)
    wanted = [whole.getGlyphID(whole.getBestCmap()[ord(letter)]) for letter in "az"]
    font = TTFont(BytesIO(subset(path, {0, *wanted})))
    names = font.getGlyphOrder()
    drawn = [number for number, name in enumerate(names) if font["glyf"][name].numberOfContours]
    assert drawn == sorted(wanted)
    assert len(names) == max(wanted) + 1
    assert "GSUB" not in font
