"""The places of characters, as the attribute `data-runs` has them."""

import pytest

from stonehand.compose.runs import code_runs, runs
from stonehand.model.inline import Code, Emphasis, LineBreak, NoteReference, Text
from stonehand.source import Span


def text(words: str, line: int, column: int, length: int | None = None) -> Text:
    return Text(words, Span("a.md", line, column, line, column + (len(words) if length is None else length)))


SPAN = Span("a.md", 1, 1, 1, 1)
CALL = NoteReference("call", "note", "1", SPAN)


@pytest.mark.parametrize(
    "content, expected",
    [
        ((), ""),
        ((text("word", 3, 5),), "0:3:5"),
        ((text("one ", 3, 5), text("two", 3, 9)), "0:3:5"),
        ((text("one ", 3, 5), text("two", 4, 1)), "0:3:5 4:4:1"),
        ((text("one", 3, 5), text("—", 3, 8, 2), text("two", 3, 10)), "0:3:5 4:3:10"),
        ((text("an ", 1, 1), Emphasis((text("old", 1, 5),), SPAN), text(" day", 1, 9)), "0:1:1 3:1:5 6:1:9"),
        ((text("word", 1, 1), CALL, text(" more", 1, 9)), "0:1:1 4:1:9"),
        ((text("line", 1, 1), LineBreak(SPAN), text("next", 2, 1)), "0:1:1 4:2:1"),
        ((Code("x", Span("a.md", 2, 3, 2, 6)),), "0:2:4"),
    ],
)
def test_runs(content: tuple, expected: str) -> None:
    assert runs(content) == expected


def test_runs_of_fenced_code_begin_below_the_fence() -> None:
    assert code_runs("a\nbc", Span("a.md", 5, 1, 9, 1)) == "0:6:1 2:7:1"
