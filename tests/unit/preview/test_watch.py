"""Which changes in a book's folder count."""

from pathlib import Path

import pytest
from watchfiles import Change

from stonehand.preview.watch import BookFilter


@pytest.mark.parametrize(
    "path, counts",
    [
        ("manuscript/one.md", True),
        ("manuscript/figures/map.svg", True),
        ("styles/own.css", True),
        ("stonehand.lock", True),
        ("build/book.print.pdf", False),
        (".cache/shelf/ab/cd", False),
        (".git/index", False),
        ("manuscript/.one.md.swp", False),
        ("manuscript/one.md~", False),
        ("manuscript/4913", False),
        ("../elsewhere.md", False),
    ],
)
def test_what_counts(path: str, counts: bool, tmp_path: Path) -> None:
    watched = BookFilter(tmp_path)
    assert watched(Change.modified, str((tmp_path / path).resolve())) is counts
