"""Typometry on lines made by hand: an em of 10 points, a letter of 5, a space of 2, a measure of 100."""

from itertools import pairwise

import pytest

from stonehand.proof.typometry import Measures, SetLine, measure_lines

LEFT, WIDTH = 20.0, 100.0


def line(number: int, text: str, width: float = WIDTH, page: int = 0, indent: float = 0.0) -> SetLine:
    """Return a line whose words are spread over a width."""
    words = text.split()
    gap = (width - indent - 5 * len("".join(words))) / max(len(words) - 1, 1)
    x, placed = LEFT + indent, []
    for word in words:
        placed.append((word, x, x + 5 * len(word)))
        x += 5 * len(word) + gap
    return SetLine(page, 700.0 - 12 * number, tuple(placed))


def measured(*lines: SetLine) -> Measures:
    return measure_lines(lines, 10.0, 0.2)


FULL = "aa bb cc ddddd eee"  # 14 letters, 4 spaces: 70 + 30, so a space of 7.5
LAST = "an end is here"


def test_spaces_of_justified_lines() -> None:
    found = measured(line(0, FULL), line(1, "aa bb cc ddddd fffffff"), line(2, LAST, 60))
    assert (found.lines, found.justified) == (3, 2)
    assert found.space_mean == pytest.approx((0.75 + 0.25) / 2)
    assert found.space_sd == pytest.approx(0.25)
    assert (found.ratio_least, found.ratio_most) == (pytest.approx(1.25), pytest.approx(3.75))
    assert (found.loose, found.very_loose, found.tight) == (50, 50, 0)


def test_a_tight_line() -> None:
    found = measured(line(0, "aa bb cc ddddd eee", 75), line(1, "aa bb cc ddddd ggg", 75), line(2, LAST, 70))
    assert found.tight == 100


def test_an_indent_begins_a_paragraph() -> None:
    found = measured(line(0, FULL), line(1, FULL), line(2, FULL, indent=10), line(3, FULL))
    assert found.justified == 2


@pytest.mark.parametrize("hyphens, longest, ladders", [("-- ", 2, 0), ("---", 3, 1), ("- -", 1, 0)])
def test_ladders(hyphens: str, longest: int, ladders: int) -> None:
    texts = [FULL + hyphen.strip() for hyphen in hyphens]
    found = measured(*(line(n, text) for n, text in enumerate((*texts, FULL, LAST))))
    assert (found.hyphens, found.longest_ladder, found.ladders) == (hyphens.count("-"), longest, ladders)


@pytest.mark.parametrize("page, rectos", [(0, 1), (1, 0)])
def test_a_hyphen_at_the_foot_of_a_recto(page: int, rectos: int) -> None:
    found = measured(
        line(0, FULL + "-", page=page), line(0, FULL, page=page + 1), line(1, LAST, page=page + 1)
    )
    assert found.recto_hyphens == rectos


@pytest.mark.parametrize("word, stacks", [("word", 1), ("wor", 0)])
def test_stacks(word: str, stacks: int) -> None:
    found = measured(line(0, f"{word} a b c"), line(1, f"{word}, d e f"), line(2, LAST))
    assert found.stacks == stacks


def test_a_runt_is_the_last_of_several_lines() -> None:
    assert measured(line(0, FULL), line(1, FULL), line(2, "it.")).runts == 1
    assert measured(line(0, FULL), line(1, FULL), line(2, "four")).runts == 0


@pytest.mark.parametrize("lines, rivers", [(3, 0), (4, 3), (8, 3)])
def test_rivers_are_counted_once(lines: int, rivers: int) -> None:
    found = measured(*(line(n, "aaa bbb ccc dd") for n in range(lines)))
    assert found.rivers == rivers


def test_a_hyphen_may_hang_but_not_a_letter() -> None:
    rest = [line(n, FULL) for n in range(1, 4)]
    assert measured(line(0, FULL + "-", WIDTH + 4), *rest).overfull == 0
    assert measured(line(0, FULL + "x", WIDTH + 4), *rest).overfull == 1


def test_neighbours_of_unlike_spaces() -> None:
    loose, even = line(0, FULL), line(1, "aa bb cc ddddd fffffff")
    assert measured(loose, even, line(2, LAST, 60)).contrast == pytest.approx(2.5)


def test_without_text_there_is_nothing_to_measure() -> None:
    with pytest.raises(ValueError, match="no justified text"):
        measured()


def test_words_do_not_touch() -> None:
    assert all(one[2] < other[1] for one, other in pairwise(line(0, FULL).words))
