"""The address of a Dask scheduler in, an executor of the workers that it knows out.

The workers see the book's folder and the cache folder of the user (STONEHAND_CACHE) under the same paths as
this process. Each task runs in a lane of the worker that it comes to, so the limits of a task hold there too.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import partial
from threading import local
from typing import Any, ParamSpec, TypeVar

from stonehand.errors import MissingLibrary, TaskLost
from stonehand.store.lanes import Lane, Work
from stonehand.store.limits import LIMITS, Limits

P = ParamSpec("P")
T = TypeVar("T")

RETRIES = 2
"""How often a task is given to another worker when its own has gone."""

_here = local()


def cluster(address: str, limits: Limits = LIMITS) -> "Cluster":
    """Return the executor of a scheduler, "tcp://host:port".

    Raises MissingLibrary without Dask, and OSError where no scheduler answers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise MissingLibrary("--scheduler needs Dask: pip install 'stonehand[cluster]'") from None
    return Cluster(Client(address), limits)


@dataclass(slots=True)
class Cluster(Executor):
    """An executor whose tasks go to the workers of a Dask scheduler."""

    client: Any
    limits: Limits

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do `fn(*args, **kwargs)` on the next free worker; all of it must pickle."""
        future: Future[T] = Future()
        executor = self.client.get_executor(pure=False, retries=RETRIES)
        given = executor.submit(in_lane, Work(fn, args, kwargs), self.limits)
        given.add_done_callback(partial(_pass_on, future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the scheduler; it and its workers go on."""
        self.client.close()


def in_lane(work: Work, limits: Limits) -> Any:
    """Do a task in the lane of this thread of a worker."""
    if not hasattr(_here, "lane"):
        _here.lane = Lane(limits)
    return _here.lane.run(work)


def _pass_on(future: Future[T], given: Future[T]) -> None:
    error = given.exception()
    if error is None:
        future.set_result(given.result())
    elif type(error).__name__ == "KilledWorker":
        future.set_exception(TaskLost("the workers that it was given to have gone, one after the other"))
    else:
        future.set_exception(error)
