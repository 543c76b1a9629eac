"""Two builds with the same lines and their PDFs in: figures changed, and pages that print otherwise."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from samples.galley import LEFT, book, line, page
from stonehand.model.layout import Box, LayoutMap
from stonehand.proof.compare.change import Change
from stonehand.proof.compare.figures import figure_changes
from stonehand.proof.compare.pictures import looks

WIDTH, HEIGHT = 300, 340
Rectangle = tuple[float, float, float, float]


def drawn(*black: Rectangle) -> pypdfium2.PdfDocument:
    """Return a PDF of one page: left, top, right, bottom of what is black on it."""
    sheet = Image.new("1", (WIDTH, HEIGHT), 1)
    for rectangle in black:
        ImageDraw.Draw(sheet).rectangle(rectangle, fill=0)
    stream = BytesIO()
    sheet.save(stream, "PDF", resolution=72)
    return pypdfium2.PdfDocument(stream.getvalue())


def laid_out(y: float = 100, height: float = 65, name: str = "f", **facts: str) -> LayoutMap:
    """Return a book of one page with a line and a figure, its caption at its foot."""
    words, caption = facts.get("words", "ink quoin"), facts.get("caption", "A press")
    last = replace(
        line(caption, "f-c", area="caption", y=y + height - 12), display=name, source="copy.md:9:1"
    )
    # A note of the caption stands elsewhere in the copy.
    note = replace(line("1. ink", "f-n1", area="note", y=300), display=name, source="copy.md:99:1")
    return book(page(line(words), last, note, sheet=1, boxes=(Box("figure", name, LEFT, y, 100, height),)))


def figures(old: LayoutMap, new: LayoutMap, *pdfs: pypdfium2.PdfDocument) -> list[Change]:
    return list(figure_changes(old, new, *pdfs))


SQUARE = (60, 110, 80, 130)
MOVED = (60, 150, 80, 170)


def test_a_figure_of_another_image_is_changed() -> None:
    (change,) = figures(laid_out(), laid_out(), drawn(SQUARE), drawn((60, 110, 80, 120), (60, 125, 80, 130)))
    assert (change.kind, change.said, change.source) == ("figure", "drawn otherwise", "copy.md:9:1")


def test_a_figure_elsewhere_on_its_page_is_not_changed() -> None:
    assert figures(laid_out(100), laid_out(140), drawn(SQUARE), drawn(MOVED)) == []


def test_a_figure_with_more_white_around_it_is_not_changed() -> None:
    assert figures(laid_out(100), laid_out(97, height=75), drawn(SQUARE), drawn(SQUARE)) == []


def test_a_caption_is_no_part_of_the_drawing() -> None:
    captions = drawn(SQUARE, (60, 155, 90, 160)), drawn(SQUARE, (60, 155, 120, 160))
    assert figures(laid_out(), laid_out(caption="A platen press"), *captions) == []


@pytest.mark.parametrize("beside", [(60, 20, 80, 40), (200, 110, 220, 130), (60, 154, 120, 160)])
def test_what_is_drawn_beside_a_figure_does_not_change_it(beside: Rectangle) -> None:
    assert figures(laid_out(), laid_out(), drawn(SQUARE), drawn(SQUARE, beside)) == []


def test_a_figure_of_another_size_is_changed() -> None:
    (change,) = figures(laid_out(), laid_out(), drawn(SQUARE), drawn((60, 110, 84, 134)))
    assert change.said == "21 × 21 pt → 25 × 25 pt"


def test_a_figure_that_comes_and_one_that_goes() -> None:
    found = {
        change.said: change for change in figures(laid_out(name="f"), laid_out(name="g"), drawn(), drawn())
    }
    assert (found["new"].old_sheets, found["new"].new_sheets) == ((), (1,))
    assert (found["gone"].old_sheets, found["gone"].new_sheets) == ((1,), ())


def test_the_same_lines_drawn_otherwise_are_a_look() -> None:
    (change,) = looks(laid_out(), laid_out(), drawn(SQUARE), drawn(SQUARE, (50, 300, 250, 310)))
    assert (change.kind, change.is_real, change.new_sheets) == ("look", True, (1,))
    assert not list(looks(laid_out(), laid_out(), drawn(SQUARE), drawn(SQUARE)))


def test_a_page_of_other_lines_is_no_look() -> None:
    other = laid_out(words="ink forme")
    assert not list(looks(laid_out(), other, drawn(SQUARE), drawn((50, 300, 250, 310))))
