"""The rules, one function each: the reading of a map and the limits in, the flaws found out."""

from collections.abc import Callable, Iterator

from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw
from stonehand.proof.flaws.pages import Reading
from stonehand.proof.flaws.rules.edges import outside, overfull
from stonehand.proof.flaws.rules.grid import off_grid
from stonehand.proof.flaws.rules.heading import heading_at_foot
from stonehand.proof.flaws.rules.hole import white_hole
from stonehand.proof.flaws.rules.ladder import ladder
from stonehand.proof.flaws.rules.notes import late_note, split_note
from stonehand.proof.flaws.rules.recto import recto_hyphen
from stonehand.proof.flaws.rules.river import river
from stonehand.proof.flaws.rules.runt import runt
from stonehand.proof.flaws.rules.short_page import short_page
from stonehand.proof.flaws.rules.spacing import loose, tight, very_loose
from stonehand.proof.flaws.rules.spread import uneven_spread
from stonehand.proof.flaws.rules.stack import stack
from stonehand.proof.flaws.rules.turn import orphan, widow

Rule = Callable[[Reading, FlawLimits], Iterator[Flaw]]

RULES: tuple[Rule, ...] = (
    *(loose, very_loose, tight),
    *(ladder, stack, river, runt),
    *(widow, orphan, recto_hyphen),
    *(short_page, uneven_spread, heading_at_foot),
    *(split_note, late_note),
    *(overfull, outside, white_hole, off_grid),
)
