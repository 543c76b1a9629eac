"""Marks really made by other programs, and the command."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samples.marked import FOLDER, at, marked, on, proofed_book, read_back

POPPLER = [
    ("delete", "strike-out", "photographs, and nobody", "exact"),
    ("query", "note", "question", "approximate"),
    ("query", "underline", "grain of sand", "exact"),
]
PDFJS = [
    ("query", "free text", "about", "approximate"),
    ("query", "highlight", "argued about instrumentation", "exact"),
    ("query", "ink", "question", "approximate"),
]
ON_WORDS = [
    ("delete", "strike-out", "photographs,", "exact"),
    ("query", "highlight", "kept the minutes himself", "exact"),
    ("query", "squiggle", "unnecessarily", "exact"),
    ("query", "underline", "grain of sand", "exact"),
    ("query", "free text", "representatives", "approximate"),
]
FIREFOX = [
    ("query", "free text", "boxes", "approximate"),
    ("query", "highlight", "instrumentation", "exact"),
    ("query", "ink", "Grains", "approximate"),
]
MADE = {
    "poppler.pdf": POPPLER,
    "poppler-qt.pdf": ON_WORDS,
    "mupdf.pdf": [*ON_WORDS, ("insert", "caret", "gray| boxes", "exact")],
    "pdfjs.pdf": PDFJS,
    "firefox.pdf": FIREFOX,
}


@pytest.mark.parametrize("name, marks", MADE.items())
def test_marks_made_by_readers_are_on_their_words(name: str, marks: list[Any], tmp_path: Path) -> None:
    found, _ = read_back(proofed_book(tmp_path), (FOLDER / name).read_bytes())
    rows = [(row["act"], row["kind"], row["words"], row["certainty"]) for row in found.rows]
    assert sorted(rows) == sorted(marks)


def run(book: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [
        sys.executable,
        "-m",
        "stonehand",
        "-C",
        str(book),
        "marks",
        str(book / "marked.pdf"),
        *arguments,
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_tells_marks_and_writes_a_patch_that_git_takes(tmp_path: Path) -> None:
    book = proofed_book(tmp_path)
    caret = {**at("gray"), "Contents": "grey", "T": "Ann"}
    data = marked(caret, {**on("gray"), "Subtype": "StrikeOut", "irt": 0, "RT": "Group"})
    (book / "marked.pdf").write_bytes(data)
    patch = book / "marks.patch"
    made = run(book, "--patch", str(patch))
    assert made.returncode == 0
    assert "manuscript/comet.md:12:113: query[W201]: replace “gray” by “grey” (Ann)" in made.stderr
    assert made.stdout.startswith("1 marks: 0 done, 0 refused, 1 open; 1 can be made by --patch\n")
    assert "gray" in (book / "manuscript" / "comet.md").read_text()
    subprocess.run(["git", "init", "-q"], cwd=book, check=True)
    subprocess.run(["git", "apply", str(patch)], cwd=book, check=True)
    assert "gray" not in (book / "manuscript" / "comet.md").read_text()


def test_the_command_tells_marks_to_programs(tmp_path: Path) -> None:
    book = proofed_book(tmp_path)
    (book / "marked.pdf").write_bytes((FOLDER / "pdfjs.pdf").read_bytes())
    log = json.loads(run(book, "--format", "sarif").stdout)
    assert {each["ruleId"] for each in log["runs"][0]["results"]} == {"W204"}
    table = json.loads(run(book, "--format", "json").stdout)
    assert [mark["number"] for mark in table["marks"]] == [1, 2, 3]


def test_thousands_of_marks_are_read(tmp_path: Path) -> None:
    book = proofed_book(tmp_path)
    found, _ = read_back(book, marked(*(on("gray"),) * 3000))
    assert {row["words"] for row in found.rows} == {"gray"}
    assert len(found.rows) == 3000
