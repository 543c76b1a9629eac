"""The page list of the specimen, read back from its EPUB and compared with the printed pages."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from end_to_end.test_builds import stonehand

ROOT = Path(__file__).resolve().parents[2]
READER = ROOT / "benchmarks" / "page_list.py"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the specimen, away from the repository's own outputs."""
    folder = tmp_path_factory.mktemp("specimen")
    shutil.copytree(ROOT / "manuscript", folder / "manuscript")
    for wanted in ("pdf", "epub"):
        assert stonehand(folder, wanted).returncode == 0
    return folder


def compared(folder: Path) -> str:
    return subprocess.run([sys.executable, str(READER), str(folder)], capture_output=True, text=True).stdout


def test_every_page_of_the_specimen_begins_at_its_mark(book: Path) -> None:
    said = compared(book)
    assert "(100.00%)" in said
    assert "without a mark: 0" in said


def test_a_mark_elsewhere_is_seen(book: Path, tmp_path: Path) -> None:
    shutil.copytree(book / "build", tmp_path / "build")
    (epub,) = (tmp_path / "build").glob("*.epub")
    with ZipFile(epub) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    name = next(name for name, data in files.items() if b'aria-label="4"' in data and b"<p" in data)
    with ZipFile(epub, "w") as zipped:
        for each, data in files.items():
            zipped.writestr(each, data.replace(b'aria-label="4"></span>', b'aria-label="4"></span>Else '))
    assert name.startswith("EPUB/text/")
    assert "page 4: printed" in compared(tmp_path)


def test_without_a_page_list_there_is_no_mark(book: Path) -> None:
    assert stonehand(book, "epub", "--no-page-list").returncode == 0
    (epub,) = (book / "build").glob("*.epub")
    with ZipFile(epub) as zipped:
        assert not [name for name in zipped.namelist() if b"pagebreak" in zipped.read(name)]
        assert b"pageBreakSource" not in zipped.read("EPUB/content.opf")
