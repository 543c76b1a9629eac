"""Pure tasks in, their results out as futures: each lane is a process that does one task after the other.

Unlike the pools of the standard library, a process that dies or overruns takes with it only its own task, and
it is known which one that was.
"""

import os
import queue
import signal
import subprocess
import sys
import tempfile
from _thread import LockType
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Lock, Thread
from typing import Any, ParamSpec, TypeVar

from stonehand.errors import TaskLost, WorkerSpent
from stonehand.store import lane_process
from stonehand.store.limits import LIMITS, Limits

P = ParamSpec("P")
T = TypeVar("T")

Job = tuple["Future[Any] | None", "Work"]
"""Work for a lane, and what its outcome is for: None for what makes it ready, which nobody waits for."""


@dataclass(frozen=True, slots=True)
class Work:
    """A function with its arguments, as it travels to a process."""

    function: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]

    def __call__(self) -> Any:
        """Do the work."""
        return self.function(*self.args, **self.kwargs)


@dataclass(slots=True)
class Lane:
    """A process, begun when the first task comes, and again after one that it did not outlive.

    `niceness` is how far it stands back behind this process.
    """

    limits: Limits
    niceness: int = 0
    process: subprocess.Popen[bytes] | None = None
    connection: Connection | None = None
    folder: "tempfile.TemporaryDirectory[str] | None" = None
    is_over: bool = False
    _lock: LockType = field(default_factory=Lock)

    def run(self, work: Callable[[], Any]) -> Any:
        """Do a task in the process. Raises what it raises, and TaskLost if it was not finished."""
        try:
            return self._run(work)
        except WorkerSpent:
            self.close()
            return self._run(work)

    def _run(self, work: Callable[[], Any]) -> Any:
        with self._lock:
            if self.is_over:
                raise TaskLost("it was given up")
            connection = self.connection or self._begin()
        try:
            connection.send(work)
            if not connection.poll(self.limits.wall):
                self.close()
                raise TaskLost(f"it took more than {self.limits.wall} s")
            done, value = connection.recv()
        except (EOFError, ConnectionError):
            raise TaskLost(self._epitaph()) from None
        if done:
            return value
        raise value

    def _begin(self) -> Connection:
        self.connection, theirs = Pipe()
        self.folder = tempfile.TemporaryDirectory(prefix="stonehand-")
        self.process = subprocess.Popen(
            # -P: a folder that we happen to be in has no say in what is imported.
            [sys.executable, "-P", "-m", lane_process.__name__, str(theirs.fileno())],
            pass_fds=(theirs.fileno(),),
            env={
                **os.environ,
                "TMPDIR": self.folder.name,
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            },
        )
        theirs.close()
        if self.niceness:
            ours = os.getpriority(os.PRIO_PROCESS, 0)
            os.setpriority(os.PRIO_PROCESS, self.process.pid, ours + self.niceness)
        self.connection.send(self.limits)
        return self.connection

    def _epitaph(self) -> str:
        status = self.process.wait() if self.process else None
        self.close()
        if status == -signal.SIGXCPU:
            return f"it took more than {self.limits.cpu} s of CPU time"
        return f"its process ended with {status}"

    def kill(self) -> None:
        """End the process from another thread, for good: its task is lost."""
        with self._lock:
            self.is_over = True
            if self.process is not None:
                self.process.kill()

    def close(self) -> None:
        """End the process, and take away its temporary files."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        if self.connection is not None:
            self.connection.close()
        if self.folder is not None:
            self.folder.cleanup()
        self.process = self.connection = self.folder = None


@dataclass(slots=True)
class Lanes(Executor):
    """An executor of so many lanes; tasks are taken in the order in which they were submitted.

    `_unfinished` counts the tasks submitted that have no result yet.
    """

    count: int
    limits: Limits = LIMITS
    niceness: int = 0
    _jobs: "queue.SimpleQueue[Job | None]" = field(default_factory=queue.SimpleQueue)
    _unfinished: int = 0
    _counting: LockType = field(default_factory=Lock)
    _threads: list[Thread] = field(default_factory=list)
    _lanes: list[Lane] = field(default_factory=list)
    _preparing: list[Lane] = field(default_factory=list)

    def prepare(self, number: int, fn: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Begin so many lanes, and have each do `fn(*args, **kwargs)` before it takes its first task."""
        for _ in range(len(self._threads), min(number, self.count)):
            self._begin(Work(fn, args, kwargs))

    def run_in(self, fn: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Have as many lanes as are begun do `fn(*args, **kwargs)` before a task, unless one has come."""
        for _ in self._threads if not self._unfinished else ():
            self._jobs.put((None, Work(fn, args, kwargs)))

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do `fn(*args, **kwargs)` in the next free lane, begun if there is none; all of it must pickle."""
        future: Future[T] = Future()
        self._jobs.put((future, Work(fn, args, kwargs)))
        if self._count(1) > len(self._threads) and len(self._threads) < self.count:
            self._begin()
        return future

    def _count(self, more: int) -> int:
        """Count tasks that have come, or one that has gone; return how many there are."""
        with self._counting:
            self._unfinished += more
            return self._unfinished

    def _begin(self, preparation: Work | None = None) -> None:
        lane = Lane(self.limits, self.niceness)
        self._lanes.append(lane)
        if preparation is not None:
            self._preparing.append(lane)
        thread = Thread(target=self._drive, args=(lane, preparation), daemon=True)
        self._threads.append(thread)
        thread.start()

    def abandon(self) -> None:
        """Kill what runs and give up what waits."""
        self._cancel()
        for lane in self._lanes:
            lane.kill()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the lanes after the tasks submitted, or after those begun."""
        if cancel_futures:
            self._cancel()
        if self._jobs.empty():
            for lane in list(self._preparing):
                lane.kill()
        for _ in self._threads:
            self._jobs.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def _cancel(self) -> None:
        while not self._jobs.empty():
            job = self._jobs.get()
            if job is not None and job[0] is not None:
                job[0].cancel()

    def _drive(self, lane: Lane, preparation: Work | None) -> None:
        if preparation is not None:
            self._prepare(lane, preparation)
        while (job := self._jobs.get()) is not None:
            future, work = job
            if future is None:
                self._preparing.append(lane)
                self._prepare(lane, work)
            else:
                self._do(lane, future, work)
        lane.close()

    def _do(self, lane: Lane, future: Future[Any], work: Work) -> None:
        """Do a task, and count it as done before anybody hears of it."""
        if not future.set_running_or_notify_cancel():
            self._count(-1)
            return
        try:
            made = lane.run(work)
        except BaseException as error:  # it is raised where the result is asked for
            self._count(-1)
            future.set_exception(error)
        else:
            self._count(-1)
            future.set_result(made)

    def _prepare(self, lane: Lane, preparation: Work) -> None:
        # What fails now fails in a task, where it is told.
        with suppress(TaskLost, ImportError, OSError):
            lane.run(preparation)
        self._preparing.remove(lane)


class AtOnce(Executor):
    """An executor that does each task here and now."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do `fn(*args, **kwargs)`."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        # As every executor has it: whatever a task raises is raised where its result is asked for.
        except Exception as error:
            future.set_exception(error)
        return future
