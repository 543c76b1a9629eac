"""A book set on a cluster: a real scheduler with two workers, one of which is killed in mid-build."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import psutil
import pytest

from samples.book_folder import WORDS, write_book
from stonehand.store.cache import cache_folder

CHAPTERS = {f"{name}.md": f"# {name}\n\n{WORDS * 60}\n" for name in ("one", "two", "three", "four")}
MATTER = f"body = {sorted(CHAPTERS)}"
ENVIRONMENT = {**os.environ, "STONEHAND_CACHE": str(cache_folder())}


Process = subprocess.Popen[bytes]
T = TypeVar("T")


def start(log: Path, *arguments: str) -> Process:
    """Run a module of Python, its messages in a file."""
    with log.open("wb") as stream:
        return subprocess.Popen([sys.executable, "-m", *arguments], env=ENVIRONMENT, stderr=stream)


def soon(look: Callable[[], T]) -> T:
    """Return what is found as soon as something is."""
    for _ in range(3000):
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError("nothing came")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[Process]]]:
    """Start a scheduler and two workers; return its address, and them."""
    log = tmp_path / "scheduler.log"
    given = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    scheduler = start(log, "distributed.cli.dask_scheduler", *given)
    address = soon(lambda: re.search(r"Scheduler at:\s+(tcp://\S+)", log.read_text()))[1]
    given = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0")
    logs = (tmp_path / "worker-1.log", tmp_path / "worker-2.log")
    workers = [start(each, "distributed.cli.dask_worker", address, *given) for each in logs]
    # Who comes late finds nothing left to do.
    soon(lambda: all("Registered to" in each.read_text() for each in logs))
    yield address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


def lanes_of(worker: Process) -> list[psutil.Process]:
    return psutil.Process(worker.pid).children()


def pdf(book: Path, *arguments: str) -> Process:
    return start(book / "build.log", "stonehand", "-q", "-C", str(book), "pdf", *arguments)


def outputs(book: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (book / "build").iterdir()}


def test_a_book_is_the_same_though_a_worker_dies(tmp_path: Path, cluster: tuple[str, list[Process]]) -> None:
    address, workers = cluster
    here, there = (write_book(tmp_path / name, MATTER, CHAPTERS) for name in ("here", "there"))
    build = pdf(there, "--scheduler", address)
    soon(lambda: all(map(lanes_of, workers)))
    workers[0].kill()
    assert (build.wait(300), pdf(here).wait(300)) == (0, 0), (there / "build.log").read_text()
    assert outputs(there) == outputs(here)
