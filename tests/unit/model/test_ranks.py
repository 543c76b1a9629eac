"""Ranks of heads where levels are skipped."""

import pytest

from stonehand.model.block import Heading
from stonehand.model.book import Matter, Section
from stonehand.model.inline import Text
from stonehand.model.ranks import head_ranks
from stonehand.source import Span

HERE = Span.point("one.md")


def ranks(*levels: int, title: str = "One") -> list[int]:
    blocks = tuple(
        Heading(anchor=f"h{n}", span=HERE, level=level, content=()) for n, level in enumerate(levels)
    )
    words = (Text(title, HERE),) if title else ()
    section = Section(anchor="one", kind="chapter", matter=Matter.BODY, span=HERE, blocks=blocks, title=words)
    return list(head_ranks(section).values())


@pytest.mark.parametrize(
    "levels, expected",
    [((2, 3, 3, 2), [2, 3, 3, 2]), ((3, 4, 2), [2, 3, 2]), ((2, 4, 3), [2, 3, 3]), ((), [])],
)
def test_no_rank_is_skipped(levels: tuple[int, ...], expected: list[int]) -> None:
    assert ranks(*levels) == expected


def test_without_a_title_the_first_head_has_the_first_rank() -> None:
    assert ranks(2, 3, title="") == [1, 2]
