"""Lines of the text in; those that stand between the lines of the grid out."""

from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw, Spot, flaw
from stonehand.proof.flaws.pages import Reading

HINT = "give what stands above it a height of whole leadings, or let the press fill it up"
TEXT = ("text", "verse")


def off_grid(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report the first line of each block that does not register; not heads, captions, tables, notes."""
    for page in reading.running:
        block = ""
        for spot in page.text:
            off = abs(deviation(reading, spot))
            if spot.line.area != "body" or spot.line.kind not in TEXT or off <= limits.grid:
                continue
            if spot.line.block != block:
                yield flaw(Code.L219, f"the line stands {off:.1f} pt off the grid", HINT, spot)
            block = spot.line.block


def deviation(reading: Reading, spot: Spot) -> float:
    """Return the points by which a line stands below (or, negative, above) the nearest line of the grid."""
    half = reading.leading / 2
    depth = spot.line.baseline - spot.page.type_area[1]
    return float(round((depth - reading.grid + half) % reading.leading - half, 2))
