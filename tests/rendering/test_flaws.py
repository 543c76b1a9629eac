"""From a built book to its flaws: the map and the PDF of the last build are found, read and shown."""

import os
from pathlib import Path

import pytest

from samples.galley import book, line, page
from stonehand.diagnostics import Code, Report
from stonehand.errors import MissingFile
from stonehand.pipeline.flaw_report import Wanted, flaws, last_map
from stonehand.press.pdf.mapfile import map_json

SETTINGS = '[book]\nslug = "b"\ntitle = "B"\nlanguage = "en"\n[matter]\nbody = ["a.md"]\n'
LOOSE = book(page(line("ink quoin", space_ratio=1.6), line("forme"), sheet=1))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a book whose last build has one loose line."""
    for folder in ("manuscript", "build"):
        (tmp_path / folder).mkdir()
    (tmp_path / "manuscript" / "book.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "manuscript" / "a.md").write_text("# A\n", encoding="utf-8")
    (tmp_path / "build" / "b.map.json").write_text(map_json(LOOSE), encoding="utf-8")
    return tmp_path


def reported(root: Path, wanted: Wanted) -> list[Code]:
    report = Report()
    flaws(root, wanted, report)
    return [item.code for item in report]


def test_the_flaws_of_the_last_build(root: Path) -> None:
    report = Report()
    assert flaws(root, Wanted(), report).counts == (("L201", "loose line", 1),)
    assert [item.code for item in report] == [Code.L201]


def test_the_limits_of_the_book_hold(root: Path) -> None:
    settings = root / "manuscript" / "book.toml"
    settings.write_text(SETTINGS + "[design.flaws]\nloose = 1.7\n", encoding="utf-8")
    assert reported(root, Wanted()) == []


def test_a_draft_that_is_newer(root: Path) -> None:
    draft = root / "build" / "b.draft.map.json"
    draft.write_text(map_json(book()), encoding="utf-8")
    os.utime(root / "build" / "b.map.json", (0, 0))
    assert last_map(root, "b") == draft


def test_what_was_accepted_is_not_reported_again(root: Path) -> None:
    assert reported(root, Wanted(accept=True)) == []
    assert reported(root, Wanted()) == []
    (root / "flaws.ratchet").write_text("", encoding="utf-8")
    assert reported(root, Wanted()) == [Code.L291, Code.L201]


def test_a_book_never_built(root: Path) -> None:
    (root / "build" / "b.map.json").unlink()
    with pytest.raises(MissingFile, match="run `stonehand pdf` first"):
        flaws(root, Wanted(), Report())


def test_a_map_of_another_version(root: Path) -> None:
    (root / "build" / "b.map.json").write_text('{"schema": 0}', encoding="utf-8")
    with pytest.raises(MissingFile, match="run `stonehand pdf` again"):
        flaws(root, Wanted(), Report())


def test_a_sheet_needs_the_pdf_of_the_same_build(root: Path) -> None:
    (root / "build" / "b.screen.pdf").write_bytes(b"of another build")
    with pytest.raises(MissingFile, match="not of the same build"):
        flaws(root, Wanted(sheet=root / "sheet.html"), Report())


def test_a_ratchet_that_is_named_must_be_there(root: Path) -> None:
    with pytest.raises(MissingFile, match="write it with --accept"):
        flaws(root, Wanted(ratchet=root / "other"), Report())
