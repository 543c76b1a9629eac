"""Where the pages of a section begin, beside where they began when they were frozen."""

from samples.pressed import line, page
from stonehand.model.layout import Page
from stonehand.pipeline.frozen import _amount
from stonehand.pipeline.starts import first_misfit, freeze_section

LINES = {name: f"{name * 9} {name * 9} {name * 9}" for name in "abcdefghixyw"}


def pages(*turns: str) -> tuple[Page, ...]:
    """Return pages of lines, each line named by a letter."""
    return tuple(
        page(number, *(line(LINES[name], 12 * y, block=name) for y, name in enumerate(names)))
        for number, names in enumerate(turns, 1)
    )


FROZEN = freeze_section(pages("abc", "def", "ghi"))


def told(*turns: str) -> str:
    misfit = first_misfit(FROZEN, pages(*turns))
    assert misfit is not None
    return f"{misfit.page + 1}: {_amount(misfit)}"


def test_pages_that_begin_as_they_did_fit() -> None:
    assert first_misfit(FROZEN, pages("abc", "def", "ghi")) is None


def test_lines_over_are_counted_at_the_end_of_the_page() -> None:
    assert told("axb", "cdef", "ghi") == "1: runs 1 line over"


LOST = "1: cannot be told from the next: the words between them have changed"


def test_where_the_words_at_a_turn_are_gone_lines_are_counted_at_the_next_that_is_found() -> None:
    assert told("abx", "ywe", "fghi") == f"{LOST}; at the end of page 2 the text is 1 line over"
    assert told("abx", "yefg", "hi") == f"{LOST}; at the end of page 2 the text is 1 line short"
    assert told("abx", "yef", "ghi") == f"{LOST}; at the end of page 2 the text is as long as it was"


def test_where_no_later_turn_is_found_no_lines_are_counted() -> None:
    assert told("abx", "yew", "xyi") == LOST
