"""The last full build of a book in; its page starts frozen in `stonehand.lock`, or released, out."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from stonehand.compose.geometry import geometry
from stonehand.diagnostics import Report
from stonehand.errors import MissingFile
from stonehand.manuscript import read
from stonehand.model.book import Design
from stonehand.model.frozen import NOT_FROZEN, FrozenSection
from stonehand.model.layout import LayoutMap, Page
from stonehand.pipeline.flaw_report import MAP, read_map
from stonehand.pipeline.starts import freeze_section
from stonehand.store.lock import NAME, read_lock, write_lock


def freeze(root: Path, report: Report) -> tuple[Path, ...]:
    """Record the page starts of the last full build, so that every further build keeps to them.

    Returns the lock file. Raises MissingFile if there is no full build.
    """
    manuscript = read(root, report)
    if manuscript is None:
        return ()
    path = root / "build" / f"{manuscript.metadata.slug}{MAP}"
    if not path.is_file():
        raise MissingFile(f"{path} is not there: run `stonehand pdf` first")
    write_lock(root, replace(read_lock(root), frozen=dict(_sections(read_map(path), manuscript.design))))
    return (root / NAME,)


def thaw(root: Path) -> tuple[Path, ...]:
    """Release the pages of a book; return the lock file, if they were frozen."""
    lock = read_lock(root)
    if not lock.frozen:
        return ()
    write_lock(root, replace(lock, frozen=NOT_FROZEN))
    return (root / NAME,)


def _sections(layout: LayoutMap, design: Design) -> Iterator[tuple[str, FrozenSection]]:
    pages = (page for page in layout.pages if not page.blank)
    for anchor, run in groupby(pages, key=attrgetter("section")):
        own = tuple(run)
        yield anchor, freeze_section(own, (_runs_long(page, design) for page in own))


def _runs_long(page: Page, design: Design) -> int:
    """Return the lines by which the make-up of spreads had a page run long; negative: short."""
    house = geometry(design)
    lines = round((page.type_area[3] - house.head - house.depth) / house.scale.lead)
    return lines if abs(lines) <= design.pages.lines else 0
