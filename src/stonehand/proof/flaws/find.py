"""The layout map and the limits in, the flaws of the book in the order of its pages out."""

from stonehand.model.flaws import FlawLimits
from stonehand.model.layout import LayoutMap
from stonehand.proof.flaws.flaw import Flaw
from stonehand.proof.flaws.pages import read_pages
from stonehand.proof.flaws.rules import RULES


def find_flaws(layout: LayoutMap, limits: FlawLimits) -> tuple[Flaw, ...]:
    """Apply every rule to a layout map."""
    reading = read_pages(layout)
    found = (flaw for rule in RULES for flaw in rule(reading, limits))
    return tuple(sorted(found, key=_order))


def _order(flaw: Flaw) -> tuple[int, float, str]:
    return flaw.spot.page.sheet, flaw.spot.line.baseline, flaw.code.value
