"""How the house begins the text of a section, and how it marks a break in it."""

from dataclasses import dataclass
from typing import Literal

BreakOrnament = Literal["asterisks", "asterism", "fleuron", "blank"]


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first paragraph of a section of the body: the values of `[design.beginning]`.

    `initial`: lines that the initial goes down (0: none). `small_caps`: words set in small capitals, counted
    from the first, or the whole first line, whatever it holds.
    """

    initial: int = 0
    small_caps: int | Literal["line"] = 0


PLAIN = Beginning()
"""The default: nothing."""
