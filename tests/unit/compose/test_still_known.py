"""HTML that stands when a book is resolved again with other folios."""

from dataclasses import replace
from pathlib import Path

import sample

from stonehand.compose import compose_print, still_known
from stonehand.model.book import Book
from stonehand.model.makeup import Amendment


def known(before: Book, after: Book) -> list[str]:
    return list(still_known(compose_print(before), before, after))


CHAPTER = sample.chapter()
BEFORE = sample.book(CHAPTER)


def test_a_section_that_did_not_change_is_known() -> None:
    assert known(BEFORE, sample.book(sample.chapter())) == [CHAPTER.anchor]


def test_a_section_that_changed_is_not() -> None:
    assert known(BEFORE, sample.book(replace(CHAPTER, label="9"))) == []


def test_a_section_that_prints_the_notes_of_others_is_not() -> None:
    notes = sample.book(replace(CHAPTER, kind="notes"))
    assert known(notes, notes) == []


def test_nothing_is_known_of_a_book_made_up_otherwise() -> None:
    assert known(BEFORE, replace(BEFORE, makeup=(Amendment("p1", "a runt", CHAPTER.span, lines=1),))) == []


def test_nothing_is_known_where_the_book_has_templates_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    own = replace(BEFORE, root=str(tmp_path))
    assert known(own, own) == []
