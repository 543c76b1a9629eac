"""A new book."""

from pathlib import Path

import pytest

from stonehand.diagnostics import Report
from stonehand.errors import StonehandError
from stonehand.manuscript import read
from stonehand.manuscript.skeleton import new_book
from stonehand.model.book import SectionEntry


def test_a_new_book_has_nothing_to_report(tmp_path: Path) -> None:
    written = new_book(tmp_path / "mybook", "My Book")
    report = Report()
    manuscript = read(tmp_path / "mybook", report)
    assert list(report) == []
    assert manuscript
    assert manuscript.metadata.title == "My Book"
    assert [entry.kind for entry in manuscript.entries if isinstance(entry, SectionEntry)] == [
        "foreword",
        "introduction",
        "chapter",
    ]
    assert sorted(path.relative_to(tmp_path / "mybook").as_posix() for path in written) == [
        ".gitignore",
        "Makefile",
        "manuscript/book.toml",
        "manuscript/chapter-1.md",
        "manuscript/foreword.md",
        "manuscript/introduction.md",
    ]


def test_the_makefile_calls_stonehand(tmp_path: Path) -> None:
    new_book(tmp_path, "T")
    lines = (tmp_path / "Makefile").read_text(encoding="utf-8").splitlines()
    assert {"\tstonehand pdf", "\tstonehand epub"} <= set(lines)


def test_the_introduction_has_two_notes(tmp_path: Path) -> None:
    new_book(tmp_path, "T")
    text = (tmp_path / "manuscript" / "introduction.md").read_text(encoding="utf-8")
    assert (text.count("[^first]:"), text.count("^[")) == (1, 1)


TITLES = [
    ('A "B" \\ $C', 'A "B" \\ $C', "a-b-c"),
    ("L’Été des comètes", "L’Été des comètes", "lete-des-cometes"),
    ("Кометы", "Кометы", "book"),
    ("A\nB\x00\udcff", "A B", "a-b"),
    ("", "Untitled", "untitled"),
]


@pytest.mark.parametrize("title, printed, slug", TITLES)
def test_any_title_will_do(tmp_path: Path, title: str, printed: str, slug: str) -> None:
    new_book(tmp_path, title)
    report = Report()
    manuscript = read(tmp_path, report)
    assert list(report) == []
    assert manuscript
    assert (manuscript.metadata.title, manuscript.metadata.slug) == (printed, slug)


def test_a_fresh_repository_will_do(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert new_book(tmp_path, "T")


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StonehandError, match="is not empty"):
        new_book(tmp_path, "T")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("", encoding="utf-8")
    with pytest.raises(StonehandError, match="is a file"):
        new_book(tmp_path / "f", "T")
