"""The whole first line of an opening is in the style of its lead-in, it alone, and it fills the measure."""

from dataclasses import replace

import pypdfium2
import pytest
from tiny import codes, lay, lines, text

from stonehand.model.lines import LINES
from stonehand.press.pdf.set import SetSection

STYLE = ".lead-in { font-variant-caps: small-caps; letter-spacing: .03em; color: #f00 }"
MARK = '<span class="lead-in first-line"></span>'
BLEED = 3 * 72 / 25.4
SCALE = 4
"""Pixels to the point."""


def opening(content: str, style: str = "", attributes: str = "") -> SetSection:
    """Set a paragraph whose first line is red small capitals."""
    told = 'id="p" data-source="copy.md:1:1" data-runs="0:1:1"'
    return lay(f"<p {told} {attributes}>{MARK}{content}</p>", style=STYLE + style)


def reds(made: SetSection) -> list[int]:
    """Return the numbers of the lines of the first page that have red ink."""
    bitmap = pypdfium2.PdfDocument(made.pdf)[0].render(scale=SCALE)
    pixels = bytes(bitmap.buffer)
    found = []
    for number, line in enumerate(made.map.pages[0].lines):
        row = round((line.baseline - 1.5 + BLEED) * SCALE) * bitmap.stride
        colours = (pixels[row + 3 * column : row + 3 * column + 3] for column in range(bitmap.width))
        if any(blue < 128 and green < 128 < red for blue, green, red in colours):
            found.append(number)
    return found


@pytest.mark.parametrize("first", ["", "a ", "so ", "it is ", "of old the ", "constitutionally ", "In "])
def test_the_whole_first_line_and_no_other(first: str) -> None:
    made = opening(first + text(60))
    assert codes(made) == []
    assert reds(made) == [0]
    first_line, second, *_ = (line for _, line in lines(made))
    assert first_line.x + first_line.width == pytest.approx(second.x + second.width, abs=2)


def test_a_text_of_one_line_is_all_in_it() -> None:
    made = opening(text(4))
    assert (codes(made), reds(made)) == ([], [0])


@pytest.mark.parametrize("around", ["<em>{}</em>", "<em>the</em> {}", '{} <a href="#p">of</a> it'])
def test_what_stands_in_the_line_keeps_its_own_style(around: str) -> None:
    made = opening(around.format(text(40)))
    assert (codes(made), reds(made)) == ([], [0])


def test_the_words_are_as_without() -> None:
    plain = lay(f'<p id="p" data-source="copy.md:1:1" data-runs="0:1:1">{text(60)}</p>')
    told = [" ".join(line.text for _, line in lines(made)) for made in (plain, opening(text(60)))]
    assert told[0] == told[1]


def test_a_line_more_leaves_the_first_as_it_is() -> None:
    plain, longer = opening(text(90)), opening(text(90), attributes='data-looseness="1"')
    first, second = (next(lines(made))[1].text for made in (plain, longer))
    assert first == second


def test_lines_broken_by_themselves_are_left_plain() -> None:
    told = 'id="p" data-source="copy.md:1:1" data-runs="0:1:1"'
    made = lay(f"<p {told}>{MARK}{text(60)}</p>", style=STYLE, lines=replace(LINES, breaking="line"))
    assert (codes(made), reds(made)) == (["L044"], [])
