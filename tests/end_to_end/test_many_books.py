"""Many books by one command: each is built, and one that fails stops none."""

import json
import os
import subprocess
import sys
from pathlib import Path

from samples.book_folder import WORDS, write_book
from samples.tiny_font import tiny_font
from stonehand.store.cache import cache_folder

MATTER = 'front = ["title-page", "imprint", "contents"]\nbody = ["one.md"]'
ONE = f"# One\n\n{WORDS * 3}\n"
OWN_FONT = 'text = "Tiny"\n[[design.fonts]]\nfamily = "Tiny"\npath = "tiny.ttf"'


def pdf(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stonehand", *arguments],
        env={**os.environ, "STONEHAND_CACHE": str(cache_folder())},
        cwd=folder,
        capture_output=True,
        text=True,
    )


def test_each_book_is_built_and_those_with_faults_are_told(tmp_path: Path) -> None:
    write_book(tmp_path / "whole", MATTER, {"one.md": ONE})
    write_book(tmp_path / "faulty", MATTER, {"one.md": f"{ONE}[^1]"})
    write_book(tmp_path / "other", MATTER, {"one.md": ONE, "tiny.ttf": tiny_font()}, OWN_FONT)
    (tmp_path / "empty").mkdir()
    done = pdf(tmp_path, "--format", "json", "pdf", "whole", "faulty", "other", "empty")
    told = json.loads(done.stdout)
    rows = {row["book"]: (row["files"], row["errors"], row["fault"]) for row in told["books"]}
    assert rows["whole"] == (5, 0, "")
    assert rows["faulty"][0] == 0
    assert rows["other"][0] == 5
    assert rows["empty"][0] == 0
    assert [item["place"]["file"] for item in told["diagnostics"] if item["code"] == "N001"] == [
        "faulty/manuscript/one.md"
    ]


def test_a_row_for_each_book_is_printed(tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_book(tmp_path / name, MATTER, {"one.md": ONE})
    done = pdf(tmp_path, "pdf", "first", "second")
    assert done.returncode == 0
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["book", "files", "errors", "warnings", "queries", "fault"],
        ["first", "5", "0", "0", "0"],
        ["second", "5", "0", "0", "0"],
    ]
