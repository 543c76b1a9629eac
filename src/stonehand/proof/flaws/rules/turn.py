"""Paragraphs that run over a page or column in; single lines left on one side of the turn out."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw, Spot, flaw
from stonehand.proof.flaws.pages import Reading

HINT = "let this paragraph or one before it run a line shorter or longer"


def widow(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report the last line of a paragraph alone at the head of a page (Chicago 2.113)."""
    for parts in _parted(reading):
        if len(parts[-1]) == 1:
            yield flaw(
                Code.L208, "the last line of a paragraph is alone at the head of the page", HINT, *parts[-1]
            )


def orphan(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report the first line of a paragraph alone at the foot of a page."""
    for parts in _parted(reading):
        if len(parts[0]) == 1:
            yield flaw(
                Code.L209, "the first line of a paragraph is alone at the foot of the page", HINT, *parts[0]
            )


def _parted(reading: Reading) -> Iterator[Sequence[Sequence[Spot]]]:
    """Yield the blocks of the text that run over, part by part."""
    for spots in reading.blocks.values():
        if spots[0].line.area == "body":
            parts = [tuple(part) for _, part in groupby(spots, _column)]
            if len(parts) > 1:
                yield parts


def _column(spot: Spot) -> tuple[int, int]:
    return spot.page.sheet, spot.line.column
