"""No-break spaces: between initials, before units, after the abbreviations that lead to a number."""

import re
from collections.abc import Iterable
from functools import cache

from stonehand.parse.typography.edit import Edit
from stonehand.parse.typography.style import ABBREVIATIONS, COMMON_UNITS, FIXED, UNITS, Style

INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.[- ])+(?=[^\W\d_]\.(?!\w))")
SECTION_SIGN = re.compile(r"(?<=[§¶]) (?=\d)")
CALL = re.compile(r"(?<=[^\s\ufffc]) (?=\ufff9)")
NUMBER = r"\d|[IVXLCDM]+\b|[ivxlcdm]+\b"


def initials(letters: str, style: Style) -> Iterable[Edit]:
    """Keep initials together: J. F. Kennedy."""
    for found in INITIALS.finditer(letters):
        if all(part[0].isupper() for part in found[0].split()):
            yield from (Edit(at, at + 1, FIXED) for at in _spaces(letters, *found.span()))


def units(letters: str, style: Style) -> Iterable[Edit]:
    """Keep a unit with its number: 5 km."""
    return (Edit(*found.span(), FIXED) for found in _units(style.language).finditer(letters))


def abbreviations(letters: str, style: Style) -> Iterable[Edit]:
    """Keep a number with what announces it: p. 12, vol. II, § 5."""
    for found in _abbreviations(style.language).finditer(letters):
        yield Edit(found.end() - 1, found.end(), FIXED)
    yield from (Edit(*found.span(), FIXED) for found in SECTION_SIGN.finditer(letters))


def calls(letters: str, style: Style) -> Iterable[Edit]:
    """Take away a space typed before a note call, which never parts from its word."""
    return (Edit(*found.span(), "") for found in CALL.finditer(letters))


def _spaces(letters: str, start: int, end: int) -> Iterable[int]:
    return (at for at in range(start, end) if letters[at] == " ")


@cache
def _units(language: str) -> re.Pattern[str]:
    names = sorted({*COMMON_UNITS, *UNITS.get(language, ())}, key=len, reverse=True)
    return re.compile(rf"(?<=\d) (?![A-Z]\.)(?=(?:{'|'.join(map(re.escape, names))})(?!\w))")


@cache
def _abbreviations(language: str) -> re.Pattern[str]:
    words = ABBREVIATIONS.get(language, ABBREVIATIONS["en"])
    names = sorted({*words, *(word[0].upper() + word[1:] for word in words)}, key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names))}) (?={NUMBER})")
