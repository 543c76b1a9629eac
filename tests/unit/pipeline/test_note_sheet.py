"""The note sheet of a small book: rows for programs, a page for people."""

from pathlib import Path

from samples.book_folder import write_book
from samples.cited_copy import IBID, WORKS, needs_processor
from stonehand.diagnostics import Report
from stonehand.model.progress import Silence
from stonehand.pipeline import notes

pytestmark = needs_processor

ONE = (
    "# One\n\nWord[^1] word[^2] word[^3] word[^4].\n\n[^1]: [@halley, 12]\n\n[^2]: [@halley; @nib, 99]\n\n"
    "[^3]: Ibid.\n\n[^4]: [*Type*, 2001]{.cite key=hand}\n"
)


def book(tmp_path: Path) -> Path:
    design = f'[citations]\nfiles = ["works.bib"]\nstyle = "{IBID}"'
    return write_book(tmp_path, 'body = ["one.md"]', {"one.md": ONE, "works.bib": WORKS}, design)


def test_each_note_says_what_it_cites_and_why_in_this_form(tmp_path: Path) -> None:
    found = notes(book(tmp_path), None, Report(), Silence())
    rows = [
        (row["mark"], [(cite["key"], cite["form"], cite["why"]) for cite in row["cites"]])
        for row in found.rows
    ]
    assert rows == [
        ("1", [("halley", "full", "cited for the first time here")]),
        (
            "2",
            [
                ("halley", "short", "cited before, in note 1"),
                ("nib", "full", "cited for the first time here"),
            ],
        ),
        ("3", []),
        ("4", [("hand", "full", "cited for the first time here")]),
    ]


def test_what_a_copyeditor_marks_is_reported_at_the_note(tmp_path: Path) -> None:
    report = Report()
    notes(book(tmp_path), None, report, Silence())
    marked = {(item.code.value, str(item.place)) for item in report if item.code.value.startswith("N1")}
    assert marked == {
        ("N101", "manuscript/one.md:9:1"),
        ("N104", "manuscript/one.md:7:1"),
        ("N106", "manuscript/one.md:11:1"),
    }


def test_the_sheet_has_the_words_of_each_note_as_printed(tmp_path: Path) -> None:
    found = notes(book(tmp_path), tmp_path / "notes.html", Report(), Silence())
    page = found.files[0].read_text(encoding="utf-8")
    assert "Edmond Halley, On Comets (London: Smith, 1705), 12." in page
    assert "N101" in page
