"""Whatever the notes: each is printed once, whole, in order, and is late only for a reason."""

import pytest
from random_sections import faults, random_copy, task
from tiny import codes, house

from stonehand.press.pdf.set import set_section

SECTIONS = [
    *(("short", seed) for seed in range(56)),
    *(("mixed", seed) for seed in range(100, 140)),
    *(("long", seed) for seed in range(200, 204)),
]


@pytest.mark.parametrize("lengths, seed", SECTIONS)
def test_every_note_is_printed_once_whole_and_in_order(lengths: str, seed: int) -> None:
    copy = random_copy(seed, lengths, most_blocks=5)
    result = set_section(task(copy, house()))
    assert faults(copy, result) == []
    assert set(codes(result)) <= {"L003", "L005"}


@pytest.mark.parametrize("lengths, seed", [("mixed", 5), ("mixed", 6)])
def test_a_lost_note_is_a_fault(lengths: str, seed: int) -> None:
    copy = random_copy(seed, lengths, most_blocks=4)
    assert copy.notes
    copy.notes[0].append("lost")
    result = set_section(task(copy, house()))
    assert faults(copy, result) == ["“lost” is printed 0 times"]
