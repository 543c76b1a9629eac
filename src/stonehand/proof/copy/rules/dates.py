"""H106: dates in two forms: 14 March 1986, March 14, 1986."""

import re
from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding, Use, strays
from stonehand.proof.copy.read import BookCopy

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"(?:[12]\d|3[01]|[1-9])"
_DATE = re.compile(
    rf"(?<![\w–-])(?:(?P<day>{_DAY} {_MONTH})|(?P<ordinal>{_DAY}(?:st|nd|rd|th)(?: of)? {_MONTH})"
    rf"|(?P<month>{_MONTH} {_DAY}(?!\d))(?P<ending>st|nd|rd|th)?)\b"
)


def dates_in_two_forms(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find days and months in another order, or with an ordinal, where most have another form."""
    uses = [
        Use(_form(found), passage, *found.span())
        for passage in copy.passages
        if passage.kind in ("text", "note", "caption") and passage.language == "en"
        for found in _DATE.finditer(passage.letters.replace("\u00a0", " "))
        if passage.is_own(*found.span())
    ]
    yield from strays(Code.H106, uses, style.dates)


def _form(found: re.Match[str]) -> str:
    if found["ordinal"]:
        return "ordinal-month"
    if found["day"]:
        return "day-month"
    return "month-ordinal" if found["ending"] else "month-day"
