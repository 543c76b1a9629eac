"""Whatever the copy: a made-up book carries the words and notes of one that is not, in the same order."""

from dataclasses import replace

import pytest
from random_sections import faults, printed_words, random_copy, task
from tiny import codes, house

from stonehand.model.pages import PageSettings
from stonehand.press.pdf.set import SetSection, set_section

OFF = PageSettings(spreads=False)
SECTIONS = [
    *(("short", seed) for seed in range(300, 306)),
    *(("mixed", seed) for seed in range(400, 406)),
    ("long", 500),
]


def words(result: SetSection) -> list[str]:
    """Return all words of a PDF, whatever their page; a hyphen at the end of a line is none."""
    return sorted(word for page in printed_words(result.pdf) for word in page)


@pytest.mark.parametrize("lengths, seed", SECTIONS)
def test_make_up_carries_every_word_and_note(lengths: str, seed: int) -> None:
    copy = random_copy(seed, lengths, most_blocks=14)
    on = set_section(task(copy, house()))
    off = set_section(replace(task(copy, house()), pages=OFF))
    assert faults(copy, on) == faults(copy, off) == []
    assert words(on) == words(off)
    assert codes(on).count("L003") <= codes(off).count("L003")
