"""What a typographic rule gives back: edits of the letters of one block."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from stonehand.parse.typography.style import Style


class Edit(NamedTuple):
    """Replace the letters from `start` to `end`."""

    start: int
    end: int
    text: str


Rule: TypeAlias = Callable[[str, Style], Iterable[Edit]]
"""A rule reads the letters of a block and its style. Code, images, calls and citations are U+FFFC there."""
