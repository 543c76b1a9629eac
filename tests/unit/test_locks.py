"""The lock files: all that pyproject.toml asks for, pinned with hashes, from nowhere in particular."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WANTED = {
    "requirements.lock": PROJECT["dependencies"],
    "requirements-dev.lock": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"],
}


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\$", text, re.MULTILINE))


def name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9_.-]", requirement)[0].lower()


@pytest.mark.parametrize("lock", WANTED)
def test_all_that_is_asked_for_is_pinned(lock: str) -> None:
    assert {name(requirement) for requirement in WANTED[lock]} <= set(pins(lock))


@pytest.mark.parametrize("lock", WANTED)
def test_every_pin_has_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert len(re.findall(r"== *\S+ \\\n    --hash=sha256:[0-9a-f]{64}", text)) == text.count("==")


@pytest.mark.parametrize("lock", WANTED)
def test_no_host_is_named(lock: str) -> None:
    assert not re.search(r"://|^ *--(?!hash)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)


def test_both_locks_agree() -> None:
    runtime, development = pins("requirements.lock"), pins("requirements-dev.lock")
    shared = runtime.keys() & development.keys()
    assert {package: runtime[package] for package in shared} == {
        package: development[package] for package in shared
    }
