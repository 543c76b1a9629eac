"""The set-up of a machine: what it finds missing, what it does about it, and what make takes for stale."""

import importlib.util
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture
def setup(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("setup_script", SCRIPTS / "setup.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "has_venv", lambda: True)
    return module


def test_a_library_that_does_not_load_is_missing(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "LIBRARIES", {"libnowhere.so.7": "libnowhere7", "libc.so.6": "libc6"})
    assert setup.missing_packages() == ("libnowhere7",)


def test_a_library_can_be_taken_for_absent(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "LIBRARIES", {"libc.so.6": "libc6"})
    monkeypatch.setenv("STONEHAND_ABSENT", "libc.so.6")
    assert setup.missing_packages() == ("libc6",)


def test_python_without_venv_needs_the_package(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "LIBRARIES", {})
    monkeypatch.setattr(setup, "has_venv", lambda: False)
    (package,) = setup.missing_packages()
    assert package.startswith("python3.")
    assert package.endswith("-venv")


@pytest.fixture
def machine(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool, int], list[str]]:
    """Return a function that says what machine this is and returns the list of the commands run on it."""

    def make(has_apt: bool, user: int, status: int = 0) -> list[str]:
        commands: list[str] = []

        def run(command: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
            commands.append(command[-1])
            return subprocess.CompletedProcess(command, status)

        monkeypatch.setattr(setup.shutil, "which", lambda name: "/usr/bin/apt-get" if has_apt else None)
        monkeypatch.setattr(setup.os, "geteuid", lambda: user)
        monkeypatch.setattr(setup.subprocess, "run", run)
        return commands

    return make


APT = "apt-get update && apt-get install -y --no-install-recommends libpango-1.0-0"


def test_root_installs_after_showing_the_command(
    setup: ModuleType, machine: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    commands = machine(has_apt=True, user=0)
    setup.install_packages(("libpango-1.0-0",))
    assert commands == [APT]
    assert capsys.readouterr().err == f"stonehand: {APT}\n"


def test_others_are_told_the_command(setup: ModuleType, machine: Callable[..., list[str]]) -> None:
    commands = machine(has_apt=True, user=1000)
    with pytest.raises(SystemExit, match="run sudo sh -c 'apt-get update && apt-get install"):
        setup.install_packages(("libpango-1.0-0",))
    assert commands == []


def test_systems_without_apt_are_told_in_one_line(
    setup: ModuleType, machine: Callable[..., list[str]]
) -> None:
    machine(has_apt=False, user=0)
    with pytest.raises(SystemExit) as end:
        setup.install_packages(("libpango-1.0-0",))
    assert "dnf install pango" in end.value.code
    assert "\n" not in end.value.code


def test_an_install_that_fails_ends_the_set_up(setup: ModuleType, machine: Callable[..., list[str]]) -> None:
    machine(has_apt=True, user=0, status=100)
    with pytest.raises(SystemExit, match=r"still lacks libpango-1\.0-0"):
        setup.install_packages(("libpango-1.0-0",))


def test_nothing_missing_is_nothing_done(setup: ModuleType, machine: Callable[..., list[str]]) -> None:
    commands = machine(has_apt=True, user=0)
    setup.install_packages(())
    assert commands == []


def test_a_mac_is_told_of_homebrew(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "DYLIBS", ("libnowhere.dylib",))
    with pytest.raises(SystemExit, match=r"brew install pango harfbuzz.*DYLD_FALLBACK_LIBRARY_PATH"):
        setup.demand_dylibs()


def test_an_old_python_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "python3").write_text('#!/bin/sh\ntest "$1" = --version && echo Python 3.9.2\n')
    (tmp_path / "python3").chmod(0o755)
    end = subprocess.run(
        ["/bin/sh", SCRIPTS / "setup.sh", "python3", "runtime"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    (line,) = end.stderr.splitlines()
    assert end.returncode == 1
    assert "Python 3.11 or newer is needed (Python 3.9.2 here)" in line
    assert "apt-get install python3 python3-venv" in line


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built book: inputs of 1970, a list of outputs of this minute."""
    for name in ("manuscript/a b.md", "templates/section.html", "styles/book.css", "src/stonehand/x.py"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    (tmp_path / "build").mkdir()
    (tmp_path / "build/x.pdf").touch()
    (tmp_path / "build/.pdf").write_text("build/x.pdf\n")
    for path in (*tmp_path.rglob("*"), tmp_path):
        if path.name != ".pdf":
            os.utime(path, (0, 0))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def why_stale() -> str:
    command = ["/bin/sh", SCRIPTS / "stale.sh", "build/.pdf"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_built_book_is_up_to_date(book: Path) -> None:
    assert why_stale() == ""


def test_a_changed_file_is_stale(book: Path) -> None:
    (book / "manuscript/a b.md").touch()
    os.utime(book / "build/.pdf", (1, 1))
    assert why_stale() == "manuscript/a b.md"


def test_a_file_taken_away_is_stale(book: Path) -> None:
    os.utime(book / "build/.pdf", (1, 1))
    (book / "styles/book.css").unlink()
    assert why_stale() == "styles"


def test_a_lost_output_is_stale(book: Path) -> None:
    (book / "build/x.pdf").unlink()
    assert why_stale() == "build/x.pdf is missing"


def test_a_first_build_is_stale(book: Path) -> None:
    (book / "build/.pdf").unlink()
    assert why_stale() == "build/.pdf is missing"
