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
from threading import Lock, Semaphore, Thread
from typing import Any, ParamSpec, TypeVar

from stonehand.errors import TaskLost, WorkerSpent
from stonehand.store import lane_process
from stonehand.store.limits import LIMITS, Limits

P = ParamSpec("P")
T = TypeVar("T")

Job = tuple[Future[Any], Callable[[], Any]]


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
    """An executor of so many lanes; tasks are taken in the order in which they were submitted."""

    count: int
    limits: Limits = LIMITS
    niceness: int = 0
    _preparation: Work | None = None
    _jobs: "queue.SimpleQueue[Job | None]" = field(default_factory=queue.SimpleQueue)
    _idle: Semaphore = field(default_factory=lambda: Semaphore(0))
    _threads: list[Thread] = field(default_factory=list)
    _lanes: list[Lane] = field(default_factory=list)
    _preparing: list[Lane] = field(default_factory=list)

    def prepare(self, number: int, fn: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Begin so many lanes, and have each lane do `fn(*args, **kwargs)` before it takes its first task."""
        self._preparation = Work(fn, args, kwargs)
        for _ in range(len(self._threads), min(number, self.count)):
            self._begin()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do `fn(*args, **kwargs)` in the next free lane, begun if there is none; all of it must pickle."""
        future: Future[T] = Future()
        self._jobs.put((future, Work(fn, args, kwargs)))
        if not self._idle.acquire(blocking=False) and len(self._threads) < self.count:
            self._begin()
        return future

    def _begin(self) -> None:
        self._lanes.append(Lane(self.limits, self.niceness))
        if self._preparation is not None:
            self._preparing.append(self._lanes[-1])
        thread = Thread(target=self._drive, args=(self._lanes[-1],), daemon=True)
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
            if job is not None:
                job[0].cancel()

    def _drive(self, lane: Lane) -> None:
        self._prepare(lane)
        while (job := self._next()) is not None:
            future, work = job
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(lane.run(work))
            except BaseException as error:  # it is raised where the result is asked for
                future.set_exception(error)
        lane.close()

    def _prepare(self, lane: Lane) -> None:
        if self._preparation is not None:
            # What fails now fails in a task, where it is told.
            with suppress(TaskLost, ImportError, OSError):
                lane.run(self._preparation)
            self._preparing.remove(lane)

    def _next(self) -> Job | None:
        try:
            return self._jobs.get_nowait()
        except queue.Empty:
            self._idle.release()
            return self._jobs.get()


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
