"""A text and its style in, the glyphs that it is drawn with out: white between them is added at drawing.

The PDF's own operator (`Tc`) does it, for Pango takes ligatures apart where it spaces letters. A text box has
`glyph_tracking`: pixels after each of its glyphs, those of spaces too.
"""

import re
from itertools import accumulate, pairwise
from typing import Any

from weasyprint.text.ffi import TO_UNITS, ffi
from weasyprint.text.line_break import Layout

from stonehand.press.pdf.lines_case import GROWTH, drawn_at

PLAIN = re.compile("[\u0000-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u206f]*")
"""Latin, Greek, Cyrillic and punctuation: letters that do not join and bear no marks of their own."""


def is_trackable(text: str) -> bool:
    """Tell whether white can be put between all glyphs of a text, and no mark parted from its letter."""
    return bool(PLAIN.fullmatch(text))


def glyphs_by_character(text: str, style: Any) -> list[int]:
    """Return how many glyphs are drawn for each character; a ligature is counted for its first."""
    counts = [0] * len(text)
    starts = accumulate((len(character.encode()) for character in text), initial=0)
    places = {start: number for number, (start, _) in enumerate(pairwise(starts))}
    layout = Layout(style, GROWTH / TO_UNITS)
    layout.set_text(text, justify=True)
    line, _ = layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        for start in drawn_at(item):
            counts[places[start]] += 1
    return counts


def count_glyphs(text: str, style: Any) -> int:
    """Return how many glyphs a text is drawn with."""
    return sum(glyphs_by_character(text, style)) if text else 0


def tracking(box: Any) -> float:
    """Return the pixels that are added after each glyph of a text box."""
    return float(box.__dict__.get("glyph_tracking", 0.0))


def space_growth(box: Any) -> float:
    """Return the pixels by which the spaces of a text box are wider than the font's own."""
    return float(box.justification_spacing + 2 * tracking(box))
