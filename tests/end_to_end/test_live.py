"""A book that is looked at while it is written: the pages under edit are those of the next whole setting."""

from collections.abc import Callable
from pathlib import Path

import pytest

from samples.book_folder import WORDS, write_book
from stonehand.model.progress import Silence
from stonehand.pipeline.live import LiveBook, Showing
from stonehand.pipeline.plant import Plant
from stonehand.store.lanes import AtOnce
from stonehand.store.shelf import Shelf

MATTER = 'front = ["contents"]\nbody = ["one.md", "two.md"]'
ONE = "# One\n\n" + "\n\n".join(
    f"Paragraph {n} is there. {WORDS * 4}" + (f"[^{n}]" if n % 4 == 0 else "") for n in range(30)
)
NOTES = "\n\n" + "\n\n".join(f"[^{n}]: Note {n}. {WORDS}" for n in range(0, 30, 4)) + "\n"
TWO = f"# Two\n\n{WORDS * 9}\n\nThe end.\n"

Edit = Callable[[str], str]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("shelf"), b"secret")


@pytest.fixture
def book(tmp_path: Path) -> LiveBook:
    return LiveBook(write_book(tmp_path, MATTER, {"one.md": ONE + NOTES, "two.md": TWO}))


def whole(book: LiveBook, shelf: Shelf) -> Showing:
    """Set the book; return the last that was shown."""
    return list(book.whole(Plant(AtOnce(), shelf), Silence()))[-1]


def lines(showing: Showing, index: int) -> list[object]:
    return [(line.text, line.x, line.y, line.source, line.area) for line in showing.formes[index].page.lines]


def insert(before: str, words: str) -> Edit:
    return lambda text: text.replace(before, words + before, 1)


@pytest.mark.parametrize(
    "edit",
    [
        insert("Paragraph 5 ", "New words of Giotto. "),
        insert("Paragraph 14 ", "Giotto. "),
        insert("Paragraph 14 ", "A paragraph about Giotto.\n\n"),
        insert("Note 8.", "Giotto. "),
        lambda text: text.replace("Paragraph 9 ", "", 1),
    ],
)
def test_the_pages_under_edit_are_shown_first_and_right(edit: Edit, book: LiveBook, shelf: Shelf) -> None:
    before = whole(book, shelf)
    file = book.root / "manuscript" / "one.md"
    file.write_text(edit(file.read_text()))
    excerpt = book.excerpt(Plant(AtOnce()))
    assert excerpt is not None
    assert excerpt.stage == "excerpt"
    assert lines(excerpt, excerpt.edited) != lines(before, excerpt.edited)
    assert lines(excerpt, excerpt.edited) == lines(whole(book, shelf), excerpt.edited)


def test_two_edits_are_shown_before_the_book_is_set(book: LiveBook, shelf: Shelf) -> None:
    whole(book, shelf)
    for name, word in (("one.md", "Paragraph 20 "), ("two.md", "The end.")):
        file = book.root / "manuscript" / name
        file.write_text(file.read_text().replace(word, f"Giotto. {word}", 1))
        excerpt = book.excerpt(Plant(AtOnce()))
        assert excerpt is not None
        assert any("Giotto" in line.text for line in excerpt.formes[excerpt.edited].page.lines)
    assert sum("Giotto" in line.text for forme in excerpt.formes for line in forme.page.lines) == 2


@pytest.mark.parametrize(
    "name, edit",
    [
        ("one.md", lambda text: text + "\n"),
        ("book.toml", lambda text: text.replace("A Small Book", "Another Book")),
        ("two.md", lambda text: "---\nkind: afterword\n---\n\n" + text),
    ],
)
def test_what_has_no_excerpt(name: str, edit: Edit, book: LiveBook, shelf: Shelf) -> None:
    whole(book, shelf)
    file = book.root / "manuscript" / name
    file.write_text(edit(file.read_text()))
    assert book.excerpt(Plant(AtOnce())) is None


def test_furniture_is_set_once(book: LiveBook, shelf: Shelf) -> None:
    whole(book, shelf)
    known = dict(book.case.known)
    file = book.root / "manuscript" / "two.md"
    file.write_text(TWO.replace("The end", "This is the end"))
    whole(book, shelf)
    assert book.case.known == known
    assert all(book.case.known[key] is known[key] for key in known)


def test_what_is_found_is_told_with_the_pages(book: LiveBook, shelf: Shelf) -> None:
    file = book.root / "manuscript" / "two.md"
    file.write_text(TWO.replace("The end", "The end[^lost]"))
    shown = list(book.whole(Plant(AtOnce(), shelf), Silence()))
    assert [each.stage for each in shown] == ["pages", "pages", "whole"]
    assert "N001" in {item.code.value for item in shown[-1].diagnostics}
    file.unlink()
    (book.root / "manuscript" / "book.toml").write_text("[book")
    (fault,) = book.whole(Plant(AtOnce(), shelf), Silence())
    assert fault.formes == shown[-1].formes
    assert "M001" in {item.code.value for item in fault.diagnostics}
