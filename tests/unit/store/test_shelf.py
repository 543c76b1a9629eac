"""The shelf: what is put comes back, and nothing that another hand has written."""

import os
import pickle
from pathlib import Path

import pytest

from stonehand.store.shelf import ABANDONED, Shelf, shelf_of, user_secret

KEY, OTHER = "ab" * 32, "cd" * 32


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path, b"secret")


def entry(shelf: Shelf, key: str = KEY) -> Path:
    return shelf.folder / key[:2] / key[2:]


def test_what_is_put_comes_back(shelf: Shelf) -> None:
    shelf.put(KEY, ("value", 1))
    assert shelf.get(KEY) == ("value", 1)


def test_what_was_never_put_is_none(shelf: Shelf) -> None:
    assert shelf.get(KEY) is None


def test_an_entry_that_was_cut_off_is_not_there(shelf: Shelf) -> None:
    shelf.put(KEY, "value")
    entry(shelf).write_bytes(entry(shelf).read_bytes()[:-1])
    assert shelf.get(KEY) is None


def test_an_entry_of_another_hand_is_never_read(shelf: Shelf) -> None:
    Shelf(shelf.folder, b"another secret").put(KEY, "value")
    assert shelf.get(KEY) is None


class Trap:
    def __reduce__(self) -> tuple[object, ...]:
        return pytest.fail, ("unpickled",)


def test_a_pickle_that_a_stranger_put_there_is_not_loaded(shelf: Shelf) -> None:
    entry(shelf).parent.mkdir()
    entry(shelf).write_bytes(bytes(32) + pickle.dumps(Trap()))
    assert shelf.get(KEY) is None


def test_an_entry_counts_under_its_own_key_alone(shelf: Shelf) -> None:
    shelf.put(KEY, "value")
    entry(shelf, OTHER).parent.mkdir()
    entry(shelf).rename(entry(shelf, OTHER))
    assert shelf.get(OTHER) is None


def test_what_was_used_longest_ago_goes_first(shelf: Shelf) -> None:
    for age, key in ((3, KEY), (2, OTHER)):
        shelf.put(key, bytes(1000))
        os.utime(entry(shelf, key), (age, age))
    shelf.get(KEY)
    shelf.trim(2000)
    assert (shelf.get(KEY), shelf.get(OTHER)) == (bytes(1000), None)


def test_nothing_goes_while_there_is_room(shelf: Shelf) -> None:
    shelf.put(KEY, "value")
    shelf.trim()
    assert shelf.get(KEY) == "value"


def test_what_a_killed_build_left_half_written_goes(shelf: Shelf) -> None:
    shelf.put(KEY, "value")
    fresh, old = (entry(shelf).with_name(f"{name}.part") for name in ("fresh", "old"))
    for path in (fresh, old):
        path.touch()
    os.utime(old, (1, old.stat().st_mtime - ABANDONED - 1))
    shelf.trim()
    assert (fresh.exists(), old.exists()) == (True, False)


def test_the_secret_is_made_once_and_for_the_user_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STONEHAND_CACHE", str(tmp_path / "cache"))
    first, again = shelf_of(tmp_path).secret, user_secret()
    mode = (tmp_path / "cache" / "secret").stat().st_mode & 0o777
    assert (first == again, len(first), mode) == (True, 32, 0o600)
