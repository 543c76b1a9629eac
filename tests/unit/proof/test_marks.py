"""Marks on words of a proof: where they are in the copy, what they ask for, what the patch makes of them."""

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
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
        (("A question of",), "A question of"),
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
        ((struck("who had argued", "instrumentation"),), "markup or the end of a line stands there"),
        ((struck("translated.2"),), "markup or the end of a line stands there"),
        ((struck("walked"), struck("walked past")), "another mark touches it"),
        ((struck("A Small Book"),), "it is on a running head or a folio"),
        ((struck("reasonable one.1", "“It is"),), "it goes over several paragraphs"),
        ((struck("The Comet"),), "nothing would be left of the paragraph"),
    ],
)
def test_what_is_not_plain_is_not_in_the_patch(book: Path, entries: tuple[Entry, ...], why: str) -> None:
    found = rows(book, *entries)
    assert {(row["in_patch"], row["why_not"]) for row in found} == {(False, why)}


@pytest.mark.parametrize(
    "reply, why",
    [
        ({"Contents": "Must it be?"}, "there are replies to it"),
        ({"State": "Rejected", "StateModel": "Review"}, "a reviewer has rejected it"),
    ],
)
def test_what_was_objected_to_is_not_in_the_patch(book: Path, reply: Entry, why: str) -> None:
    (row,) = rows(book, struck("gray"), {**on("gray"), "Subtype": "Text", "irt": 0, **reply})
    assert (row["in_patch"], row["why_not"], len(row["remarks"])) == (False, why, 1)


def test_a_strike_out_with_a_comment_is_a_query(book: Path) -> None:
    (row,) = rows(book, struck("gray", Contents="grey? as above"))
    assert (row["act"], row["note"]) == ("query", "grey? as above")


@pytest.mark.parametrize("kind", ["Text", "FreeText", "Ink", "Square", "Stamp"])
def test_what_does_not_lie_on_words_is_near_them(book: Path, kind: str) -> None:
    place = {name: value for name, value in on("chairman").items() if name != "QuadPoints"}
    (row,) = rows(book, {**place, "Subtype": kind})
    assert (row["act"], row["certainty"], row["words"]) == ("query", "approximate", "chairman,")


def test_a_mark_on_a_running_head_is_on_the_title(book: Path) -> None:
    (row,) = rows(book, on("A Small Book"))
    assert (row["page"], row["certainty"]) == (
        {"sheet": 2, "folio": "2", "line": None, "area": "head"},
        "approximate",
    )


@pytest.mark.parametrize(
    "entries, before, after",
    [
        (replaced("gray", "grey"), "gray\n", "grey\n"),
        (replaced("comet came", "comets came"), "comet came", "comets came"),
        ((struck("unnecessarily"),), "unnecessarily ", ""),
        (({**at("the comet"), "Contents": ","},), "comet came", "comet, came"),
        (({**at("the comet"), "Contents": " of the year "},), "comet came", "comet of the year came"),
    ],
)
def test_a_change_that_was_made_is_done(
    book: Path, entries: tuple[Entry, ...], before: str, after: str
) -> None:
    path = book / COPY
    path.write_text(path.read_text().replace(before, after))
    found, report = read_back(book, marked(*entries))
    assert [row["status"] for row in found.rows] == ["done"]
    assert list(report) == []


def test_after_the_patch_its_marks_are_done(book: Path) -> None:
    entries = (struck("unnecessarily"), struck("published four"), {**at("the comet"), "Contents": ","})
    corrected(book, *entries)
    assert [row["status"] for row in rows(book, *entries)] == ["done"] * 3


def test_a_word_between_changed_ones_may_be_another_one(book: Path) -> None:
    path = book / COPY
    path.write_text(path.read_text().replace("a hand apart", "put a finger away"))
    (row,) = rows(book, struck("a hand"))
    assert (row["certainty"], row["in_patch"]) == ("approximate", False)


def test_a_paragraph_that_was_taken_out_is_not_sought_in_others(book: Path) -> None:
    path = book / COPY
    path.write_text(path.read_text().replace("Two sheets of metal, a hand apart.", "Nothing."))
    (row,) = rows(book, struck("a hand"))
    assert (row["certainty"], row["why_not"]) == ("approximate", "these words are not in the copy")


def test_words_that_have_changed_are_not_touched(book: Path) -> None:
    path = book / COPY
    path.write_text(path.read_text().replace("gray", "blue"))
    (row,) = rows(book, *replaced("gray", "grey"))
    assert (row["status"], row["certainty"], row["now"]) == ("open", "approximate", "blue")
    assert row["why_not"] == "the words have changed since"


def test_words_are_found_after_paragraphs_before_them_have_changed(book: Path) -> None:
    path = book / COPY
    path.write_text(
        path.read_text().replace("# The Comet\n", "# The Comet\n\nA new paragraph.\n\nAnother one.\n")
    )
    text = corrected(book, *replaced("gray", "grey"))
    assert "A new paragraph." in text
    assert "The grey\nboxes" in text


def test_a_file_with_carriage_returns_keeps_them(book: Path) -> None:
    path = book / COPY
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    corrected(book, *replaced("gray", "grey"))
    assert b"The grey\r\nboxes" in path.read_bytes()


def test_a_page_may_be_turned_and_others_be_left_out(book: Path) -> None:
    with pikepdf.open(BytesIO(marked(on("published four")))) as pdf:
        del pdf.pages[0]
        pdf.pages[0].rotate(90, relative=True)
        data = BytesIO()
        pdf.save(data)
    found, _ = read_back(book, data.getvalue())
    assert [(row["words"], row["page"]["sheet"]) for row in found.rows] == [("published four", 2)]
