"""The process of a lane: tasks in over a pipe, their outcomes out, until the other end is closed.

Run as `python -m stonehand.store.lane_process FD`. It is a program of its own, not a fork: nothing of the
process that began it is in it, and it may be begun by one that may have no children of its own kind.
"""

import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from stonehand.errors import TaskLost
from stonehand.store.collector import look_around
from stonehand.store.limits import Limits


def serve(connection: Connection) -> None:
    """Do the tasks that come after the limits that hold for each of them."""
    limits: Limits = connection.recv()
    _limit(resource.RLIMIT_AS, limits.memory)
    # The process that asks may be done, or be killed while it waits.
    with suppress(EOFError, BrokenPipeError):
        while True:
            work = connection.recv()
            used = resource.getrusage(resource.RUSAGE_SELF)
            _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + limits.cpu)
            connection.send(_outcome(work))
            del work
            look_around()


def _outcome(work: Callable[[], Any]) -> tuple[bool, Any]:
    """Return whether a task succeeded, and what it returned or raised."""
    try:
        return True, work()
    except MemoryError:
        return False, TaskLost("it took more memory than a task may")
    # The end of a process: whatever a task raises is raised again on the other side.
    except Exception as error:
        return False, error


def _limit(kind: int, soft: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(Connection(int(sys.argv[1])))
