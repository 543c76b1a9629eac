"""The lock file."""

from pathlib import Path

import pytest

from stonehand.model.layout import Fingerprint
from stonehand.model.places import Places, Position
from stonehand.store.lock import Lock, lock_text, read_lock, write_lock

FINGERPRINT = Fingerprint(
    "70.0", "1.50.12", "6.0.0", "2.14.1", "0.17", "4.60", (("EB Garamond 400 normal", "ab"),)
)
LOCK = Lock(FINGERPRINT, Places({"one-p1": Position(7, "1", 3), "half": Position(1, "i")}))


@pytest.mark.parametrize("lock", [LOCK, Lock()])
def test_what_is_written_is_read(lock: Lock, tmp_path: Path) -> None:
    write_lock(tmp_path, lock)
    assert read_lock(tmp_path) == lock


def test_fonts_are_by_face() -> None:
    assert LOCK.fonts == {"EB Garamond 400 normal": "ab"}


def test_every_place_has_a_line_of_its_own_in_order() -> None:
    lines = lock_text(LOCK).splitlines()
    assert lines[-5:] == ['"places": {', ' "half": [1, "i", 0],', ' "one-p1": [7, "1", 3]', "}", "}"]


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"schema": 99}', '{"schema": 1}', '{"schema": 1, "places": 3}']
)
def test_a_lock_that_is_none_is_empty(text: str, tmp_path: Path) -> None:
    (tmp_path / "stonehand.lock").write_text(text)
    assert read_lock(tmp_path) == Lock()


def test_without_a_lock_it_is_empty(tmp_path: Path) -> None:
    assert read_lock(tmp_path) == Lock()
