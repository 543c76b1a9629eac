"""Each code of frozen pages: when it is reported, and when not."""

from pathlib import Path

import pytest

from samples.book_folder import WORDS, write_book
from samples.made_up import CHAPTER
from stonehand.diagnostics import Code, Report
from stonehand.model.progress import Silence
from stonehand.pipeline import build_pdf, freeze

ONE = 'front = ["title-page", "imprint", "contents"]\nbody = ["one.md"]'
TWO = ONE.replace('"one.md"', '"one.md", "two.md"')

POSITIVE = (
    (
        Code.L303,
        ONE,
        CHAPTER.replace("Second of all. ", f"Second of all. {WORDS * 3}"),
        "manuscript/one.md:5:1",
    ),
    (Code.L304, TWO, CHAPTER, "manuscript/two.md:1:1"),
)
NEGATIVE = (
    (Code.L303, ONE, CHAPTER.replace("Second of all. ", "Second of them. ")),
    (Code.L304, ONE, CHAPTER),
)


def found(folder: Path, matter: str, copy: str) -> list[tuple[Code, str]]:
    """Freeze the chapter, change it, and return what the next build reports."""
    write_book(folder / "book", ONE, {"one.md": CHAPTER})
    build_pdf(folder / "book", Report(), Silence())
    freeze(folder / "book", Report())
    changed = write_book(folder / "changed", matter, {"one.md": copy, "two.md": "# Two\n\nNew."})
    if matter == ONE:
        (changed / "manuscript" / "two.md").unlink()
    (changed / "stonehand.lock").write_bytes((folder / "book" / "stonehand.lock").read_bytes())
    report = Report()
    build_pdf(changed, report, Silence())
    return [(item.code, str(item.place)) for item in report]


@pytest.mark.parametrize(("code", "matter", "copy", "place"), POSITIVE)
def test_reported(tmp_path: Path, code: Code, matter: str, copy: str, place: str) -> None:
    assert (code, place) in found(tmp_path, matter, copy)


@pytest.mark.parametrize(("code", "matter", "copy"), NEGATIVE)
def test_in_order(tmp_path: Path, code: Code, matter: str, copy: str) -> None:
    assert code not in {reported for reported, _ in found(tmp_path, matter, copy)}
