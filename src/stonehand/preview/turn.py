"""A build's tasks and stages in, the same out until a later save overtakes the build: then GivenUp is raised.

A task that runs in a lane is not killed, for a lane takes a second to begin again; nobody waits for it.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class GivenUp(Exception):
    """End a build whose files have changed since it began."""


@dataclass(slots=True)
class Turn(Executor):
    """One build's use of an executor. It follows the build as its progress too, and tells `say` of it."""

    executor: Executor
    say: Callable[[str], None]
    _lock: Lock = field(default_factory=Lock)
    _waited_for: dict[Future[Any], Future[Any]] = field(default_factory=dict)
    _is_over: bool = False
    _stage: str = ""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do `fn(*args, **kwargs)`. Raises GivenUp, here or where the result is waited for."""
        self._go_on()
        outer: Future[T] = Future()
        inner = self.executor.submit(fn, *args, **kwargs)
        with self._lock:
            self._waited_for[outer] = inner
        inner.add_done_callback(lambda done: self._hand_on(done, outer))
        return outer

    def _hand_on(self, inner: Future[Any], outer: Future[Any]) -> None:
        with self._lock:
            if self._waited_for.pop(outer, None) is None or inner.cancelled():
                return
        error = inner.exception()
        if error is None:
            outer.set_result(inner.result())
        else:
            outer.set_exception(error)

    def give_up(self) -> None:
        """End the build: whoever waits for a task of it is told so."""
        with self._lock:
            self._is_over = True
            waited_for, self._waited_for = self._waited_for, {}
        for outer, inner in waited_for.items():
            inner.cancel()
            outer.set_exception(GivenUp())

    def _go_on(self) -> None:
        if self._is_over:
            raise GivenUp

    def stage(self, name: str, total: int | None = None) -> None:
        """Tell of a stage, unless the build is given up."""
        self._go_on()
        self._stage = name
        self.say(name)

    def step(self, label: str) -> None:
        """Tell of a step, unless the build is given up."""
        self._go_on()
        self.say(f"{self._stage}: {label}")

    def done(self) -> None:
        """Say nothing: what the build has shown says it."""
