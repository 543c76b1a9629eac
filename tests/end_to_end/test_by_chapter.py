"""A book by chapter: the PDF of each section by itself, and the table of their metadata."""

import csv
import json
from io import StringIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from samples.book_folder import WORDS, write_book
from stonehand.diagnostics import Report, Severity
from stonehand.model.progress import Silence
from stonehand.pipeline.pdf import build_pdf_by_chapter
from stonehand.proof.access.tagged import tagged_reading

ONE = f"# One\n\n{WORDS * 40}\n"
TWO = f"""---
doi: 10.5555/small.02
abstract: Of the second.
contributors:
  - name: Ben Foot
---
# Two

{WORDS}[^a] See [One](one.md#one).

[^a]: A remark.
"""


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("chapters")
    write_book(root, 'front = ["contents"]\nbody = ["one.md", "two.md"]', {"one.md": ONE, "two.md": TWO})
    report = Report()
    build_pdf_by_chapter(root, report, Silence())
    assert [str(each) for each in report if each.severity is Severity.ERROR] == []
    return root / "build"


def test_each_section_that_was_written_is_a_file(build: Path) -> None:
    names = sorted(path.name for path in build.glob("*.chapter.*"))
    assert names == ["small.chapter.one.pdf", "small.chapter.two.pdf"]


def test_the_table_says_what_a_database_asks(build: Path) -> None:
    text = (build / "small.chapters.csv").read_bytes().decode("utf-8-sig")
    one, two = csv.DictReader(StringIO(text, newline=""))
    assert (one["authors"], one["first_page"]) == ("Ada Hand", "1")
    assert (two["title"], two["authors"], two["doi"], two["abstract"]) == (
        "Two",
        "Ben Foot",
        "10.5555/small.02",
        "Of the second.",
    )
    assert two["citation"] == (
        f"Ben Foot. Two. In: A Small Book. Ludlow: Stonehand, 2026, {two['pages']}."
        " https://doi.org/10.5555/small.02"
    )
    assert [row["pages"] for row in json.loads((build / "small.chapters.json").read_text())["chapters"]] == [
        one["pages"],
        two["pages"],
    ]


def test_a_section_keeps_its_folios_and_bears_its_own_names(build: Path) -> None:
    rows = json.loads((build / "small.chapters.json").read_text())["chapters"]
    with pikepdf.open(build / "small.chapter.two.pdf") as pdf:
        assert pdf.pages[0].label == rows[1]["first_page"] != "1"
        with pdf.open_metadata() as record:
            assert (record["dc:title"], list(record["dc:creator"])) == ("Two", ["Ben Foot"])
            assert record["dc:identifier"] == "doi:10.5555/small.02"


def test_a_section_by_itself_is_tagged(build: Path) -> None:
    reading = tagged_reading((build / "small.chapter.two.pdf").read_bytes())
    assert reading.heads == ((1, "Two"),)
    assert [(ways.calls, ways.leads_back) for ways in reading.ways.values()] == [(1, True)]


def test_its_first_page_says_how_to_cite_it_and_the_book_does_not(build: Path) -> None:
    words = " ".join(_text(build / "small.chapter.two.pdf", 0).split())
    assert "Ben Foot. Two. In: A Small Book." in words
    assert "In: A Small Book" not in _text(build / "small.screen.pdf", -1)


def _text(path: Path, page: int) -> str:
    pdf = pypdfium2.PdfDocument(path)
    return str(pdf[page % len(pdf)].get_textpage().get_text_range())
