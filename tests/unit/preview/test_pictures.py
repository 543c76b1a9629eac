"""Pictures of pages: the trim alone, with the furniture at its full strength."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from samples.pressed import line, page
from stonehand.pipeline.furnished import Drawn, Furnishing
from stonehand.pipeline.live import Forme
from stonehand.preview.pictures import Pictures, is_scale

BLEED = 10


def pdf(width: float, height: float, content: str) -> bytes:
    """Return a PDF of one page."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(width, height))
    document.pages[0].Contents = document.make_stream(content.encode())
    stream = BytesIO()
    document.save(stream, deterministic_id=True)
    return stream.getvalue()


# A black square of 20 points in the upper left corner of the trim, and one in the bleed.
TEXT = pdf(240 + 2 * BLEED, 360 + 2 * BLEED, f"{BLEED} {BLEED + 340} 20 20 re f 0 0 {BLEED} {BLEED} re f")
# Three sheets below each other; on the second, a square at half strength in its lower right corner.
SHEETS = pdf(240, 3 * 360, "0.5 g 220 360 20 20 re f")


def forme(number: int) -> Forme:
    """Return a page whose furniture is on one of the sheets."""
    head = line("Head", 20)
    return Forme(page(1, head), Drawn(TEXT, 0), Furnishing(Drawn(SHEETS, number), 3, (head,)))


def drawn(given: Forme, scale: float = 1.0) -> Image.Image:
    return Image.open(BytesIO(Pictures().picture("key", given, scale)))


def test_the_bleed_is_cut_off() -> None:
    picture = drawn(forme(0))
    assert picture.size == (240, 360)
    assert (picture.getpixel((5, 5)), picture.getpixel((30, 30)), picture.getpixel((5, 355))) == (0, 255, 255)


@pytest.mark.parametrize("sheet, tone", [(0, 255), (1, 0), (2, 255)])
def test_the_furniture_of_its_own_sheet_is_laid_over_it(sheet: int, tone: int) -> None:
    assert abs(int(drawn(forme(sheet)).getpixel((230, 350))) - tone) <= 2


def test_a_blank_page_is_white() -> None:
    blank = Forme(page(2), None, Furnishing(Drawn(SHEETS, 1), 3, ()))
    assert drawn(blank).getextrema() == (255, 255)


def test_a_picture_is_drawn_once() -> None:
    pictures = Pictures()
    assert pictures.picture("key", forme(0), 2.0) is pictures.picture("key", forme(0), 2.0)


@pytest.mark.parametrize(
    "scale, may", [(1.0, True), (1.0625, True), (1.01, False), (0.0, False), (7.0, False)]
)
def test_which_scales_may_be_asked_for(scale: float, may: bool) -> None:
    assert is_scale(scale) is may
