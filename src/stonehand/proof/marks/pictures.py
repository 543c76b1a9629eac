"""Marks that are drawings in, a picture of each with what is under it out."""

from collections.abc import Iterator, Sequence

from stonehand.proof.flaws.png import picture
from stonehand.proof.marks.mark import Mark
from stonehand.proof.marks.paper import Paper

AROUND = 24.0
"""Points of the page that are shown around a drawing."""


def pictures(marks: Sequence[Mark], paper: Paper) -> Iterator[tuple[int, bytes]]:
    """Yield the number of each drawn mark and a PNG of it."""
    for mark in marks:
        if mark.drawn is None or not 1 <= mark.drawn.sheet <= len(paper.document):
            continue
        leaf = paper.document[mark.drawn.sheet - 1]
        width, height = leaf.get_size()
        left, _, _, top = leaf.get_cropbox()
        one, low, other, high = mark.drawn.boxes[0]
        edges = one - left - AROUND, top - high - AROUND, other - left + AROUND, top - low + AROUND
        part = max(edges[0], 0), max(edges[1], 0), min(edges[2], width), min(edges[3], height)
        if part[0] < part[2] and part[1] < part[3]:
            yield mark.number, picture(leaf, part)
