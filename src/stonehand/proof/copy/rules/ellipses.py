"""H008, H009, H010: ellipses in two forms, with an odd number of dots, with and without a space before."""

import re
from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding, Use, edit, strays
from stonehand.proof.copy.passage import Passage
from stonehand.proof.copy.read import BookCopy

_CLOSED = re.compile(r"…|(?<!\.)\.{3}(?!\.)")
_SPACED = re.compile(r"(?<!\.)\.[ \u00a0]\.[ \u00a0]\.(?![ \u00a0]?\.)")
_ODD = re.compile(r"(?<![./])\.\.(?![./])|\.{5,}")
_CLOSED_EDIT, _SPACED_EDIT = "…", ". . ."


def ellipses_in_two_forms(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find ellipses in the rarer form; what is typed `...` is printed as the character."""
    uses = [use for passage in copy.passages for use in _ellipses(passage)]
    yield from strays(Code.H008, uses, style.ellipsis)


def _ellipses(passage: Passage) -> Iterator[Use]:
    for form, pattern, other in (("closed", _CLOSED, _SPACED_EDIT), ("spaced", _SPACED, _CLOSED_EDIT)):
        for found in pattern.finditer(passage.letters):
            if not passage.has("fixed", *found.span()):
                yield Use(form, passage, *found.span(), edit(passage, *found.span(), other))


def odd_dots(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find two dots, and five or more; four are a stop and an ellipsis."""
    for passage in copy.passages:
        for found in _ODD.finditer(passage.letters):
            if not passage.has("fixed", *found.span()) and passage.kind != "cell":
                message = f"{len(found[0])} dots are neither a stop nor an ellipsis"
                yield Finding(Code.H009, passage, *found.span(), message)


def ellipses_spaced_two_ways(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find ellipses inside sentences that have a space before them where most have none, or the other way."""
    uses = [
        Use("a space before" if found[1] else "no space before", passage, found.start(2), found.end(2))
        for passage in copy.passages
        for found in re.finditer(r"(?<=\w)([ \u00a0]?)(…|\.\.\.)(?= \w)", passage.letters)
    ]
    yield from strays(Code.H010, uses)
