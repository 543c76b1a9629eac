"""Page labels."""

import pytest

from stonehand.press.pdf.labels import LabelRange, label_ranges


@pytest.mark.parametrize(
    "folios, ranges",
    [
        ("i ii iii iv 1 2 3", [LabelRange(0, "r", 1), LabelRange(4, "D", 1)]),
        ("5 6 9 10", [LabelRange(0, "D", 5), LabelRange(2, "D", 9)]),
        ("xlix l", [LabelRange(0, "r", 49)]),
        ("A-1 A-1 2", [LabelRange(0, "", 1, "A-1"), LabelRange(2, "D", 2)]),
        ("iiii 1", [LabelRange(0, "", 1, "iiii"), LabelRange(1, "D", 1)]),
        ("", []),
    ],
)
def test_folios_become_the_fewest_ranges(folios: str, ranges: list[LabelRange]) -> None:
    assert list(label_ranges(folios.split())) == ranges
