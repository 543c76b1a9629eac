"""What a build is set with: the processes that do its tasks, and the shelf that keeps what they made."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from os import cpu_count
from pathlib import Path

from stonehand.store.lanes import AtOnce, Lanes
from stonehand.store.limits import LIMITS, Limits
from stonehand.store.shelf import Shelf, shelf_of


@dataclass(frozen=True, slots=True)
class Plant:
    """An executor of any kind, and a shelf or none. As it is: this process, and nothing kept."""

    executor: Executor = field(default_factory=AtOnce)
    shelf: Shelf | None = None


@contextmanager
def plant_of(root: Path, jobs: int | None = None, limits: Limits | None = None) -> Iterator[Plant]:
    """Give a book its shelf and as many processes as wanted (cores, if nothing is said)."""
    lanes = Lanes(jobs or cpu_count() or 1, limits or LIMITS)
    shelf = shelf_of(root)
    try:
        yield Plant(lanes, shelf)
        lanes.shutdown()
    finally:
        lanes.abandon()
        shelf.trim()
