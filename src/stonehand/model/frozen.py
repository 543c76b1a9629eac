"""The page starts of a frozen book, as `stonehand.lock` keeps them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_LETTERS = re.compile(r"[^\W\d_]+")


def letters_of(text: str) -> str:
    """Return the letters of a text: places are counted in them, for figures and marks may change."""
    return "".join(_LETTERS.findall(text)).casefold()


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page begins: letters of the section's text before it, those right before and after, the block.

    `long`: lines by which the page runs long (negative: short). Letters alone are counted and kept: no
    figure, mark or space, for calls and folios may change.
    """

    letters: int
    before: str
    after: str
    block: str
    long: int = 0


@dataclass(frozen=True, slots=True)
class FrozenSection:
    """The pages of one section, and the digests of its blocks, by which a changed one is known."""

    starts: tuple[PageStart, ...]
    blocks: frozenset[str] = frozenset()

    @property
    def depths(self) -> tuple[int, ...]:
        """Return the lines by which each page runs long, or nothing where none does."""
        found = tuple(start.long for start in self.starts)
        return found if any(found) else ()


Frozen = Mapping[str, FrozenSection]
"""Sections by anchor; empty: the book is not frozen."""

NOT_FROZEN: Frozen = MappingProxyType({})
