"""Typometry on a page that was set: what it reads in the PDF is what the layout map knows."""

from statistics import fmean

import pytest
from tiny import lay, p, text

from stonehand.model.lines import LineSettings
from stonehand.proof.typometry import measure, read_lines

NATURAL = 0.2
"""The space of EB Garamond in ems."""

LIGATURES = "The office of the flint offered an efficient waffle; effort was baffling for some of us. " * 4


@pytest.mark.parametrize("copy", [text(120), LIGATURES.strip()])
def test_words_and_spaces_are_those_of_the_map(copy: str) -> None:
    # Line by line: at a natural space after an overhanging f the reader takes two words for one.
    made = lay(p("a", copy), lines=LineSettings(breaking="line"))
    (page,) = made.map.pages
    size, lines = read_lines(made.pdf)
    assert size == 10
    assert [[word[0] for word in line.words] for line in lines] == [line.text.split() for line in page.lines]
    ratios = [fmean(right - left for left, right in line.gaps) / (NATURAL * size) for line in lines[:-1]]
    assert ratios == pytest.approx([line.space_ratio for line in page.lines[:-1]], abs=0.08)


def test_a_hyphen_at_the_end_of_a_line_is_seen() -> None:
    made = lay(p("a", "of the incomprehensible in it " * 9), style="p { hyphens: auto; width: 60mm }")
    (page,) = made.map.pages
    hyphens = sum(line.hyphen != "none" for line in page.lines)
    assert measure(made.pdf, NATURAL).hyphens == hyphens > 0
