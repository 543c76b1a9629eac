"""What stands for a page in an indexer's list in, the folios and the notes that it means out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stonehand.model.numerals import from_roman
from stonehand.source import Span

FOLIO = r"\d+|[ivxlcdm]+"
LOCATOR = re.compile(
    rf"(?P<first>{FOLIO})(?:(?P<sign>nn?)\.? ?(?P<notes>{FOLIO}|\*+)?|)(?:[-–](?P<last>{FOLIO}))?"
)
LIKE_ONE = re.compile(
    rf"[lIO]*\d\S*(?: ?[-–nN]+\.? ?\d+)?|(?:{FOLIO})(?:[-–](?:{FOLIO})|nn?\d+(?:[-–]\d+)?)?"
)
MOST_NOTES = 100


@dataclass(frozen=True, slots=True)
class ListedLocator:
    """A page, a range of pages, or the notes of a page: `45n` names the only note there, by an empty text."""

    span: Span
    text: str
    first: str
    last: str = ""
    notes: tuple[str, ...] = ()
    is_principal: bool = False


def is_like_locator(text: str) -> bool:
    """Tell whether a piece of a line stands for a page, even a garbled one, and is no word of a heading."""
    if not LIKE_ONE.fullmatch(text):
        return False
    return (
        text[0] in "lIO" or any(each.isdecimal() for each in text) or all(map(_value, re.split("[-–]", text)))
    )


def read_locator(
    text: str, span: Span, is_principal: bool, before: Sequence[ListedLocator]
) -> ListedLocator | None:
    """Return the locator that a text stands for after those before it, None where it stands for none.

    A number after `45nn3` is one more note of that page; later ones are as long as they are below the page.
    """
    found = LOCATOR.fullmatch(text)
    if not found:
        return None
    first, last = found["first"], _whole(found["first"], found["last"] or "")
    if found["sign"]:
        notes = _notes(found["notes"] or "", found["last"] or "")
        return ListedLocator(span, text, first, "", notes, is_principal) if notes else None
    if before and "nn" in before[-1].text and first.isdecimal() and _is_note(int(first), before):
        notes = _notes(first, found["last"] or "")
        page = before[-1].first
        return ListedLocator(span, f"{page}nn{text}", page, "", notes, is_principal) if notes else None
    if not _value(first) or (last and not 0 < _value(first) < _value(last)):
        return None
    return ListedLocator(span, text, first, last, (), is_principal)


def _is_note(number: int, before: Sequence[ListedLocator]) -> bool:
    """Tell whether a bare number goes on with the notes of a page: `45nn3, 7`."""
    page = before[-1]
    is_second = len(page.notes) == 1 and not (
        len(before) > 1 and "nn" in before[-2].text and before[-2].first == page.first
    )
    return is_second or number < _value(page.first)


def _whole(first: str, last: str) -> str:
    """Return the last folio of a range with the digits that went without saying: 145–46 is 145–146."""
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        return first[: len(first) - len(last)] + last
    return last


def _notes(first: str, last: str) -> tuple[str, ...]:
    """Return the numbers of notes from one to another, nothing where they make no row."""
    if not last:
        return (first,)
    if not (first.isdecimal() and last.isdecimal()):
        return ()
    numbers = range(int(first), int(_whole(first, last)) + 1)
    return tuple(map(str, numbers)) if len(numbers) <= MOST_NOTES else ()


def _value(folio: str) -> int:
    return int(folio) if folio.isdecimal() else from_roman(folio)
