"""index.toml: entries by pattern, and the faults of the file at their places."""

from pathlib import Path

import pytest

from samples.book_folder import write_book
from stonehand.diagnostics import Report
from stonehand.manuscript import read
from stonehand.model.index import IndexPattern


def found(root: Path, toml: str) -> tuple[tuple[IndexPattern, ...], list[str]]:
    """Return the entries that a file gives, and the places of what is wrong with it."""
    report = Report()
    book = read(write_book(root, 'body = ["a.md"]', {"a.md": "A.", "index.toml": toml}), report)
    assert book
    return book.index, [str(item.place) for item in report if "index.toml" in str(item.place)]


def test_the_words_are_those_of_the_entry_unless_given(tmp_path: Path) -> None:
    toml = '[[entry]]\nentry = "Vega!camera"\n[[entry]]\nentry = "ESA"\nwords = ["ESA", "Agency"]\nin = "n"\n'
    (camera, agency), faults = found(tmp_path, toml)
    assert (camera.words, agency.words, agency.values) == (("camera",), ("ESA", "Agency"), (("in", "n"),))
    assert faults == []


@pytest.mark.parametrize(
    ("entry", "words"), [("*Vega*", ("Vega",)), ("O'Neill", ("O’Neill",)), ("Vega!", ()), ("a! b", ("b",))]
)
def test_words_are_looked_for_as_they_are_printed(tmp_path: Path, entry: str, words: tuple[str, ...]) -> None:
    (pattern,), _ = found(tmp_path, f'[[entry]]\nentry = "{entry}"\n')
    assert pattern.words == words


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        ("[[entry]\n", "1:"),
        ('[[entry]]\nwords = ["a"]\n', "1:"),
        ('[[entry]]\nentry = "a"\nword = ["a"]\n', "3:"),
        ('[[entry]]\nentry = "a"\nwords = [1]\n', "3:"),
        ('[[entries]]\nentry = "a"\n', "1:"),
        ('entry = "a"\n', "1:"),
    ],
)
def test_what_is_wrong_is_reported_at_its_place(tmp_path: Path, toml: str, place: str) -> None:
    _, faults = found(tmp_path, toml)
    assert [fault for fault in faults if fault.startswith(f"manuscript/index.toml:{place}")]
