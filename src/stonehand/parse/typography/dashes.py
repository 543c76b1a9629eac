"""`--` and `---` -> dashes: the style's own between words, an en dash between numbers."""

import re
from collections.abc import Iterable

from stonehand.parse.typography.edit import Edit
from stonehand.parse.typography.style import FIXED, SPACED_EM, Style

TYPED = re.compile(r"(?<!-)( ?)(-{2,3})( ?)(?!-)")
NUMBER_BEFORE, NUMBER_AFTER = re.compile(r"(?:\d|\b[ivxlcdm]+)\Z"), re.compile(r"\d|[ivxlcdm]+\b")


def dashes(letters: str, style: Style) -> Iterable[Edit]:
    """Set typed hyphens as dashes."""
    if "--" not in letters:
        return
    for found in TYPED.finditer(letters):
        yield from _dash(letters, found, style)


def _dash(letters: str, found: re.Match[str], style: Style) -> Iterable[Edit]:
    start, end = found.span(2)
    if end - start == 2 and found[1] == found[3] == "" and _between_numbers(letters, start, end):
        yield Edit(start, end, "–")
        return
    if found.start() == 0 or found.end() == len(letters):
        yield Edit(start, end, "—" if style.typography.dash == "em" else "–")
    elif style.typography.dash == "em" and style.language in SPACED_EM:
        yield from _spaced(found, "—")
    elif style.typography.dash == "em":
        yield from _without(found.span(1))
        yield Edit(start, end, "—")
        yield from _without(found.span(3))
    else:
        yield from _spaced(found, "–")


def _spaced(found: re.Match[str], dash: str) -> Iterable[Edit]:
    """Set a dash between spaces, of which the first does not break."""
    yield from _without(found.span(1))
    yield Edit(*found.span(2), f"{FIXED}{dash}" if found[3] else f"{FIXED}{dash} ")


def _between_numbers(letters: str, start: int, end: int) -> bool:
    return bool(NUMBER_BEFORE.search(letters, max(start - 8, 0), start) and NUMBER_AFTER.match(letters, end))


def _without(space: tuple[int, int]) -> Iterable[Edit]:
    return (Edit(*space, ""),) if space[1] > space[0] else ()
