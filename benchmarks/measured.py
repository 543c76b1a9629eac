"""A command in, what it cost out: time by the clock, CPU and memory of all its processes."""

import os
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import psutil

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""That of the command as it is installed: modules are compiled once."""

PERIOD = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of CPU; megabytes that a process and all below it held at once."""

    wall: float
    cpu: float
    rss_mb: float


def measured(command: Sequence[str], folder: Path, accepted: Sequence[int] = (0,)) -> Cost:
    """Run a command in a folder; end the benchmark with its words where it fails."""
    begun = time.perf_counter()
    with (folder / "measured.log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT, env=ENVIRONMENT)
        ended, most = Event(), [0]
        watcher = Thread(target=_watch, args=(process.pid, ended, most))
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        ended.set()
        watcher.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accepted:
            log.seek(0)
            raise SystemExit(f"{' '.join(command)}:\n{log.read()[-1500:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, most[0] / 2**20)


def _watch(pid: int, ended: Event, most: list[int]) -> None:
    while not ended.wait(PERIOD):
        with suppress(psutil.Error):
            process = psutil.Process(pid)
            family = [process, *process.children(recursive=True)]
            most[0] = max(most[0], sum(each.memory_info().rss for each in family))
