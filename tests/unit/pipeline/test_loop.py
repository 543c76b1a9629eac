"""The loop over places: how often a book is set, and what it begins with."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from samples.book_folder import WORDS, write_book
from stonehand.diagnostics import Code, Report
from stonehand.model.artefact import Composition
from stonehand.model.book import Book
from stonehand.model.places import Places
from stonehand.model.progress import Silence
from stonehand.pipeline import composing_room
from stonehand.pipeline.copy import read_copy
from stonehand.pipeline.faces import font_set
from stonehand.pipeline.loop import Pagination, paginate
from stonehand.pipeline.resolver import Resolver
from stonehand.press.pdf.set import SectionTask, SetSection, set_section
from stonehand.resolve import resolve

TWO = 'body = ["one.md", "two.md"]'
CONTENTS = f'front = ["contents"]\n{TWO}'
CHAPTERS = {"one.md": f"# One\n\n{WORDS * 30}", "two.md": "# Two\n\nWords.\n"}


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the anchors of the sections that are set, in order."""
    anchors: list[str] = []

    def noted(task: SectionTask) -> SetSection:
        anchors.append(task.anchor)
        return set_section(task)

    monkeypatch.setattr(composing_room, "set_section", noted)
    return anchors


def paginated(
    root: Path, matter: str, design: str = "", chapters: Mapping[str, str] = CHAPTERS
) -> tuple[Pagination, Report]:
    report = Report()
    copy = read_copy(write_book(root / "book", matter, chapters, design), report, Silence())
    assert copy is not None
    fonts = font_set(copy.manuscript.design, root / "book", report, Silence())
    return paginate(copy.draft, fonts, report, Silence()), report


def test_a_book_that_prints_no_page_numbers_is_set_once(tmp_path: Path, settings: list[str]) -> None:
    made, _ = paginated(tmp_path, TWO)
    assert settings == ["one", "two"]
    assert [page.folio for page in made.pages] == ["1", "2", "3"]


def test_what_prints_the_pages_of_others_is_set_after_them_and_once(
    tmp_path: Path, settings: list[str]
) -> None:
    made, _ = paginated(tmp_path, CONTENTS)
    assert settings == ["one", "two", "contents"]
    assert [page.section for page in made.pages if not page.blank] == ["contents", "one", "one", "two"]


def test_a_section_that_refers_to_a_page_before_it_is_set_once(tmp_path: Path, settings: list[str]) -> None:
    chapters = {"one.md": "# One\n\nWords.\n", "two.md": f"# Two\n\nSee [p. @page:one].\n\n{WORDS * 30}"}
    paginated(tmp_path, 'front = ["contents"]\nbody = ["one.md", "two.md"]', chapters=chapters)
    assert settings == ["one", "two", "contents"]


def test_a_section_that_refers_to_its_own_pages_is_set_again(tmp_path: Path, settings: list[str]) -> None:
    chapters = {"one.md": "# One\n\nSee [p. @page:one].\n"}
    paginated(tmp_path, 'body = ["one.md"]', chapters=chapters)
    assert settings == ["one", "one"]


def test_a_section_that_opens_on_the_other_side_is_set_again(tmp_path: Path, settings: list[str]) -> None:
    made, _ = paginated(tmp_path, TWO, 'openings = "any"')
    assert settings == ["one", "two", "two"]
    assert [(page.section, page.side) for page in made.pages] == [
        ("one", "recto"),
        ("one", "verso"),
        ("two", "recto"),
    ]


def test_page_numbers_that_never_settle_are_reported(
    tmp_path: Path, settings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = iter(range(100))

    def restless(self: Resolver, places: Places, report: Report) -> Book:
        book = resolve(self.draft, places, report)
        first = replace(book.sections[0], label=f"{next(turns)}")
        return replace(book, sections=(first, *book.sections[1:]))

    monkeypatch.setattr(Resolver, "resolve", restless)
    _, report = paginated(tmp_path, TWO)
    assert [item.code for item in report if item.code is Code.X005] == [Code.X005]
    assert settings == ["one", "two", "one", "one", "one"]


def test_what_is_composed_is_what_is_set(tmp_path: Path) -> None:
    made, _ = paginated(tmp_path, CONTENTS)
    assert isinstance(made.composition, Composition)
    assert [html.anchor for html in made.composition.sections] == [each.map.anchor for each in made.sections]
    assert "3" in made.composition.sections[0].html
