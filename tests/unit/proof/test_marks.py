"""Marks on words of a proof: where they are in the copy, what they ask for, what the patch makes of them."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from samples.marked import Entry, at, marked, on, proofed_book, read_back
from stonehand.pipeline import MarksWanted

COPY = "manuscript/comet.md"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return proofed_book(tmp_path)


def rows(book: Path, *entries: Entry) -> tuple[Any, ...]:
    return read_back(book, marked(*entries))[0].rows


def words_at(book: Path, row: Any) -> str:
    """Return what stands in the manuscript at the place of a mark."""
    place = row["place"]
    lines = (book / place["file"]).read_text().split("\n")[place["line"] - 1 : place["end_line"]]
    last = len(lines[-1]) - place["end_column"] + 1
    text = "\n".join(lines)
    return text[place["column"] - 1 : len(text) - last]


def corrected(book: Path, *entries: Entry) -> str:
    """Return the copy after `git apply` of the patch."""
    read_back(book, marked(*entries), MarksWanted(patch=book / "marks.patch"))
    subprocess.run(["git", "init", "-q"], cwd=book, check=True)
    subprocess.run(["git", "apply", "--allow-empty", "marks.patch"], cwd=book, check=True)
    return (book / COPY).read_text()


def struck(*phrases: str, **entries: Any) -> Entry:
    return {**on(*phrases), "Subtype": "StrikeOut", **entries}


def replaced(phrase: str, wanted: str) -> tuple[Entry, Entry]:
    """Return a caret with words and a strike-out of its group, as Acrobat makes them."""
    return {**at(phrase), "Contents": wanted}, struck(phrase, irt=0, RT="Group")


@pytest.mark.parametrize(
    "phrases, words",
    [
        (("comet came",), "comet came"),
        (("understate‐", "ment."), "understatement."),
        (("nobody",), "nobody"),
        (("“It is",), '"It is'),
        (("hand—twice,",), "hand -- twice,"),
        (("had argued about", "instrumentation"), "had\nargued about instrumentation"),
        (("grain of sand;",), "grain of sand;"),
        (("The Comet",), "The Comet"),
        (("question of arrangement",), "question of arrangement"),
        (("translated.2",), "translated."),
    ],
)
def test_a_mark_has_the_place_of_its_words(book: Path, phrases: tuple[str, ...], words: str) -> None:
    (row,) = rows(book, on(*phrases))
    assert (row["certainty"], row["place"]["file"]) == ("exact", COPY)
    assert words_at(book, row).rstrip("[") == words


def test_a_replacement_is_a_caret_and_a_strike_out_of_one_group(book: Path) -> None:
    (row,) = rows(book, *replaced("gray", "grey"))
    assert (row["act"], row["words"], row["wanted"], row["in_patch"]) == ("replace", "gray", "grey", True)


def test_a_replacement_is_made_by_the_patch(book: Path) -> None:
    assert "countersigned. The grey\nboxes" in corrected(book, *replaced("gray", "grey"))


def test_a_deletion_takes_a_space_with_it(book: Path) -> None:
    assert "in alphabetical order, slowly." in corrected(book, struck("unnecessarily"))


def test_a_deletion_at_the_end_of_a_sentence_leaves_the_stop(book: Path) -> None:
    assert "and the chairman" not in (text := corrected(book, struck("accounts,")))
    assert "four\nof which" not in text


@pytest.mark.parametrize(
    "caret, wanted, text",
    [
        (at("the comet"), ",", "In March the comet, came back"),
        (at("comet", after=False), "old ", "In March the old comet came back"),
        (at("comet"), " again", "In March the comet again came back"),
        (at("boxes"), ";", "boxes; stood"),
    ],
)
def test_an_insertion_is_made_by_the_patch(book: Path, caret: Entry, wanted: str, text: str) -> None:
    assert text in corrected(book, {**caret, "Contents": wanted})


@pytest.mark.parametrize(
    "entries, why",
    [
        (({**at("comet"), "Contents": "s"},), "it may be a word or a part of one"),
        (({**at("comet"), "Contents": " *so*"},), "the new words may be markup"),
        ((struck("nobody in"),), "markup or the end of a line stands there"),
        ((struck("on its way", "argued about"),), "markup or the end of a line stands there"),
        ((struck("accounts,", irt=None),), "") if False else ((struck("translated.2"),), "markup or the end of a line stands there"),
        ((struck("gray"), {"irt": 0, "Subtype": "Text", **_rect()}) if False else (struck("gray"), struck("gray boxes")), "another mark touches it"),
        ((struck("1", "Grains") if False else struck("A Small Book"),), "it is on a running head or a folio"),
    ],
)
def test_what_is_not_plain_is_not_in_the_patch(book: Path, entries: tuple[Entry, ...], why: str) -> None:
    found = rows(book, *entries)
    assert [(row["in_patch"], row["why_not"]) for row in found] == [(False, why)] * len(found)
