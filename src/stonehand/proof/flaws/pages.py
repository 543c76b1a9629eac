"""The layout map in; its lines as the rules read them out: by page, by block, by column."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from stonehand.model.layout import LayoutMap, Line, Page
from stonehand.proof.flaws.flaw import Spot

FURNITURE = ("head", "folio")

DISPLAY = frozenset(
    ("half-title", "series-page", "frontispiece", "title-page", "imprint", "dedication", "epigraph", "part")
)
"""Kinds of section whose pages are composed as a picture: the rules of running text do not hold there."""

NEXT = 1.3
"""Lines whose baselines are nearer than this many line heights stand right below each other."""


@dataclass(frozen=True)
class PageReading:
    """One page: its lines without furniture and without the markers of lists."""

    page: Page
    spots: tuple[Spot, ...]
    is_last: bool
    is_only: bool

    @cached_property
    def text(self) -> tuple[Spot, ...]:
        """Return the lines that are not notes at the foot."""
        return tuple(spot for spot in self.spots if not spot.line.at_foot)

    @cached_property
    def is_running(self) -> bool:
        """Tell whether the page is one of running text, not of figures or tables alone."""
        return bool(self.spots) and self.page.kind not in DISPLAY and not self.page.leaf

    @cached_property
    def foot(self) -> float:
        """Return how far down the page is filled, in points."""
        boxes = (box.y + box.height for box in self.page.boxes)
        lines = (spot.line.y + spot.line.height for spot in self.spots)
        return max((*boxes, *lines), default=0.0)

    @cached_property
    def columns(self) -> tuple[tuple[Spot, ...], ...]:
        """Return the runs of lines that stand right below each other, column by column."""
        return tuple(
            run
            for _, lines in groupby(self.spots, lambda spot: (spot.line.at_foot, spot.line.column))
            for run in _runs(list(lines))
        )


@dataclass(frozen=True)
class Reading:
    """A layout map as the rules read it; points.

    `leading` is that of the text, `grid` how far below the head of the type area its first line stands.
    """

    pages: tuple[PageReading, ...]
    leading: float
    grid: float = 0.0

    @cached_property
    def running(self) -> tuple[PageReading, ...]:
        """Return the pages of running text."""
        return tuple(page for page in self.pages if page.is_running)

    @cached_property
    def blocks(self) -> Mapping[str, tuple[Spot, ...]]:
        """Return the lines of each block of running text, in order, over the turns of pages."""
        found: dict[str, list[Spot]] = defaultdict(list)
        for page in self.running:
            for spot in page.spots:
                if spot.line.block and spot.line.area != "table":
                    found[spot.line.block].append(spot)
        return {anchor: tuple(spots) for anchor, spots in found.items()}

    @cached_property
    def justified(self) -> tuple[Spot, ...]:
        """Return the lines that were stretched or shrunk to their measure."""
        return tuple(
            spot
            for spots in self.blocks.values()
            for spot in spots[:-1]
            if spot.line.align == "justify" and spot.line.space_ratio
        )

    @cached_property
    def notes(self) -> Mapping[str, tuple[tuple[Spot, ...], ...]]:
        """Return the lines of each note at the foot, page by page."""
        found: dict[str, dict[int, list[Spot]]] = defaultdict(lambda: defaultdict(list))
        for page in self.pages:
            for spot in page.spots:
                if spot.line.at_foot and spot.line.note:
                    found[spot.line.note][page.page.sheet].append(spot)
        return {note: tuple(tuple(part) for part in parts.values()) for note, parts in found.items()}


def read_pages(layout: LayoutMap) -> Reading:
    """Return a map as the rules read it."""
    counts = Counter(page.section for page in layout.pages if not page.blank)
    pages, seen = [], Counter[str]()
    for page in layout.pages:
        spots = tuple(_spots(page))
        seen[page.section] += not page.blank
        count = counts[page.section]
        pages.append(PageReading(page, spots, seen[page.section] == count, count == 1))
    return Reading(tuple(pages), *_grid(pages))


def _grid(pages: Sequence[PageReading]) -> tuple[float, float]:
    """Return the leading of most lines of the text, and how far below the head of a page its grid begins."""
    body = [spot for page in pages if page.is_running for spot in page.text if spot.line.area == "body"]
    heights = Counter(spot.line.height for spot in body)
    leading = heights.most_common(1)[0][0] if heights else 12.0
    depths = Counter(
        round((spot.line.baseline - spot.page.type_area[1]) % leading, 1)
        for spot in body
        if spot.line.height == leading and spot.line.kind == "text"
    )
    return leading, depths.most_common(1)[0][0] if depths else 0.0


def _spots(page: Page) -> Iterator[Spot]:
    rows: dict[str, dict[tuple[int, float], int]] = defaultdict(dict)
    for line in page.lines:
        if line.kind == "initial" or _is_marker(line):
            continue
        # What stands on one baseline is counted once: a label and its title.
        known = rows[line.area]
        number = known.setdefault((line.column, line.baseline), len(known) + 1)
        if line.area not in FURNITURE and line.source:
            yield Spot(page, line, number)


def _is_marker(line: Line) -> bool:
    return line.start == line.end


def _runs(lines: Sequence[Spot]) -> Iterator[tuple[Spot, ...]]:
    run = list(lines[:1])
    for upper, lower in pairwise(lines):
        step = lower.line.baseline - upper.line.baseline
        if not 0 < step < NEXT * lower.line.height:
            yield tuple(run)
            run = []
        run.append(lower)
    yield tuple(run)
