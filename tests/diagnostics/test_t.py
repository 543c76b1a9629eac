"""Codes of letter T: quotation marks that cannot be set without asking."""

import pytest

from samples.copy_desk import faults
from stonehand.diagnostics import Code

POSITIVE = [
    (Code.T001, 'A " mark', "1:3"),
    (Code.T001, 'wo"rd', "1:3"),
    (Code.T001, 'A board 5" wide', "1:10"),
    (Code.T001, "a ' b", "1:3"),
    (Code.T002, 'She said "never\n\nand left.', "1:10"),
    (Code.T002, '> It ended" there.', "1:11"),
]

NEGATIVE = [
    (Code.T001, "\"One,\" 'two', dogs' tails, '60s, l'été, 5” and 6′"),
    (Code.T001, '"**a**" ("b") "[c](https://example.org)" "`d`" "e"[^1]\n\n[^1]: "f"'),
    (Code.T002, '"One *two* three," he said.\n\n"A quotation that goes on\n\n"in the next paragraph."'),
    (Code.T002, 'A "mixed” and a “mixed" one; an escaped \\".'),
]


@pytest.mark.parametrize("code, copy, place", POSITIVE)
def test_a_doubtful_mark_is_asked_about(code, copy, place):
    assert (code.value, place) in faults(copy)


@pytest.mark.parametrize("code, copy", NEGATIVE)
def test_marks_that_are_clear_are_not(code, copy):
    assert code.value not in dict(faults(copy))
