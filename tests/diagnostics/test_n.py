"""Codes of letter N that the parser reports: notes and calls that do not pair."""

import pytest

from samples.copy_desk import faults, parsed
from stonehand.diagnostics import Code

POSITIVE = [
    (Code.N001, "Word[^x].", "1:5"),
    (Code.N001, "| a[^x] |\n|---|", "1:4"),
    (Code.N002, "Word.\n\n[^x]: Note.", "3:1"),
    (Code.N003, "Word[^x].\n\n[^x]: One.\n\n[^x]: Two.", "5:1"),
    (Code.N004, "Word[^x] and[^x].\n\n[^x]: One.", "1:13"),
    (Code.N005, "Word[^x][^y].\n\n[^x]: One[^y].\n\n[^y]: Two.", "3:10"),
    (Code.N005, "Word^[One^[two].].", "1:10"),
    (Code.N006, "Word[^x].\n\n[^x]:", "3:1"),
    (Code.N006, "Word^[].", "1:5"),
    (Code.N007, "Word^[One.]{series=foot}.", "1:5"),
]

NEGATIVE = [
    (Code.N001, "Word[^x] \\[^y] `[^z]`.\n\n[^x]: One."),
    (Code.N002, "| a[^x] |\n|---|\n\n[^x]: One."),
    (Code.N003, "Word[^x][^*x].\n\n[^x]: One.\n\n[^*x]: Two."),
    (Code.N004, "Word[^x][^y]^[Three.].\n\n[^x]: One.\n\n[^y]: Two."),
    (Code.N005, "Word[^x].\n\n[^x]: One \\[^y] `^[two]` x^2^."),
    (Code.N006, "Word[^x].\n\n[^x]:\n\n    One."),
    (Code.N007, "Word^[One.]{series=editor}."),
]


@pytest.mark.parametrize("code, copy, place", POSITIVE)
def test_a_fault_is_reported_at_its_place(code, copy, place):
    assert (code.value, place) in faults(copy)


@pytest.mark.parametrize("code, copy", NEGATIVE)
def test_sound_notes_are_not_reported(code, copy):
    assert code.value not in dict(faults(copy))


def test_a_second_note_of_one_label_points_to_the_first():
    _, report = parsed("Word[^x].\n\n[^x]: One.\n\n[^x]: Two.")
    (fault,) = report
    assert fault.related[0].place.line == 3
