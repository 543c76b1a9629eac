"""Lines below each other in; hyphens that stand below each other out."""

from collections.abc import Iterator
from itertools import groupby

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw, flaw
from stonehand.proof.flaws.pages import Reading

HINT = "let the paragraph run a line shorter or longer, or keep one of the words whole"


def ladder(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report so many lines in succession that end in a hyphen (Chicago 2.112: three)."""
    for page in reading.running:
        for column in page.columns:
            for is_hyphened, lines in groupby(column, lambda spot: spot.line.hyphen != "none"):
                rungs = tuple(lines)
                if is_hyphened and len(rungs) >= limits.ladder:
                    yield flaw(Code.L204, f"{len(rungs)} lines in succession end in a hyphen", HINT, *rungs)
