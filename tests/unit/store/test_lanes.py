"""Lanes: each task in a process, and none suffers from another."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import Pipe
from pathlib import Path

import pytest

from stonehand.errors import TaskLost, WorkerSpent
from stonehand.store import lane_process
from stonehand.store.lanes import Lanes, Work
from stonehand.store.limits import LIMITS, Limits

SPENT = "STONEHAND_TEST_SPENT"


def fails() -> None:
    raise ValueError("no such thing")


def burn() -> None:
    while True:
        pass


def fill() -> int:
    return len(bytearray(3_000_000_000))


def once_a_process() -> int:
    if SPENT in os.environ:
        raise WorkerSpent("used")
    os.environ[SPENT] = "1"
    return os.getpid()


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    with Lanes(1, Limits(memory=2_000_000_000, cpu=1, wall=120)) as made:
        yield made


def test_a_task_runs_in_another_process(lanes: Lanes) -> None:
    assert lanes.submit(os.getpid).result() != os.getpid()


def test_a_lane_is_one_process_for_all_its_tasks(lanes: Lanes) -> None:
    assert lanes.submit(os.getpid).result() == lanes.submit(os.getpid).result()


def test_what_a_task_raises_is_raised_where_its_result_is_asked_for(lanes: Lanes) -> None:
    with pytest.raises(ValueError, match="no such thing"):
        lanes.submit(fails).result()


def test_a_task_that_dies_is_lost_and_the_next_is_done(lanes: Lanes) -> None:
    dying, next_one = lanes.submit(os._exit, 7), lanes.submit(abs, -1)
    with pytest.raises(TaskLost, match="its process ended with 7"):
        dying.result()
    assert next_one.result() == 1


def test_a_task_that_is_killed_is_lost(lanes: Lanes) -> None:
    with pytest.raises(TaskLost, match="its process ended with -9"):
        lanes.submit(signal.raise_signal, signal.SIGKILL).result()


def test_a_task_has_so_much_time_of_the_processor(lanes: Lanes) -> None:
    with pytest.raises(TaskLost, match="more than 1 s of CPU time"):
        lanes.submit(burn).result()


def test_a_task_has_so_much_time_by_the_clock() -> None:
    with Lanes(1, replace(LIMITS, wall=1)) as lanes, pytest.raises(TaskLost, match="more than 1 s"):
        lanes.submit(time.sleep, 60).result()


def test_a_task_has_so_much_memory(lanes: Lanes) -> None:
    with pytest.raises(TaskLost, match="memory"):
        lanes.submit(fill).result()


def test_a_spent_process_is_replaced(lanes: Lanes) -> None:
    assert lanes.submit(once_a_process).result() != lanes.submit(once_a_process).result()


def test_a_lane_has_a_folder_for_temporary_files_that_goes_with_it() -> None:
    with Lanes(1) as lanes:
        folder = lanes.submit(tempfile.mkdtemp).result()
        assert Path(folder).is_dir()
    assert not Path(folder).is_dir()


def test_two_lanes_work_side_by_side() -> None:
    with Lanes(2) as lanes:
        first = lanes.submit(time.sleep, 30)
        assert lanes.submit(abs, -1).result() == 1
        assert first.running()
        lanes.abandon()


def test_tasks_not_begun_can_be_given_up(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    lanes = Lanes(1)
    begun, waiting = lanes.submit(gate.read_text), lanes.submit(abs, -1)
    # Whoever opens the gate to write waits for one who reads: by then the task is begun, and not yet done.
    with gate.open("w"):
        lanes.shutdown(wait=False, cancel_futures=True)
    assert (begun.result(), waiting.cancelled()) == ("", True)
    lanes.shutdown()


def test_lanes_stand_back_behind_this_process() -> None:
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    with Lanes(1, LIMITS, niceness=3) as made:
        assert made.submit(os.getpriority, os.PRIO_PROCESS, 0).result() == min(19, ours + 3)


def test_a_lane_is_prepared_before_its_first_task() -> None:
    with Lanes(1) as lanes:
        lanes.prepare(1, os.putenv, "PREPARED", "1")
        assert lanes.submit(subprocess.getoutput, "echo $PREPARED").result() == "1"


def test_a_lane_that_could_not_be_prepared_does_its_tasks() -> None:
    with Lanes(1) as lanes:
        lanes.prepare(1, os._exit, 7)
        assert lanes.submit(abs, -1).result() == 1


def test_lanes_that_nobody_needs_are_not_waited_for() -> None:
    with Lanes(1) as lanes:
        lanes.prepare(1, time.sleep, 600)


def test_a_second_lane_is_begun_only_when_the_first_is_busy() -> None:
    with Lanes(2) as lanes:
        first = lanes.submit(os.getpid).result()
        assert lanes.submit(os.getpid).result() == first
        slow = lanes.submit(time.sleep, 30)
        while not slow.running():
            time.sleep(0.01)
        assert lanes.submit(os.getpid).result() != first
        lanes.abandon()


def test_every_lane_is_made_ready_for_what_comes_next() -> None:
    with Lanes(2) as lanes:
        lanes.prepare(1, os.getpid)
        lanes.run_in(os.putenv, "READY", "1")
        assert lanes.submit(subprocess.getoutput, "echo $READY").result() == "1"


def test_a_task_waits_for_a_lane_that_is_being_made_ready() -> None:
    with Lanes(2) as lanes:
        first = lanes.submit(os.getpid).result()
        lanes.run_in(time.sleep, 0.2)
        assert lanes.submit(os.getpid).result() == first


def test_a_lane_that_is_made_ready_for_nothing_is_not_waited_for() -> None:
    with Lanes(1) as lanes:
        lanes.submit(abs, -1).result()
        lanes.run_in(time.sleep, 600)
        time.sleep(0.1)


def test_a_lane_whose_master_is_gone_ends_without_a_word() -> None:
    ours, theirs = Pipe()
    command = [sys.executable, "-m", lane_process.__name__, str(theirs.fileno())]
    process = subprocess.Popen(command, pass_fds=(theirs.fileno(),), stderr=subprocess.PIPE)
    theirs.close()
    ours.send(LIMITS)
    ours.send(Work(time.sleep, (0.2,), {}))
    ours.close()
    assert (process.communicate()[1], process.returncode) == (b"", 0)
