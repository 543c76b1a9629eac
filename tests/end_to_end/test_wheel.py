"""The wheel carries all that the program reads, and works where there is no working copy."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from stonehand import __version__

ROOT = Path(__file__).resolve().parents[2]
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [*PIP, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder, ROOT], check=True
    )
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def site(wheel: Path) -> Path:
    """Install the wheel into a folder of its own, which goes before the working copy."""
    folder = wheel.parent / "site"
    subprocess.run([*PIP, "install", "--no-deps", "--no-index", "--target", folder, wheel], check=True)
    return folder


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=site, env=environment, capture_output=True, text=True
    )


def in_working_copy(folder: Path, under: str) -> set[str]:
    return {
        f"{under}/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".py"}
    }


@pytest.mark.parametrize(
    "folder, under",
    [
        ("templates", "stonehand/house/templates"),
        ("styles", "stonehand/house/styles"),
        ("src/stonehand", "stonehand"),
    ],
)
def test_every_file_of_data_is_in_the_wheel(folder: str, under: str, wheel: Path) -> None:
    data = in_working_copy(ROOT / folder, under)
    assert data
    assert data <= set(ZipFile(wheel).namelist())


def test_the_licence_is_in_the_wheel(wheel: Path) -> None:
    text = (ROOT / "LICENSE").read_bytes()
    assert ZipFile(wheel).read(f"stonehand-{__version__}.dist-info/licenses/LICENSE") == text


def test_the_installed_program_is_not_the_working_copy(site: Path) -> None:
    found = run(site, "-c", "import stonehand; print(stonehand.__file__)")
    assert found.stdout.strip() == str(site / "stonehand" / "__init__.py")


def test_it_tells_its_version(site: Path) -> None:
    assert run(site, "-m", "stonehand", "--version").stdout == f"stonehand {__version__}\n"


def test_it_explains(site: Path) -> None:
    assert run(site, "-m", "stonehand", "explain", "N001").stdout.startswith("error[N001]: ")


def test_it_begins_a_book_that_is_clean(site: Path, tmp_path: Path) -> None:
    begun = run(site, "-m", "stonehand", "new", str(tmp_path / "mybook"))
    checked = run(site, "-m", "stonehand", "-C", str(tmp_path / "mybook"), "lint")
    assert (begun.returncode, begun.stderr) == (0, "")
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_version_needs_no_slow_import(site: Path) -> None:
    code = (
        "import sys, stonehand.__main__; print({'weasyprint', 'lxml', 'jinja2', 'rich'} & set(sys.modules))"
    )
    assert run(site, "-c", code).stdout == "set()\n"
