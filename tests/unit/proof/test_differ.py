"""Streams compared: letters decide, words explain."""

from stonehand.proof.certificate.differ import differences
from stonehand.proof.certificate.stream import Piece
from stonehand.source import Span


def piece(text: str, line: int) -> Piece:
    return Piece(text, Span.point("a.md", line))


def test_equal_in_spite_of_breaks_and_case() -> None:
    assert differences([piece("A comet’s re-turn", 1)], "a COMET ’s re turn") == ()


def test_a_lost_word_is_named_with_its_place() -> None:
    (difference,) = differences([piece("one two", 1), piece("three four", 2)], "one two four")
    assert str(difference) == "“three” is missing"
    assert difference.place == Span.point("a.md", 2)


def test_a_doubled_paragraph_is_found() -> None:
    (difference,) = differences([piece("one two", 1)], "one two one two")
    assert str(difference) == "“one two” is one too many"


def test_a_changed_word_is_found() -> None:
    (difference,) = differences([piece("one two three", 1)], "one too three")
    assert str(difference) == "“two” reads “too”"
