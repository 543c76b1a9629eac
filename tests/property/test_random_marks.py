"""Marks on random words: each is on its word of the manuscript, or is told to be near it."""

from pathlib import Path

import pytest
from random_marks import offsets_at, planted

from samples.marked import FOLDER, LAYOUT, proofed_book, read_back

SOURCES = {"manuscript/comet.md": (FOLDER / "manuscript" / "comet.md").read_text(encoding="utf-8")}


@pytest.mark.parametrize("seed", range(4))
def test_a_hundred_random_marks_are_on_their_words(seed: int, tmp_path: Path) -> None:
    data, truths = planted(LAYOUT, (FOLDER / "proof.pdf").read_bytes(), SOURCES, 25, seed)
    found, _ = read_back(proofed_book(tmp_path), data)
    rows = {row["note"]: row for row in found.rows}
    assert len(truths) == 25
    assert {truth.name: offsets_at(SOURCES[truth.file], rows[truth.name]["place"]) for truth in truths} == {
        truth.name: truth.offsets for truth in truths
    }
    assert {row["certainty"] for row in rows.values()} == {"exact"}
