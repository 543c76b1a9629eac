"""A folder of files becomes a manuscript."""

from pathlib import Path

import pytest

from stonehand.diagnostics import Code, Report, Severity
from stonehand.errors import MissingFile
from stonehand.manuscript import read
from stonehand.model.book import FontFile, GeneratedEntry, Manuscript, Matter, PartEntry, SectionEntry
from stonehand.model.flaws import FlawLimits
from stonehand.model.footnotes import FootnoteSettings
from stonehand.model.metadata import Contributor, Identifier, Subject

BOOK = '[book]\nslug = "b"\ntitle = "B"\nlanguage = "en"\n'
MATTER = '[matter]\nfront = ["title-page", "imprint", "contents"]\nbody = ["a.md"]\n'


def manuscript(root: Path, settings: str, **copy: str) -> Manuscript:
    (root / "manuscript").mkdir()
    (root / "manuscript" / "book.toml").write_text(settings, encoding="utf-8")
    for stem, text in copy.items():
        (root / "manuscript" / f"{stem}.md").write_text(text, encoding="utf-8")
    found = read(root, Report())
    assert found
    return found


def test_every_key_of_the_book_is_read(tmp_path: Path) -> None:
    settings = (
        'slug = "s"\ntitle = "T"\nsubtitle = "U"\nlanguage = "fr"\n'
        'date = 2026-03-01\nedition = "2"\ndescription = "D"\n'
        'subjects = ["A", { scheme = "Thema", code = "N", text = "B" }]\n'
        'keywords = ["k"]\ncover_alt = "C"\n[[book.contributors]]\nname = "N"\n'
        '[[book.identifiers]]\nscheme = "isbn"\nvalue = "9780306406157"\nformat = "pdf"\n'
        '[imprint]\npublisher = "P"\ndoi = "doi:10.5555/x"\n'
        '[series]\ntitle = "S"\nnumber = 3\neditors = ["E"]\n'
    )
    found = manuscript(tmp_path, f"[book]\n{settings}{MATTER}", a="A.").metadata
    assert (found.slug, found.title, found.subtitle, found.language) == ("s", "T", "U", "fr")
    assert (found.date, found.edition, found.description) == ("2026-03-01", "2", "D")
    assert found.subjects == (Subject("A"), Subject("B", "Thema", "N"))
    assert (found.keywords, found.cover_alt) == (("k",), "C")
    assert found.contributors == (Contributor("N"),)
    assert found.identifiers == (Identifier("isbn", "9780306406157", "pdf"),)
    assert (found.imprint.publisher, found.imprint.doi) == ("P", "10.5555/x")
    assert (found.series.title, found.series.number, found.series.editors) == ("S", "3", ("E",))


def test_the_design_is_read(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "f.otf").write_bytes(b"")
    design = (
        '[design]\ntrim = "6in x 9in"\nbleed = "9pt"\nnotes = "chapter"\nopenings = "any"\n'
        'gathering = 32\ntext = "F"\nfallback = ["G"]\n[design.epub]\nnotes = "book"\n'
        '[[design.fonts]]\nfamily = "F"\npath = "../fonts/f.otf"\nweight = 700\nstyle = "italic"\n'
    )
    found = manuscript(tmp_path, BOOK + MATTER + design, a="A.").design
    assert (found.width, found.height, found.bleed) == (432, 648, 9)
    assert (found.notes, found.epub_notes, found.openings, found.gathering) == ("chapter", "book", "any", 32)
    assert (found.text_family, found.display_family, found.fallback) == ("F", "EB Garamond", ("G",))
    assert found.fonts == (FontFile("F", "fonts/f.otf", 700, "italic"),)


def test_the_limits_of_flaws_are_laid_over_those_of_the_house(tmp_path: Path) -> None:
    design = "[design.flaws]\nloose = 1.4\nhole = 4\nladder = 2\n"
    found = manuscript(tmp_path, BOOK + MATTER + design, a="A.").design.flaws
    assert found == FlawLimits(loose=1.4, hole=4.0, ladder=2)


def test_the_space_of_notes_at_the_foot(tmp_path: Path) -> None:
    design = "[design.footnotes]\nshare = 0.5\ntext_lines = 4\n"
    found = manuscript(tmp_path, BOOK + MATTER + design, a="A.").design.footnotes
    assert found == FootnoteSettings(share=0.5, text_lines=4, blank=6)


TYPOGRAPHY = [
    ("en-GB", "", "“”‘’", "em", False),
    ("fr", "", "«»“”", "spaced-en", True),
    ("en", 'quotes = "single"', "‘’“”", "em", False),
    ("en", 'quotes = "german"\ndashes = "spaced-en"', "„“‚‘", "spaced-en", False),
    ("fr", 'spaces = "none"\ndashes = "em"', "«»“”", "em", False),
]


@pytest.mark.parametrize("language, keys, quotes, dash, french", TYPOGRAPHY)
def test_typography_follows_the_language_unless_told(
    tmp_path: Path, language: str, keys: str, quotes: str, dash: str, french: bool
) -> None:
    book = BOOK.replace('"en"', f'"{language}"')
    found = manuscript(tmp_path, f"{book}{MATTER}[typography]\n{keys}\n", a="A.").typography
    assert ("".join(found.quotes), found.dash, found.french_spaces) == (quotes, dash, french)


def test_entries_stand_in_reading_order(tmp_path: Path) -> None:
    matter = (
        '[matter]\nfront = ["title-page", "foreword.md"]\n'
        'body = ["introduction.md", { part = "One", sections = ["c1.md", "c2.md"] }]\nback = ["index"]\n'
    )
    found = manuscript(tmp_path, BOOK + matter, foreword="F", introduction="I", c1="C", c2="D")
    title, foreword, introduction, part, first, second, index = found.entries
    assert isinstance(title, GeneratedEntry)
    assert (title.kind, title.matter) == ("title-page", Matter.FRONT)
    assert isinstance(foreword, SectionEntry)
    assert (foreword.kind, foreword.source.file) == ("foreword", "manuscript/foreword.md")
    assert isinstance(introduction, SectionEntry)
    assert introduction.kind == "introduction"
    assert isinstance(part, PartEntry)
    assert (part.title, part.sections, str(part.span)) == ("One", 2, "manuscript/book.toml:7:37")
    assert isinstance(first, SectionEntry)
    assert isinstance(second, SectionEntry)
    assert (first.kind, second.source.text) == ("chapter", "D")
    assert isinstance(index, GeneratedEntry)
    assert (index.kind, index.matter) == ("index", Matter.BACK)


def test_a_part_counts_only_the_sections_that_could_be_read(tmp_path: Path) -> None:
    matter = '[matter]\nbody = [{ part = "P", sections = ["a.md", "none.md"] }]\n'
    part, section = manuscript(tmp_path, BOOK + matter, a="A.").entries
    assert isinstance(part, PartEntry)
    assert part.sections == 1
    assert isinstance(section, SectionEntry)


def test_front_matter_decides_the_kind(tmp_path: Path) -> None:
    *_, section = manuscript(tmp_path, BOOK + MATTER, a="---\nkind: interlude\ntitle: T\n---\n\nA.\n").entries
    assert isinstance(section, SectionEntry)
    assert (section.kind, section.metadata.title, section.body_line) == ("interlude", "T", 5)


def test_windows_line_ends_and_byte_order_marks_leave_no_trace(tmp_path: Path) -> None:
    *_, section = manuscript(tmp_path, BOOK + MATTER, a="\ufeffA.\r\nB.\rC.").entries
    assert isinstance(section, SectionEntry)
    assert section.source.text == "A.\nB.\nC."


def test_notes_of_the_book_get_a_section_before_the_bibliography(tmp_path: Path) -> None:
    matter = MATTER + 'back = ["bibliography", "index"]\n[design]\nnotes = "book"\n'
    *_, notes, bibliography, _ = manuscript(tmp_path, BOOK + matter, a="A.").entries
    assert isinstance(notes, GeneratedEntry)
    assert isinstance(bibliography, GeneratedEntry)
    assert (notes.kind, bibliography.kind) == ("notes", "bibliography")


def test_without_an_order_all_files_are_read(tmp_path: Path) -> None:
    entries = manuscript(tmp_path, BOOK, b="B.", a="A.").entries
    assert [entry.source.text for entry in entries if isinstance(entry, SectionEntry)] == ["A.", "B."]


def test_what_is_missing_gets_something_harmless(tmp_path: Path) -> None:
    found = manuscript(tmp_path, MATTER, a="A.")
    assert (found.metadata.slug, found.metadata.title, found.metadata.language) == ("book", "Untitled", "en")
    assert (found.design.width, found.design.height) == (442.2047, 663.3071)


def test_settings_that_cannot_be_parsed_make_no_manuscript(tmp_path: Path) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "book.toml").write_text("[book", encoding="utf-8")
    report = Report()
    assert read(tmp_path, report) is None
    ((code, severity),) = ((item.code, item.severity) for item in report)
    assert (code, severity) == (Code.M001, Severity.ERROR)


def test_a_folder_of_plain_markdown_is_not_a_book(tmp_path: Path) -> None:
    (tmp_path / "introduction.md").write_text("# Introduction", encoding="utf-8")
    with pytest.raises(
        MissingFile, match=r"`stonehand new DIR` .* write manuscript/book\.toml with \[book\]"
    ):
        read(tmp_path, Report())


def test_a_folder_that_is_absent_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="there is no such folder"):
        read(tmp_path / "none", Report())


def test_an_empty_text_counts_as_not_written(tmp_path: Path) -> None:
    person = '[[book.contributors]]\nname = "N"\nrole = ""\n[design]\ntrim = ""\nbleed = " "\n'
    found = manuscript(tmp_path, BOOK + MATTER + person, a="A.")
    assert found.metadata.contributors == (Contributor("N", role="aut"),)
    assert (found.design.width, found.design.bleed) == (442.2047, 9)
