"""What a build is set with: the processes that do its tasks, and the shelf that keeps what they made."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from os import cpu_count
from pathlib import Path
from typing import Generic, ParamSpec, TypeVar, cast

from stonehand.store.cluster import cluster
from stonehand.store.lanes import AtOnce, Lanes
from stonehand.store.limits import LIMITS, Limits
from stonehand.store.shelf import Shelf, shelf_of

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plant:
    """An executor of any kind, and a shelf or none. As it is: this process, and nothing kept."""

    executor: Executor = field(default_factory=AtOnce)
    shelf: Shelf | None = None

    def make_ready(
        self, lanes: int, function: Callable[P, object], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Begin so many processes of this machine, with what all tasks begin with."""
        if isinstance(self.executor, Lanes):
            self.executor.prepare(lanes, function, *args, **kwargs)

    def run_in(self, function: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Have the processes of this machine that are up do something before what is asked of them next."""
        if isinstance(self.executor, Lanes):
            self.executor.run_in(function, *args, **kwargs)

    def order(self, key: str, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "Order[T]":
        """Have something pure made, unless it is on the shelf under its key; return what waits for it."""
        found: T | None = self.shelf.get(key) if self.shelf else None
        if found is not None:
            return Order(key, self.shelf, found)
        return Order(key, self.shelf, None, self.executor.submit(function, *args, **kwargs))


@dataclass(frozen=True, slots=True)
class Order(Generic[T]):
    """What was ordered: `found` on the shelf, or being `made`."""

    key: str
    shelf: Shelf | None
    found: T | None = None
    made: "Future[T] | None" = None

    @property
    def is_awaited(self) -> bool:
        """Tell whether it still has to be waited for."""
        return self.made is not None

    def __call__(self) -> T:
        """Wait for it, and keep it."""
        if self.made is None:
            return cast("T", self.found)
        made = self.made.result()
        if self.shelf is not None:
            self.shelf.put(self.key, made)
        return made


@contextmanager
def executor_of(
    jobs: int | None = None, limits: Limits = LIMITS, scheduler: str = "", niceness: int = 0
) -> Iterator[Executor]:
    """Give processes of this machine (as many as cores, if nothing is said), or those of a Dask scheduler.

    `niceness` is how far those of this machine stand back behind this process.
    """
    if scheduler:
        with cluster(scheduler, limits) as workers:
            yield workers
        return
    lanes = Lanes(jobs or cpu_count() or 1, limits, niceness)
    try:
        yield lanes
        lanes.shutdown()
    finally:
        lanes.abandon()


def plant_of(root: Path, executor: Executor) -> Plant:
    """Return an executor with the shelf of a book."""
    return Plant(executor, shelf_of(root))
