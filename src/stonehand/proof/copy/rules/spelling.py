"""H102, H103: words that a book spells in two ways, by lists; -ise and -ize; per cent."""

import re
from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding, Use, strays
from stonehand.proof.copy.passage import Passage
from stonehand.proof.copy.read import BookCopy
from stonehand.proof.copy.rules.spellings import IZE_STEMS, VARIANTS

_ISE = re.compile(r"\b([a-z]{3,})i([sz])(?:e|ed|es|er|ers|ing|ation|ations|ational)\b")
_PREFIX = re.compile(r"^(?:de|dis|over|re|un)")
_PERCENT = re.compile(r"(?<=\d)[ \u00a0\u202f]?%|\bper cent\b|\bpercent\b")
_WORD = re.compile(r"\b[a-z]+\b")
_FORM = {spelling: (group, spelling) for group in VARIANTS for spelling in group}


def two_spellings(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find words in the rarer of two spellings; not quoted ones, names, nor those of other languages."""
    own = [passage for passage in copy.passages if passage.language == "en"]
    ise = [use for passage in own for use in _ise(passage)]
    yield from strays(Code.H102, ise, style.spelling)
    by_group: dict[tuple[str, ...], list[Use]] = {}
    for passage in own:
        for group, use in _variants(passage):
            by_group.setdefault(group, []).append(use)
    for group, uses in by_group.items():
        yield from strays(Code.H102, uses, next((word for word in style.words if word in group), ""))


def _ise(passage: Passage) -> Iterator[Use]:
    for found in _ISE.finditer(passage.letters):
        if (
            _is_listed(found[1])
            and passage.is_own(*found.span())
            and not passage.has("italic", *found.span())
        ):
            yield Use("ise" if found[2] == "s" else "ize", passage, *found.span())


def _is_listed(stem: str) -> bool:
    return stem in IZE_STEMS or _PREFIX.sub("", stem) in IZE_STEMS


def _variants(passage: Passage) -> Iterator[tuple[tuple[str, ...], Use]]:
    for found in _WORD.finditer(passage.letters):
        if found[0] in _FORM and passage.is_own(*found.span()) and not passage.has("italic", *found.span()):
            group, form = _FORM[found[0]]
            yield group, Use(form, passage, *found.span())


def percent_in_two_forms(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find “per cent”, “percent” and “%” in the rarer forms; tables and captions may have the sign."""
    uses = [
        Use(found[0].strip("\u00a0\u202f "), passage, *found.span())
        for passage in copy.passages
        if passage.kind in ("text", "note") and passage.language == "en"
        for found in _PERCENT.finditer(passage.letters)
        if passage.is_own(*found.span())
    ]
    yield from strays(Code.H103, uses, style.percent)
