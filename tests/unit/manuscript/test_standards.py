"""What `[archive]` and `[screen]` say of the profiles for libraries and for readers."""

from pathlib import Path

import pytest

from samples.book_folder import write_book
from stonehand.diagnostics import Report
from stonehand.manuscript import read


@pytest.mark.parametrize(
    "table, standards, reported",
    [
        ("", ("PDF/A-3a", "PDF/UA-1"), False),
        ('[archive]\nstandard = "PDF/A-2a"', ("PDF/A-2a", "PDF/UA-1"), False),
        ('[archive]\nstandard = "PDF/A-1a"', ("PDF/A-3a", "PDF/UA-1"), True),
        ("[archive]", ("PDF/A-3a", "PDF/UA-1"), False),
        ('[screen]\nstandard = "PDF/UA-2"', ("PDF/A-3a", "PDF/UA-2"), False),
        ('[screen]\nstandard = "PDF/UA-3"', ("PDF/A-3a", "PDF/UA-1"), True),
    ],
)
def test_the_standards_of_archive_and_screen(
    table: str, standards: tuple[str, str], reported: bool, tmp_path: Path
) -> None:
    report = Report()
    made = read(write_book(tmp_path, f'body = ["one.md"]\n{table}', {"one.md": "# One\n"}), report)
    assert made is not None
    assert (made.design.archive, made.design.screen) == standards
    assert any("standard" in each.message for each in report) == reported
