"""Spaces at high punctuation: fixed where the author typed one, added where the style is French."""

import re
from collections.abc import Iterable

from stonehand.parse.typography.edit import Edit
from stonehand.parse.typography.style import FIXED, NARROW, Style

TYPED_BEFORE = re.compile(r" (?<=\S )(?=[:;!?»%](?:\W|$))")
TYPED_AFTER = re.compile(r" (?<=« )(?=\S)")
BARE_HIGH = re.compile(r"(?<=[\w)\]»”’…\"'])([;!?]+|:(?!\S))(?=\W|$)")
BARE_GUILLEMETS = re.compile(r"«(?=\S)|(?<=\S)»")


def high_punctuation(letters: str, style: Style) -> Iterable[Edit]:
    """Keep high punctuation with its word."""
    if style.language == "fr":
        yield from (Edit(*found.span(), NARROW) for found in TYPED_AFTER.finditer(letters))
    space = NARROW if style.language == "fr" else FIXED
    for found in TYPED_BEFORE.finditer(letters):
        yield Edit(*found.span(), FIXED if style.language == "fr" and letters[found.end()] == ":" else space)
    if style.typography.french_spaces:
        yield from _added(letters)


def _added(letters: str) -> Iterable[Edit]:
    for found in BARE_HIGH.finditer(letters):
        space = FIXED if found[1] == ":" else NARROW
        yield Edit(found.start(), found.start() + 1, space + found[1][0])
    for found in BARE_GUILLEMETS.finditer(letters):
        yield Edit(*found.span(), f"«{NARROW}" if found[0] == "«" else f"{NARROW}»")
