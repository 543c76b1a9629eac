"""A formula in, the image of it that stands in a line of print out."""

from base64 import b64encode

from markupsafe import Markup, escape

from stonehand.model.inline import Formula
from stonehand.store.formulas import drawing

SCALE = 0.9
"""Of letters in formulas, whose x-height is greater than that of the house's text, to those of the text."""

ASCENT, DEPTH = 0.75, 0.25
"""Ems that letters of the text reach above and below the baseline."""

LINE_ASCENT = 0.95
"""Ems from the top of a line to its baseline, half of the leading included."""

OVERREACH = 0.35
"""Ems by which a formula may reach into the space between lines on either side without parting them."""


def formula_image(formula: Formula) -> Markup:
    """Return a formula as an `img` on its baseline."""
    drawn = drawing(formula.tex, formula.is_display)
    width, height, depth = (SCALE * each for each in (drawn.width, drawn.height, drawn.depth))
    above, below = (
        (0.0, 0.0) if formula.is_display else (_overreach(height - depth, ASCENT), _overreach(depth, DEPTH))
    )
    lengths = (
        f"width:{width:.3f}em;height:{height:.3f}em;vertical-align:{below - depth:.3f}em;"
        f"margin:{-above:.3f}em 0 {-below:.3f}em"
    )
    source = f"data:image/svg+xml;base64,{b64encode(drawn.svg.encode()).decode()}"
    return Markup(f'<img class="formula" src="{source}" alt="{escape(formula.tex)}" style="{lengths}"/>')


def formula_drop(formula: Formula) -> float:
    """Return how many ems the baseline of a display stands below that of a line of text."""
    drawn = drawing(formula.tex, formula.is_display)
    return max(0.0, SCALE * (drawn.height - drawn.depth) - LINE_ASCENT)


def _overreach(reach: float, own: float) -> float:
    """Return how much of the space between lines is taken; nothing, if all of it would not do."""
    beyond = max(0.0, reach - own)
    return beyond if beyond <= OVERREACH else 0.0
