"""Snapshots: what counts as a change of a folder, and what does not."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from stonehand.store import snapshot as module
from stonehand.store.snapshot import is_unchanged, seen_files, snapshot

TICK = 0.02
"""Seconds after which the clock of the file system has moved on."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "one.md").write_text("Words.\n")
    return tmp_path


def one(root: Path) -> Path:
    return root / "manuscript" / "one.md"


def rewrite(root: Path) -> None:
    one(root).write_text("Wards.\n")


def rewrite_with_the_old_time(root: Path) -> None:
    times = one(root).stat()
    one(root).write_text("Wards.\n")
    os.utime(one(root), ns=(times.st_atime_ns, times.st_mtime_ns))


def replace(root: Path) -> None:
    (root / "new").write_text("Wards.\n")
    (root / "new").replace(one(root))


CHANGES = {
    "another word of the same length": rewrite,
    "another word with the time of the old one": rewrite_with_the_old_time,
    "another file in its place": replace,
    "a file less": lambda root: one(root).unlink(),
    "a file more": lambda root: (root / "manuscript" / "two.md").touch(),
}
NO_CHANGES = {
    "nothing": lambda root: None,
    "a new time": lambda root: os.utime(one(root)),
    "the same words again": lambda root: one(root).write_text("Words.\n"),
    "an output": lambda root: ((root / "build").mkdir(), (root / "build" / "book.pdf").touch()),
    "a cache": lambda root: ((root / ".cache").mkdir(), (root / ".cache" / "entry").touch()),
}


@pytest.mark.parametrize("is_young", [True, False])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(
    change: Callable[[Path], object], is_young: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "YOUNG", module.YOUNG if is_young else -1)
    before = snapshot(root)
    time.sleep(TICK)
    change(root)
    assert not is_unchanged(root, before)


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES)
def test_what_leaves_the_content_alone_is_no_change(change: Callable[[Path], object], root: Path) -> None:
    before = snapshot(root)
    change(root)
    assert is_unchanged(root, before)


def test_an_absent_file_that_was_asked_for_is_a_change_when_it_comes(root: Path) -> None:
    before = (*snapshot(root), *seen_files(root, ("stonehand.lock",)))
    (root / "stonehand.lock").touch()
    assert not is_unchanged(root, before)
