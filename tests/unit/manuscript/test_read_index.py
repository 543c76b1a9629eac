"""Several indexes in book.toml, each listed by its name."""

from pathlib import Path

import pytest

from samples.book_folder import write_book
from stonehand.diagnostics import Report
from stonehand.manuscript.read import read
from stonehand.model.book import GeneratedEntry

BODY = 'body = ["one.md"]'


def listed(root: Path, back: str, *names: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Return (anchor, name) of the generated sections of a book with indexes of these names, and faults."""
    folder = write_book(root, f"{BODY}\nback = [{back}]", {"one.md": "# One\n\nx\n"})
    toml = folder / "manuscript" / "book.toml"
    toml.write_text(toml.read_text() + "".join(f'[[index]]\nname = "{name}"\n' for name in names))
    report = Report()
    book = read(folder, report)
    assert book is not None
    found = [(item.anchor, item.name) for item in book.entries if isinstance(item, GeneratedEntry)]
    return found, [item.code.value for item in report if item.code.value != "M027"]


@pytest.mark.parametrize(
    ("back", "names", "found"),
    [
        ('"index"', (), [("index", "")]),
        ('"index"', ("names",), [("index-names", "names")]),
        (
            '"index-names", "index-places"',
            ("names", "places"),
            [("index-names", "names"), ("index-places", "places")],
        ),
    ],
)
def test_an_index_is_listed_by_its_name(
    tmp_path: Path, back: str, names: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    assert listed(tmp_path, back, *names) == (found, [])


def test_an_index_that_is_not_there_is_reported(tmp_path: Path) -> None:
    assert listed(tmp_path, '"index-name"', "names") == ([], ["M024", "I015"])
