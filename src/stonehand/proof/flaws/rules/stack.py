"""Lines below each other in; a word that stands under itself at the edge of the text out."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.model.layout import Word
from stonehand.proof.flaws.flaw import Flaw, Rectangle, Spot
from stonehand.proof.flaws.pages import Reading

HINT = "change the break of one of the two lines, or one of the words"

EDGE = 0.5
"""Ems by which the edges of two words under each other may differ."""

_NO_LETTER = re.compile(r"[\W\d_]+")


def stack(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report the same word at the starts or at the ends of two lines of a paragraph in succession."""
    for page in reading.running:
        for column in page.columns:
            for upper, lower in pairwise(column):
                for end, is_under in ENDS:
                    word = _common(upper, lower, end)
                    if len(word) >= limits.stack_letters and is_under(upper, lower):
                        yield _flaw(upper, lower, end, word)


def _flaw(upper: Spot, lower: Spot, end: int, word: str) -> Flaw:
    where = "end" if end else "begin"
    marks = tuple(_rectangle(spot, spot.line.words[end]) for spot in (upper, lower))
    return Flaw(Code.L205, f"two lines {where} with “{word}”", upper, HINT, marks)


def _common(upper: Spot, lower: Spot, end: int) -> str:
    if upper.line.block != lower.line.block:
        return ""
    words = {_letters(spot, end) for spot in (upper, lower)}
    return words.pop() if len(words) == 1 else ""


def _letters(spot: Spot, end: int) -> str:
    """Return the first (0) or last (-1) word of a line, without hyphens, points and note calls."""
    pieces = spot.line.text.split()
    return _NO_LETTER.sub("", pieces[end]).casefold() if pieces and spot.line.words else ""


def _flush_left(upper: Spot, lower: Spot) -> bool:
    return abs(upper.line.words[0].x - lower.line.words[0].x) < EDGE * lower.line.size


def _flush_right(upper: Spot, lower: Spot) -> bool:
    edges = [word.x + word.width for word in (upper.line.words[-1], lower.line.words[-1])]
    return abs(edges[0] - edges[1]) < EDGE * lower.line.size


def _rectangle(spot: Spot, word: Word) -> Rectangle:
    return word.x, spot.line.y, word.x + word.width, spot.line.y + spot.line.height


ENDS: tuple[tuple[int, Callable[[Spot, Spot], bool]], ...] = ((0, _flush_left), (-1, _flush_right))
