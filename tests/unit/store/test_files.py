"""Files whole or absent."""

import os
from pathlib import Path

import pytest

from stonehand.store.files import file_sha256, publish, sha256, write_whole


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [path] == list(tmp_path.iterdir())


def test_folders_are_made(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b", b"x")
    assert (tmp_path / "a" / "b").read_bytes() == b"x"


def test_the_mode_does_not_depend_on_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o077)
    try:
        write_whole(tmp_path / "book.pdf", b"x")
    finally:
        os.umask(old)
    assert (tmp_path / "book.pdf").stat().st_mode & 0o777 == 0o644


def test_a_failure_leaves_the_whole_old_set(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.pdf", tmp_path / "b.pdf"
    good.write_bytes(b"old")
    bad.mkdir()
    (bad / "in the way").touch()
    with pytest.raises(FileExistsError):
        publish({bad / "in the way" / "c": b"new", good: b"new"})
    assert good.read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == [good, bad]


def test_nothing_is_left_when_the_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.pdf").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="No space"):
        publish({tmp_path / "a.pdf": b"new", tmp_path / "b.pdf": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_hashes_of_bytes_and_files_agree(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"stone")
    assert file_sha256(tmp_path / "x") == sha256(b"stone")


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "private.md"
    path.write_text("old")
    path.chmod(0o600)
    write_whole(path, b"new")
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o600)
