"""A small book accepted by the command, and held against that: what is printed, written and left."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from samples.planted import RARE, replaced, small_book

CHECK = ["check.junit.xml", "check.sarif", "report.html", "sheet-0006.png"]


def stonehand(book: Path, command: str, *options: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-m", "stonehand", "-C", book, command, "-j", "1", *options]
    return subprocess.run(arguments, capture_output=True, text=True)


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book as accepted; tests do not change it."""
    book = small_book(tmp_path_factory.mktemp("accepted"))
    first = stonehand(book, "gate", "-q")
    assert (first.returncode, "error[G001]" in first.stderr) == (1, True)
    done = stonehand(book, "accept")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "accepted: 12 pages, PDF and EPUB")
    return book


def test_the_baseline_is_text_beside_the_manuscript(accepted: Path) -> None:
    files = sorted(path.name for path in (accepted / "baseline").iterdir())
    assert files == ["epub.json", "header.json", "inks.jsonl", "pages.jsonl", "pdf.json"]
    assert json.loads((accepted / "baseline" / "header.json").read_text())["extent"] == 12


def test_the_accepted_build_passes_and_nothing_is_built_again(accepted: Path) -> None:
    built = (accepted / "build" / "small.screen.pdf").stat().st_mtime_ns
    done = stonehand(accepted, "gate")
    assert (done.returncode, done.stdout) == (0, "")
    assert (accepted / "build" / "small.screen.pdf").stat().st_mtime_ns == built
    assert not (accepted / "build" / "check").exists()


def test_a_word_fails_and_is_shown_and_accepted(accepted: Path, tmp_path: Path) -> None:
    book = Path(shutil.copytree(accepted, tmp_path / "book"))
    replaced("one.md", RARE[3], "sort")(book)
    failed = stonehand(book, "gate", "--format", "json")
    said = f"“sort” for “{RARE[3]}”"
    assert failed.returncode == 1
    assert said in [each["message"] for each in json.loads(failed.stdout)["diagnostics"]]

    check = book / "build" / "check"
    assert sorted(path.name for path in check.iterdir()) == CHECK
    results = json.loads((check / "check.sarif").read_text())["runs"][0]["results"]
    (word,) = [each for each in results if each["message"]["text"] == said]
    assert word["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "manuscript/one.md"
    errors = [each for each in results if each["level"] == "error"]
    assert int(ElementTree.parse(check / "check.junit.xml").getroot().attrib["failures"]) == len(errors)
    assert said in (check / "report.html").read_text()
    with Image.open(check / "sheet-0006.png") as picture:
        assert (200, 30, 30) in [colour for _, colour in picture.getcolors(picture.width * picture.height)]

    done = stonehand(book, "accept")
    assert f"accepted: page 2 (sheet 6), line 12: {said}" in done.stdout.splitlines()
    assert stonehand(book, "gate").returncode == 0
    assert not check.exists()


def test_errors_of_the_book_are_reported_and_nothing_is_accepted(accepted: Path, tmp_path: Path) -> None:
    book = Path(shutil.copytree(accepted, tmp_path / "book"))
    before = (book / "baseline" / "pages.jsonl").read_bytes()
    replaced("one.md", RARE[3], "sort[^none]")(book)
    done = stonehand(book, "accept")
    assert (done.returncode, "error[N001]" in done.stderr, done.stdout) == (1, True, "")
    assert (book / "baseline" / "pages.jsonl").read_bytes() == before
