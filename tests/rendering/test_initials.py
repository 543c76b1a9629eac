"""An initial stands on its last line and reaches to the capitals of its first; its word is read whole."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pypdfium2
import pytest
from tiny import house, text

from stonehand.compose import print_stylesheets
from stonehand.model.beginning import Beginning
from stonehand.model.book import Design
from stonehand.model.layout import Line
from stonehand.model.lines import LINES
from stonehand.press.pdf.set import SectionTask, SetSection, set_section

DESIGN = Design(340.2, 510.2, beginning=Beginning(3))
LEAD = 13.0
BLEED = 9.0
SCALE = 10
"""Pixels to the point."""


@cache
def laid(lines: int, before: str, letter: str, rest: str, breaking: str = "paragraph") -> SetSection:
    """Set a paragraph with an initial."""
    mark = f'<span class="mark">{before}</span>' if before else ""
    word = f"{before}{letter}{rest}"
    told = f'data-face="EB Garamond" data-word="{word}"'
    initial = f'<span class="initial lines-{lines}" {told}>{mark}{letter}</span>'
    tail = f'<span class="rest">{rest}</span>' if rest else ""
    copy = f'<p id="p" data-source="c.md:1:1" data-runs="0:1:1">{initial}{tail} {text(90)}</p>'
    html = f'<html lang="en"><body><section id="s">{copy}</section></body></html>'
    settings = replace(LINES, breaking="line" if breaking == "line" else "paragraph")
    return set_section(SectionTask("s", html, print_stylesheets(DESIGN), fonts=house(), lines=settings))


def parted(made: SetSection) -> tuple[Line, list[Line]]:
    """Return the line of the initial, and those of the text."""
    assert made.diagnostics == ()
    initial, *lines = made.map.pages[0].lines
    assert initial.kind == "initial"
    return initial, lines


@pytest.mark.parametrize("breaking", ["paragraph", "line"])
@pytest.mark.parametrize("lines", [2, 3])
def test_it_stands_on_its_last_line(lines: int, breaking: str) -> None:
    initial, text_lines = parted(laid(lines, "", "O", "nce", breaking))
    assert initial.baseline == pytest.approx(text_lines[lines - 1].baseline, abs=0.05)


def ink(made: SetSection, left: float, right: float) -> tuple[float, float]:
    """Return where the ink between two places begins and ends, from the top of the trim."""
    bitmap = pypdfium2.PdfDocument(made.pdf)[0].render(scale=SCALE, grayscale=True)
    edge = round(BLEED * SCALE)
    columns = range(edge + round(left * SCALE), edge + round(right * SCALE))
    rows = [
        row
        for row in range(bitmap.height)
        if any(bitmap.buffer[row * bitmap.stride + column] < 128 for column in columns)
    ]
    return rows[0] / SCALE - BLEED, rows[-1] / SCALE - BLEED


@pytest.mark.parametrize("lines", [2, 3])
def test_it_reaches_to_the_capitals_of_its_first_line(lines: int) -> None:
    made = laid(lines, "", "H", "H")
    initial, text_lines = parted(made)
    large, small = initial.words[0], text_lines[0].words[0]
    top, _ = ink(made, large.x, large.x + large.width - 2)
    capitals, _ = ink(made, small.x, small.x + small.width)
    assert top == pytest.approx(capitals, abs=0.3)


@pytest.mark.parametrize("breaking", ["paragraph", "line"])
@pytest.mark.parametrize("lines", [2, 3])
def test_so_many_lines_make_room_for_it(lines: int, breaking: str) -> None:
    _, text_lines = parted(laid(lines, "", "O", "nce", breaking))
    narrow = [line.words[0].x > line.left + 12 for line in text_lines]
    assert narrow[: lines + 1] == [True] * lines + [False]
    steps = {round(lower.baseline - upper.baseline, 2) for upper, lower in pairwise(text_lines)}
    assert steps == {LEAD}


def test_what_opens_a_quotation_hangs_in_the_margin() -> None:
    initial, text_lines = parted(laid(3, "“", "N", "ow"))
    (word,) = initial.words
    width = 0.418 * text_lines[0].size
    assert initial.text == "“N"
    without, _ = parted(laid(3, "", "N", "ow"))
    assert word.x + width == pytest.approx(without.words[0].x, abs=0.05)


@pytest.mark.parametrize(("before", "letter", "rest"), [("", "O", "nce"), ("“", "N", "ow"), ("", "A", "")])
def test_the_word_is_read_whole(before: str, letter: str, rest: str) -> None:
    page = pypdfium2.PdfDocument(laid(3, before, letter, rest).pdf)[0].get_textpage()
    word = f"{before}{letter}{rest}"
    read = " ".join(str(page.get_text_bounded()).split())
    assert read.startswith(f"{word} ink quoin")
