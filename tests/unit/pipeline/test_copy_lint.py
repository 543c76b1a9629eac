"""The lint of a book's folder: settings of house and book, mending shown and written."""

import subprocess
from pathlib import Path

import pytest

from samples.book_folder import write_book
from stonehand.diagnostics import Report
from stonehand.pipeline.copy_lint import Mending, lint
from stonehand.source import Span

BEFORE = b"# One\r\n\r\nIn 1914-18 he  said the the end.\r\n"
AFTER = "# One\r\n\r\nIn 1914–18 he said the the end.\r\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Write a book of one chapter with something to mend."""
    files = {"chapter-1.md": BEFORE, "chapter-2.md": "# Two\n\nWords.\n"}
    return write_book(tmp_path, 'body = ["chapter-1.md", "chapter-2.md"]', files)


def found(book: Path, mending: Mending = "none") -> tuple[list[str], str]:
    """Return the codes of house style that are reported, and the difference."""
    report = Report()
    made = lint(book, report, mending)
    return [item.code.value for item in report if item.code.value.startswith("H")], made.difference


def chapter(book: Path) -> bytes:
    return (book / "manuscript" / "chapter-1.md").read_bytes()


def test_without_being_told_nothing_is_mended(book: Path) -> None:
    assert found(book) == (["H002", "H006", "H101"], "")
    assert chapter(book) == BEFORE


def test_the_difference_is_one_that_git_applies(book: Path) -> None:
    _, shown = found(book, "shown")
    assert chapter(book) == BEFORE
    subprocess.run(["git", "apply"], input=shown.encode(), cwd=book, check=True)
    assert chapter(book).decode() == AFTER


def test_what_is_written_is_not_found_again(book: Path) -> None:
    other = (book / "manuscript" / "chapter-2.md").stat().st_mtime_ns
    assert found(book, "written")[0] == ["H101"]
    assert chapter(book).decode() == AFTER
    assert (book / "manuscript" / "chapter-2.md").stat().st_mtime_ns == other
    assert found(book, "written") == (["H101"], "")


def test_a_file_that_was_not_read_letter_for_letter_is_left_alone(book: Path) -> None:
    path = book / "manuscript" / "chapter-1.md"
    path.write_bytes(BEFORE + b"\xff\n")
    assert found(book, "written")[1] == ""
    assert path.read_bytes() == BEFORE + b"\xff\n"


def test_house_and_book_settle_what_counts(book: Path) -> None:
    (book / "house.toml").write_text('[lint.rules]\nH002 = "off"\nH006 = "off"\n')
    toml = book / "manuscript" / "book.toml"
    toml.write_text(toml.read_text() + '[lint]\nrepeated = ["the"]\n[lint.rules]\nH006 = "error"\n')
    report = Report()
    lint(book, report)
    assert [(item.code.value, item.severity.value) for item in report if item.code.value[0] == "H"] == [
        ("H006", "error")
    ]


def test_waivers_print_nothing_and_lose_no_word(tmp_path: Path) -> None:
    remark = '<!-- stonehand: waive H101 "as in the source" -->'
    head = '---\n# stonehand: waive H006 "as printed"\ntitle: One  two\n---\n'
    copy = f"{head}{remark}\n\nThe the. {remark} Of of.[^1]\n\n[^1]: A a. {remark}\n"
    book = write_book(tmp_path, 'body = ["chapter-1.md"]', {"chapter-1.md": copy})
    report = Report()
    made = lint(book, report)
    assert [
        item.code for item in report if isinstance(item.place, Span) and item.place.file[-3:] == ".md"
    ] == []
    assert made.waived == 4
