"""What `[archive]` says of the profile for libraries."""

from pathlib import Path

import pytest

from samples.book_folder import write_book
from stonehand.diagnostics import Report
from stonehand.manuscript import read


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
    report = Report()
    made = read(write_book(tmp_path, f'body = ["one.md"]\n{table}', {"one.md": "# One\n"}), report)
    assert made is not None
    assert made.design.archive == standard
    assert any("standard" in each.message for each in report) == reported
