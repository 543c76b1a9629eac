"""Change bars stand at the lines whose words are others, and at no line that was only set anew."""

from collections.abc import Sequence

import pytest

from stonehand.model.layout import Area, Fingerprint, LayoutMap, Line, Page
from stonehand.proof.margins.changes import changed_lines, has_nothing_of

Block = tuple[str, str]
"""The anchor of a block, and its lines."""


def line(text: str, block: str, area: Area = "body", calls: int = 0) -> Line:
    hyphen = "auto" if text.endswith("\u2010") else "none"
    length = len(text) - calls - (hyphen == "auto")
    return Line(area, 50, 50, 300, 14, 60, text, block, 0, length, "a.md:1:1", hyphen=hyphen)


def layout(*pages: Sequence[Line]) -> LayoutMap:
    trim = (0.0, 0.0, 400.0, 600.0)
    made = tuple(
        Page(sheet, str(sheet), "recto", "one", False, 400, 600, trim, trim, tuple(lines))
        for sheet, lines in enumerate(pages, 1)
    )
    return LayoutMap("", Fingerprint("", "", "", "", "", ""), made)


def copy(*blocks: Block) -> LayoutMap:
    """Return a map of one page; a slash in a block ends its lines."""
    return layout([line(text, anchor) for anchor, words in blocks for text in words.split("/")])


OLD = copy(("p1", "In March the comet/came back to us"), ("p2", "Six craft went/to meet it there"))


@pytest.mark.parametrize(
    "new, lines",
    [
        (OLD, []),
        (copy(("p1", "In March the/comet came back to us"), ("p2", "Six craft went to/meet it there")), []),
        (copy(("p1", "In March the comet/came back to her"), ("p2", "Six craft went/to meet it there")), [1]),
        (copy(("p1", "In March the comet/back to us"), ("p2", "Six craft went/to meet it there")), [1]),
        (copy(("p1", "In March the comet/came back to us"), ("p2", "Six craft/to meet it there")), [3]),
        (copy(("p1", "In March the comet/came back to us")), [0]),
        (copy(("p1", "Six craft went/to meet it there")), [0]),
        (
            copy(
                ("p1", "In March the comet/came back to us"),
                ("p2", "Nobody saw that/but an amateur"),
                ("p3", "Six craft went/to meet it there"),
            ),
            [2, 3],
        ),
    ],
    ids=("same", "rewrapped", "a word", "a word gone", "gone at an end", "last block", "first", "new block"),
)
def test_lines_with_other_words(new: LayoutMap, lines: list[int]) -> None:
    assert sorted(changed_lines(OLD, new)) == [(1, index) for index in lines]


def test_a_word_is_one_word_wherever_it_is_broken() -> None:
    broken = layout([line("the commit\u2010", "p1")], [line("tee met", "p1")])
    assert changed_lines(copy(("p1", "the committee/met")), broken) == frozenset()


def test_a_broken_word_that_is_another_one_bars_both_its_lines() -> None:
    broken = layout([line("the commit\u2010", "p1")], [line("ment met", "p1")])
    assert changed_lines(copy(("p1", "the committee/met")), broken) == {(1, 0), (2, 0)}


def test_another_number_of_a_note_is_no_change() -> None:
    old, new = (layout([line(f"the comet,{call} the Sun", "p1", calls=1)]) for call in (1, 2))
    assert changed_lines(old, new) == frozenset()


def test_another_figure_of_the_text_is_a_change() -> None:
    assert changed_lines(copy(("p1", "in A4")), copy(("p1", "in A5"))) == {(1, 0)}


def test_furniture_is_left_out_and_notes_are_compared() -> None:
    old, new = (
        layout([line(f"head {n}", "", "head"), line("the text", "p1"), line(f"note {n}", "n1", "note")])
        for n in "ab"
    )
    assert changed_lines(old, new) == {(1, 2)}


def test_another_book_has_no_block_of_this_one() -> None:
    other = copy(("p1", "Quite other words stand here"))
    assert has_nothing_of(other, OLD)
    assert not has_nothing_of(OLD, OLD)
