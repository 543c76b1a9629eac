"""H007, H105, H107, H109: large numbers, centuries, decades and ordinals in one form each."""

import re
from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding, Use, strays
from stonehand.proof.copy.passage import Kind, Passage
from stonehand.proof.copy.read import BookCopy

_LARGE = re.compile(
    r"(?<![\w.,/:§№–-])(?<!\d[ \u00a0\u202f])(?:(?P<comma>\d{1,3}(?:,\d{3})+)"
    r"|(?P<space>\d{1,3}(?:[ \u00a0\u202f]\d{3})+)"
    r"|(?P<point>\d{1,3}(?:\.\d{3}){2,})|(?P<none>\d{5,7}))(?![\w/–-]|[.,:]\d|[ \u00a0\u202f]\d)"
)
_ANNOUNCED = re.compile(
    r"\b(?:no|nos|p|pp|f|ff|op|d|l|box|file|folder|number|art|NGC|№|ISBN|order|number)[.:]? *$", re.IGNORECASE
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
).replace(" ", "|")
_CENTURY = re.compile(
    rf"\b(?:(?P<figures>\d{{1,2}}(?:st|nd|rd|th))|(?P<words>{_ORDINALS}))(?= centur(?:y|ies)\b|-century\b)",
    re.IGNORECASE,
)
_DECADE = re.compile(r"(?<!\d)1\d\d0(?P<mark>[’']?)s\b|(?<!\d)20[0-3]0(?P<late>[’']?)s\b")
_OF_DECADE = re.compile(r"\b(?:the|early|late|mid)[ -]\Z")
_ORDINAL = re.compile(r"(?<![\w.,])\d{1,3}(st|nd|rd|th)\b")
_RUNNING: tuple[Kind, ...] = ("text", "note")


def large_numbers(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find numbers of five figures and more that are divided in another way than most; four need no mark."""
    uses = [
        Use(found.lastgroup or "", passage, *found.span())
        for passage, found in _own(copy, _LARGE, ("text",))
        if sum(map(str.isdigit, found[0])) >= 5 and not _ANNOUNCED.search(passage.letters[: found.start()])
    ]
    yield from strays(Code.H007, uses, style.thousands)


def centuries(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find centuries in figures where most are in words, or the other way."""
    uses = [
        Use(found.lastgroup or "", passage, *found.span())
        for passage, found in _own(copy, _CENTURY, _RUNNING)
        if passage.language == "en"
    ]
    yield from strays(Code.H105, uses, style.centuries)


def decades(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find decades with an apostrophe where most have none, or the other way."""
    uses = [
        Use("1980’s" if found["mark"] or found["late"] else "1980s", passage, *found.span())
        for passage, found in _own(copy, _DECADE, _RUNNING)
        if passage.language == "en" and not _owns(passage, found)
    ]
    yield from strays(Code.H107, uses, style.decades)


def _owns(passage: Passage, found: re.Match[str]) -> bool:
    """Tell whether a year has a genitive, as in 1980’s budget: no “the” or “early” stands before it."""
    before = passage.letters[: found.start()].casefold()
    return bool(found["mark"] or found["late"]) and not _OF_DECADE.search(before)


def ordinals(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find ordinals whose letters are raised where most are level, or the other way."""
    uses = [
        _ordinal(passage, found)
        for passage, found in _own(copy, _ORDINAL, _RUNNING)
        if passage.language == "en"
    ]
    yield from strays(Code.H109, uses, style.ordinals)


def _ordinal(passage: Passage, found: re.Match[str]) -> Use:
    form = "raised" if passage.has("raised", *found.span(1)) else "level"
    return Use(form, passage, *found.span(), dress=f"with {form} letters")


def _own(
    copy: BookCopy, pattern: re.Pattern[str], kinds: tuple[Kind, ...]
) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Yield what a pattern finds among the author's own words in passages of some kinds."""
    for passage in copy.passages:
        if passage.kind in kinds:
            for found in pattern.finditer(passage.letters):
                if passage.is_own(*found.span()):
                    yield passage, found
