"""Pages in; white inside them that is larger than a few lines out."""

from collections.abc import Iterator
from dataclasses import dataclass

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw, Spot
from stonehand.proof.flaws.pages import PageReading, Reading

HINT = "move the figure or the table, or let text run into the white"
HEADINGS = ("heading", "opening")


@dataclass(frozen=True, slots=True)
class Item:
    """Something that fills the page from `top` to `bottom`: a line (`spot`) or a box, at its nearest line."""

    top: float
    bottom: float
    spot: Spot
    is_line: bool = True


def white_hole(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report white of more lines than the limit; not around headings, nor where a section ends."""
    for page in reading.running:
        for above, below, spot in _whites(page):
            lines = (below - above) / reading.leading
            if lines > limits.hole:
                left, _, right, _ = page.page.type_area
                marks = ((left, above, right, below),)
                yield Flaw(Code.L218, f"white of {lines:.1f} lines", spot, HINT, marks)


def _whites(page: PageReading) -> Iterator[tuple[float, float, Spot]]:
    """Yield the white between what stands on a page, and at its foot: top, bottom, nearest line."""
    first, *items = _items(page)
    bottom, last = first.bottom, first
    for item in items:
        ends_here = page.is_last and item.is_line and item.spot.line.at_foot
        if item.top > bottom and not ends_here and not _is_heading(item) and not _is_heading(last):
            yield bottom, item.top, item.spot
        if item.bottom >= bottom:
            bottom, last = item.bottom, item
    if not page.is_last:
        yield bottom, page.page.type_area[3], last.spot


def _items(page: PageReading) -> list[Item]:
    lines = [Item(spot.line.y, spot.line.y + spot.line.height, spot) for spot in page.spots]
    boxes = [
        Item(box.y, box.y + box.height, _nearest(page, box.y), is_line=False)
        for box in page.page.boxes
        if box.kind != "rule"
    ]
    return sorted((*lines, *boxes), key=lambda item: item.top)


def _nearest(page: PageReading, y: float) -> Spot:
    return min(page.spots, key=lambda spot: abs(spot.line.y - y))


def _is_heading(item: Item) -> bool:
    return item.is_line and item.spot.line.kind in HEADINGS
