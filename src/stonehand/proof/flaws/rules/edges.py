"""Lines in; those that stand out of their measure or out of the type area out."""

from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw, Spot, flaw
from stonehand.proof.flaws.pages import Reading

OVERFULL = "allow a break: a soft hyphen in the word, a space in the address or the formula"
OUTSIDE = "look at the stylesheet: a fixed width, a negative margin; or make the table or the image narrower"

ROUNDING = 0.5
"""Points by which a line may seem to leave the type area above or below."""


def overfull(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report justified lines and cells whose last word stands out of their measure."""
    for page in reading.running:
        for spot in page.spots:
            if spot.line.align == "justify" or spot.line.area == "table":
                over = spot.rectangle[2] - spot.line.right
                if over > _allowed(spot, limits):
                    yield flaw(Code.L216, f"the line is {over:.1f} pt too long", OVERFULL, spot)


def outside(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report lines, not furniture, of which a part lies outside the type area."""
    for page in reading.pages:
        for spot in page.spots:
            out = _out_of(spot, limits)
            if out:
                yield flaw(Code.L217, f"the line stands {out:.1f} pt out of the type area", OUTSIDE, spot)


def _allowed(spot: Spot, limits: FlawLimits) -> float:
    """Return the points that a line may stand out: in a cell a letter may be the mark of a note."""
    may_hang = spot.line.area == "table" or not spot.line.text.rstrip()[-1:].isalpha()
    return (limits.hanging if may_hang else limits.overfull) * spot.line.size


def _out_of(spot: Spot, limits: FlawLimits) -> float:
    """Return the points by which a line leaves the type area, if that is more than letters may hang."""
    left, top, right, bottom = spot.page.type_area
    line_left, line_top, line_right, _ = spot.rectangle
    sideways = max(left - line_left, line_right - right)
    upright = max(top - line_top, spot.line.baseline - bottom)
    if sideways <= limits.hanging * spot.line.size and upright <= ROUNDING:
        return 0.0
    return max(sideways, upright)
