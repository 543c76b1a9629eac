"""A build that is overtaken ends at once, wherever it waits."""

from concurrent.futures import Executor, Future, ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest

from stonehand.preview.turn import GivenUp, Turn
from stonehand.store.lanes import AtOnce


def said() -> tuple[list[str], Turn]:
    words: list[str] = []
    return words, Turn(AtOnce(), words.append)


def test_tasks_are_done() -> None:
    _, turn = said()
    assert turn.submit(max, 1, 2).result() == 2
    with pytest.raises(ZeroDivisionError):
        turn.submit(divmod, 1, 0).result()


def test_who_waits_is_told_at_once() -> None:
    go_on = Event()
    with ThreadPoolExecutor(1) as executor:
        turn = Turn(executor, lambda words: None)
        begun, waiting = turn.submit(go_on.wait, 30), turn.submit(go_on.wait, 30)
        turn.give_up()
        for future in (begun, waiting):
            with pytest.raises(GivenUp):
                future.result(timeout=5)
        go_on.set()


def test_a_task_that_waits_in_the_executor_is_cancelled() -> None:
    inner: Future[Any] = Future()

    class Waiting(Executor):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            return inner

    turn = Turn(Waiting(), lambda words: None)
    turn.submit(max, 1, 2)
    turn.give_up()
    assert inner.cancelled()


def test_after_that_nothing_is_begun() -> None:
    words, turn = said()
    turn.stage("set", 2)
    turn.step("one")
    turn.give_up()
    for begin in (lambda: turn.stage("proof"), lambda: turn.step("two"), lambda: turn.submit(max, 1, 2)):
        with pytest.raises(GivenUp):
            begin()
    assert words == ["set", "set: one"]
