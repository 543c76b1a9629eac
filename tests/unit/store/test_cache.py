"""The cache and its keys."""

from pathlib import Path

import pytest

from stonehand.store.cache import cache_folder, content_key, kept


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STONEHAND_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path


def test_without_it_the_folder_is_the_user_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STONEHAND_CACHE", raising=False)
    assert cache_folder().name == "stonehand"


def test_a_key_tells_divisions_apart() -> None:
    assert content_key("ab", "c") != content_key("a", "bc")
    assert content_key("ab") == content_key(b"ab")


def test_what_is_kept_stays(tmp_path: Path) -> None:
    first = kept(tmp_path / "x", b"1")
    assert kept(tmp_path / "x", b"2").read_bytes() == first.read_bytes() == b"1"
