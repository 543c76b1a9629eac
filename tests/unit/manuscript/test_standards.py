"""What `[archive]` and `[screen]` say of the profiles for libraries and for readers."""

from pathlib import Path

import pytest

from samples.book_folder import write_book
from stonehand.diagnostics import Report
from stonehand.manuscript import read
from stonehand.model.book import Design


def design(table: str, folder: Path) -> tuple[Design, bool]:
    """Return the design of a book with a table in book.toml, and whether the standard in it is reported."""
    report = Report()
    made = read(write_book(folder, f'body = ["one.md"]\n{table}', {"one.md": "# One\n"}), report)
    assert made is not None
    return made.design, any("standard" in each.message for each in report)


@pytest.mark.parametrize(
    "table, standard, reported",
    [
        ("", "PDF/A-3a", False),
        ('[archive]\nstandard = "PDF/A-2a"', "PDF/A-2a", False),
        ('[archive]\nstandard = "PDF/A-1a"', "PDF/A-3a", True),
        ("[archive]", "PDF/A-3a", False),
    ],
)
def test_the_standard_of_the_archive(table: str, standard: str, reported: bool, tmp_path: Path) -> None:
    made, found = design(table, tmp_path)
    assert (made.archive, found) == (standard, reported)


@pytest.mark.parametrize(
    "table, standard, reported",
    [
        ("", "PDF/UA-1", False),
        ('[screen]\nstandard = "PDF/UA-2"', "PDF/UA-2", False),
        ('[screen]\nstandard = "PDF/UA-3"', "PDF/UA-1", True),
    ],
)
def test_the_standard_of_the_screen(table: str, standard: str, reported: bool, tmp_path: Path) -> None:
    made, found = design(table, tmp_path)
    assert (made.screen, found) == (standard, reported)
