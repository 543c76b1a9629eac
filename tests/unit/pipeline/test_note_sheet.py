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

MARKED = """# One

A[^a] b[^b] c[^c] d[^d] f[^f] g[^g] h[^h] i[^i].

## Anew {.reset-citation-positions}

E[^e].

[^a]: [@halley; @nib, 99]

[^b]: Ibid.

[^c]: [Hand, *Type*, 12.]{.cite key=hand locator=12}

[^d]: [Plume, *Encre* (Presse, 1990).]{.cite key=encre}

[^f]: He calls it \\"Type\\".

[^g]: He calls it “Type.

[^h]: No stop

[^i]: Folios 12-14.

[^e]: [*Encre*, by Plume (1990).]{.cite key=encre}
"""

SOUND = """# One

A[^a] b[^b] c[^c] d[^d] e[^e] f[^f].

[^a]: [@nib, 6]

[^b]: [@nib, 7]

[^c]: [Hand, *Type* (Leeds, 2001), 12.]{.cite key=hand locator=12}

[^d]: [Hand, *Type*, 13.]{.cite key=hand locator=13}

[^e]: He calls it "Type".

[^f]: Folios 12--14, and why?
"""


def book(tmp_path: Path, copy: str = ONE) -> Path:
    design = f'[citations]\nfiles = ["works.bib"]\nstyle = "{IBID}"'
    return write_book(tmp_path, 'body = ["one.md"]', {"one.md": copy, "works.bib": WORKS}, design)


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


def marked(root: Path) -> set[tuple[str, int]]:
    """Return code and line of what is reported of notes."""
    report = Report()
    notes(root, None, report, Silence())
    return {(item.code.value, item.place.line) for item in report if item.code.value.startswith("N1")}


def test_what_a_copyeditor_marks_is_reported_at_the_note(tmp_path: Path) -> None:
    assert marked(book(tmp_path, MARKED)) == {
        ("N104", 9),
        ("N101", 11),
        ("N102", 13),
        ("N105", 17),
        ("N105", 19),
        ("N106", 21),
        ("N107", 23),
        ("N103", 25),
    }


def test_sound_notes_are_not_marked(tmp_path: Path) -> None:
    assert marked(book(tmp_path, SOUND)) == set()


def test_the_sheet_has_the_words_of_each_note_as_printed(tmp_path: Path) -> None:
    found = notes(book(tmp_path), tmp_path / "notes.html", Report(), Silence())
    page = found.files[0].read_text(encoding="utf-8")
    assert "Edmond Halley, On Comets (London: Smith, 1705), 12." in page
    assert "N101" in page
