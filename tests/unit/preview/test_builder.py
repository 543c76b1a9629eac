"""The last state of the files is what is shown, whatever happens on the way."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from stonehand.errors import MissingFile
from stonehand.pipeline.live import LiveBook, Showing
from stonehand.preview.builder import Builder
from stonehand.preview.turn import Turn
from stonehand.store.lanes import AtOnce


class Watched(LiveBook):
    """A book that shows the text of its only file, and lets something happen while it is built."""

    def __init__(self, root: Path, *happenings: Callable[[], None]) -> None:
        super().__init__(root)
        self.happenings = list(happenings)

    def excerpt(self, plant: Any) -> Showing | None:
        return None

    def whole(self, plant: Any, progress: Turn) -> Iterator[Showing]:
        text = (self.root / "one.md").read_text()
        if self.happenings:
            self.happenings.pop(0)()
        progress.stage("set")
        yield Showing("whole", text, ())


def build(live: Watched) -> tuple[list[str], list[str]]:
    """Build until the book has been shown and nothing is left to be done; return what was shown and said."""
    shown: list[str] = []
    said: list[str] = []

    def say(state: str, words: str) -> None:
        said.append(state)
        if state == "idle" and not live.happenings:
            builder.end()

    builder = Builder(live, AtOnce(), AtOnce(), None, lambda showing: shown.append(showing.title), say)
    live.builder = builder
    builder.run()
    return shown, said


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "one.md"
    path.write_text("first")
    return path


def test_a_book_is_built_once(file: Path) -> None:
    assert build(Watched(file.parent)) == (["first"], ["building", "idle"])


def test_a_save_overtakes_the_build(file: Path) -> None:
    def save() -> None:
        file.write_text("second")
        live.builder.changed()

    live = Watched(file.parent, save)
    assert build(live)[0] == ["second"]


def test_a_save_that_nobody_told_of_is_seen(file: Path) -> None:
    def save() -> None:
        file.write_text("second")

    live = Watched(file.parent, save, lambda: None)
    assert build(live)[0] == ["first", "second"]


def test_a_fault_of_the_world_is_told_and_outlived(file: Path) -> None:
    def vanish() -> None:
        live.builder.changed()
        raise MissingFile("gone")

    live = Watched(file.parent, vanish)
    shown, said = build(live)
    assert shown == ["first"]
    assert said == ["fault", "building", "idle"]


def test_a_fault_of_ours_is_not_hidden(file: Path) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build(Watched(file.parent, fail))
