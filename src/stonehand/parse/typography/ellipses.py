"""Three dots -> an ellipsis; spaced dots stay together on one line."""

import re
from collections.abc import Iterable

from stonehand.parse.typography.edit import Edit
from stonehand.parse.typography.style import FIXED, Style

DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.\.)")
SPACED = re.compile(r"(?<=\.) (?=\. \.)|(?<=\. \.) (?=\.)")


def ellipses(letters: str, style: Style) -> Iterable[Edit]:
    """Set typed dots as ellipses."""
    if "..." in letters:
        yield from (Edit(*found.span(), "…") for found in DOTS.finditer(letters))
    if ". ." in letters:
        yield from (Edit(*found.span(), FIXED) for found in SPACED.finditer(letters))
