"""Facing pages in; those that do not end level out."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw, flaw
from stonehand.proof.flaws.pages import PageReading, Reading

HINT = "let both pages run a line short or long, or a paragraph of one of them"


def uneven_spread(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report facing pages whose feet differ; the last pages of sections may end where they like."""
    for verso, recto in pairwise(reading.pages):
        if verso.page.side != "verso" or not (_must_be_full(verso) and _must_be_full(recto)):
            continue
        difference = (verso.foot - recto.foot) / reading.leading
        if abs(difference) > limits.uneven:
            short, full = (recto, verso) if difference > 0 else (verso, recto)
            message = f"the page ends {abs(difference):.1f} lines above the {full.page.side} that it faces"
            last = max(short.spots, key=lambda spot: spot.line.baseline)
            yield replace(flaw(Code.L212, message, HINT, last), facing=full.page.sheet)


def _must_be_full(page: PageReading) -> bool:
    return page.is_running and not page.is_last
