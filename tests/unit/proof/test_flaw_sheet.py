"""The sheet of flaws: one article a flaw, with a picture of its place."""

import struct
import zlib
from base64 import b64decode

import pypdfium2
from lxml import html

from samples.galley import LINES, book, line, lines, page
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.find import find_flaws
from stonehand.proof.flaws.png import png
from stonehand.proof.flaws.sheet import flaw_sheet

LOOSE = book(page(line("ink quoin", space_ratio=1.6), line("forme"), sheet=1))
UNEVEN = book(
    page(*lines(LINES), sheet=2), page(*lines(LINES - 1, "b"), sheet=3), page(*lines(9, "c"), sheet=4)
)


def blank_pdf(pages: int) -> bytes:
    """Return a PDF of blank pages as large as those of the galley."""
    from io import BytesIO

    document, stream = pypdfium2.PdfDocument.new(), BytesIO()
    for _ in range(pages):
        document.new_page(300, 340)
    document.save(stream)
    return stream.getvalue()


def test_an_article_names_and_shows_the_place() -> None:
    sheet = html.fromstring(flaw_sheet("Book", find_flaws(LOOSE, FlawLimits()), blank_pdf(1)))
    assert sheet.findtext(".//h1") == "Book: 1 flaw"
    (article,) = sheet.iter("article")
    words = " ".join(article.text_content().split())
    assert "copy.md:5:1" in words
    assert "page -5 (sheet 1), line 1: “ink quoin”" in words
    (mark,) = article.find_class("mark")
    assert "left: " in mark.get("style")


def test_a_picture_is_a_png_of_the_place() -> None:
    sheet = html.fromstring(flaw_sheet("Book", find_flaws(LOOSE, FlawLimits()), blank_pdf(1)))
    (image,) = sheet.iter("img")
    kind, data = image.get("src").split(",", 1)
    assert kind == "data:image/png;base64"
    width, height = struct.unpack(">II", b64decode(data)[16:24])
    assert (width, height) == (2 * 228, 2 * (36 + 12 + 36))


def test_an_uneven_spread_is_shown_whole() -> None:
    flaws = [flaw for flaw in find_flaws(UNEVEN, FlawLimits()) if flaw.code.value == "L212"]
    sheet = html.fromstring(flaw_sheet("Book", flaws, blank_pdf(4)))
    assert [image.get("alt") for image in sheet.iter("img")] == ["sheet 2", "sheet 3"]


def test_a_png_holds_its_tones() -> None:
    data = png([bytes([0, 255, 128]), bytes([255, 0, 16])])
    start = data.index(b"IDAT") + 4
    assert zlib.decompress(data[start:-16]) == bytes([0, 0x0F, 0x8F, 0, 0xF0, 0x1F])
