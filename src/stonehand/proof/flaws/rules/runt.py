"""Justified paragraphs in; last lines that hold a syllable or a short word out."""

from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw, flaw
from stonehand.proof.flaws.pages import Reading

HINT = "let the paragraph run a line shorter, or longer with more on its last line"


def runt(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report last lines that are shorter than the limit."""
    for spots in reading.blocks.values():
        last = spots[-1]
        left, _, right, _ = last.rectangle
        ems = (right - left) / last.line.size if last.line.size else limits.runt
        if len(spots) > 1 and last.line.align == "justify" and ems < limits.runt:
            yield flaw(Code.L207, f"the last line is {ems:.1f} em long", HINT, last)
