"""No-break spaces: between initials, before units and months, after what leads to a number."""

import re
from collections.abc import Iterable
from functools import cache

from stonehand.parse.typography.edit import Edit
from stonehand.parse.typography.style import (
    ABBREVIATIONS,
    COMMON_UNITS,
    DAYS_AFTER,
    FIXED,
    MONTHS,
    UNITS,
    WORDS,
    Style,
)

INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.[- ])+(?=[^\W\d_]\.(?!\w)|(?<!\bI\. )[^\W\d_]{2})")
"""Initials before another one or a name; a lone I is a pronoun or a number, at the end of a sentence."""

# Patterns begin with the space that is looked for, and so found at once; what is before it is seen then.
SECTION_SIGN = re.compile(r" (?<=[§¶] )(?=\d)")
CALL = re.compile(r" (?<=[^\s\ufffc] )(?=\ufff9)")
NUMBER = r"\d|[IVXLCDM]+\b|[ivxlcdm]+\b"
CAPITALS = r"\d|[IVXLC]{2,}\b|[VX]\b"
"""Numbers after a word in full, where a lone I is a pronoun."""


def initials(letters: str, style: Style) -> Iterable[Edit]:
    """Keep initials together and with the name: J. F. Kennedy."""
    for found in INITIALS.finditer(letters):
        if all(part[0].isupper() for part in found[0].split()) and letters[found.end()].isupper():
            yield from (Edit(at, at + 1, FIXED) for at in _spaces(letters, *found.span()))


def units(letters: str, style: Style) -> Iterable[Edit]:
    """Keep a unit with its number, a month with its day: 5 km, 14 March, March 14."""
    yield from (Edit(*found.span(), FIXED) for found in _units(style.language).finditer(letters))
    yield from (Edit(*found.span(), FIXED) for found in _days(style.language).finditer(letters))


def abbreviations(letters: str, style: Style) -> Iterable[Edit]:
    """Keep a number with what announces it: p. 12, vol. II, § 5."""
    yield from (Edit(*found.span(), FIXED) for found in _abbreviations(style.language).finditer(letters))
    yield from (Edit(*found.span(), FIXED) for found in SECTION_SIGN.finditer(letters))


def words(letters: str, style: Style) -> Iterable[Edit]:
    """Keep a number with the word that leads to it: chapter 2, Part II."""
    return (Edit(*found.span(), FIXED) for found in _words(style.language).finditer(letters))


def calls(letters: str, style: Style) -> Iterable[Edit]:
    """Take away a space typed before a note call, which never parts from its word."""
    return (Edit(*found.span(), "") for found in CALL.finditer(letters))


def _spaces(letters: str, start: int, end: int) -> Iterable[int]:
    return (at for at in range(start, end) if letters[at] == " ")


@cache
def _units(language: str) -> re.Pattern[str]:
    names = sorted(
        {*COMMON_UNITS, *UNITS.get(language, ()), *MONTHS.get(language, ())}, key=len, reverse=True
    )
    return re.compile(rf" (?<=\d )(?![A-Z]\.)(?=(?:{'|'.join(map(re.escape, names))})(?!\w))")


@cache
def _days(language: str) -> re.Pattern[str]:
    names = "|".join(rf"(?<=\b{month} )" for month in DAYS_AFTER.get(language, ()))
    return re.compile(rf" (?=\d{{1,2}}(?!\d))(?:{names or '(?!)'})")


@cache
def _abbreviations(language: str) -> re.Pattern[str]:
    names = _either_case(ABBREVIATIONS.get(language, ABBREVIATIONS["en"]), r"(?<![\w.])")
    return re.compile(rf" (?={NUMBER})(?:{names})")


@cache
def _words(language: str) -> re.Pattern[str]:
    names = _either_case(WORDS.get(language, WORDS["en"]), r"(?<!\w)")
    return re.compile(rf" (?={CAPITALS})(?:{names})")


def _either_case(words: Iterable[str], begin: str) -> str:
    """Return a pattern of what follows a space after words, as they are and with a capital."""
    both = {form for word in words for form in (word, word[0].upper() + word[1:])}
    return "|".join(rf"(?<={begin}{re.escape(word)} )" for word in sorted(both))
