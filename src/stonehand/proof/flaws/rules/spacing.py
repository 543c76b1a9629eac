"""Justified lines in; those whose spaces are too wide or too narrow out."""

from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw, flaw
from stonehand.proof.flaws.pages import Reading

LOOSE = "let the paragraph run a line shorter or longer, allow a hyphen, or change a word"
TIGHT = "let the paragraph run a line longer"


def loose(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report lines whose spaces are wider than the limit, but not yet an error."""
    for spot in reading.justified:
        ratio = spot.line.space_ratio
        if limits.loose < ratio <= limits.very_loose:
            yield flaw(Code.L201, f"spaces {ratio:.2f} times their natural width", LOOSE, spot)


def very_loose(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report lines whose spaces are so wide that the line falls apart."""
    for spot in reading.justified:
        ratio = spot.line.space_ratio
        if ratio > limits.very_loose:
            yield flaw(Code.L202, f"spaces {ratio:.2f} times their natural width", LOOSE, spot)


def tight(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report lines whose spaces are narrower than the limit."""
    for spot in reading.justified:
        ratio = spot.line.space_ratio
        if ratio < limits.tight:
            yield flaw(Code.L203, f"spaces {ratio:.2f} times their natural width", TIGHT, spot)
