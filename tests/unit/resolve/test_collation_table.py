"""A table read at need makes the keys that pyuca makes of the whole table."""

import pytest
from pyuca import Collator

from stonehand.resolve.index.collation_table import CollatorAtNeed

WHOLE = Collator()


@pytest.mark.parametrize(
    "word",
    [
        "Gagarin",
        "Ångström",
        "coöperation",
        "Šabata",
        "Łódź",
        "ﬀ",
        "Θουκυδίδης",
        "Ёлкин",
        "Ай\u0306",
        "한국",
        "中",
        "𗀀",
        "x1",
    ],
)
def test_keys_are_those_of_the_whole_table(word: str) -> None:
    assert CollatorAtNeed().sort_key(word) == WHOLE.sort_key(word)
