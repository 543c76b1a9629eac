"""A house's settings lie under those of its books."""

from pathlib import Path

from stonehand.diagnostics import Diagnostic, Report
from stonehand.manuscript import read
from stonehand.model.book import Manuscript
from stonehand.source import Span

BOOK = '[book]\nslug = "b"\ntitle = "B"\nlanguage = "en"\n[matter]\nbody = ["a.md"]\n'


def found(root: Path, book: str, house: str) -> tuple[Manuscript, list[Diagnostic]]:
    (root / "manuscript").mkdir()
    (root / "manuscript" / "book.toml").write_text(BOOK + book)
    (root / "manuscript" / "a.md").write_text("A.")
    (root / "house.toml").write_text(house)
    report = Report()
    manuscript = read(root, report)
    assert manuscript
    return manuscript, [item for item in report if item.code.value not in ("M026", "M027")]


def test_the_book_is_silent_and_the_house_speaks(tmp_path: Path) -> None:
    book, said = found(tmp_path, "", '[imprint]\npublisher = "P"\n[design.flaws]\nrunt = 3\n')
    assert (book.metadata.imprint.publisher, book.design.flaws.runt, said) == ("P", 3, [])


def test_the_house_says_which_standards_are_kept(tmp_path: Path) -> None:
    standards = '[archive]\nstandard = "PDF/A-2a"\n[screen]\nstandard = "PDF/UA-2"\n'
    book, said = found(tmp_path, "", standards)
    assert (book.design.archive, book.design.screen, said) == ("PDF/A-2a", "PDF/UA-2", [])


def test_the_book_has_the_last_word_key_by_key(tmp_path: Path) -> None:
    book, _ = found(tmp_path, "[design.flaws]\nrunt = 1\n", "[design.flaws]\nrunt = 3\nladder = 4\n")
    assert (book.design.flaws.runt, book.design.flaws.ladder) == (1, 4)


def test_a_list_of_the_book_replaces_that_of_the_house(tmp_path: Path) -> None:
    book, _ = found(
        tmp_path,
        '[design.hyphenation]\nexceptions = ["a-b"]\n',
        '[design.hyphenation]\nexceptions = ["c-d", "e-f"]\n',
    )
    assert book.design.hyphenation.exceptions == ("a-b",)


def test_a_fault_of_the_house_has_its_place_there(tmp_path: Path) -> None:
    _, (said,) = found(tmp_path, "", "[design.flaws]\nrunt = 300\n")
    assert (said.code.value, said.place) == ("M017", Span("house.toml", 2, 8, 2, 11))


def test_a_fault_of_the_book_has_its_place_in_the_book(tmp_path: Path) -> None:
    _, (said,) = found(tmp_path, '[design]\nfallback = [1, "x"]\n', '[design]\nfallback = ["a", "b"]\n')
    assert (said.code.value, said.place) == ("M004", Span("manuscript/book.toml", 8, 13, 8, 14))


def test_what_is_of_one_book_is_not_of_the_house(tmp_path: Path) -> None:
    _, (said,) = found(tmp_path, "", '[book]\ntitle = "T"\n')
    assert (said.code.value, said.place) == ("M002", Span("house.toml", 1, 2, 1, 6))


def test_a_house_that_is_not_toml_is_reported(tmp_path: Path) -> None:
    _, (said,) = found(tmp_path, "", "design = \n")
    assert (said.code.value, said.place and said.place.file) == ("M001", "house.toml")
