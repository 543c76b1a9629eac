"""Straight quotation marks -> opening and closing ones, paired across markup, or apostrophes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from stonehand.parse.typography.edit import Edit
from stonehand.parse.typography.style import ELISIONS, NARROW, Style

ANY = re.compile("[\"'“”„«»‘’]")
BEFORE_OPENING = "([{—–-/…¿¡“‘„«"
TYPED = {
    "“": ("open", True),
    "„": ("open", True),
    "«": ("open", True),
    "”": ("close", True),
    "»": ("close", True),
}
APOSTROPHE = "’"
SPACED = {"«": f"«{NARROW}", "»": f"{NARROW}»", "‹": f"‹{NARROW}", "›": f"{NARROW}›"}


@dataclass(slots=True)
class Mark:
    """A mark of quotation: `role` is open, close, apostrophe or none; `paired` if its partner was found."""

    offset: int
    role: str
    double: bool
    typed: bool = False
    paired: bool = False


def quotes(letters: str, style: Style) -> Iterable[Edit]:
    """Set straight quotes in the style of the language."""
    return [
        Edit(mark.offset, mark.offset + 1, _set(mark, style))
        for mark in marks(letters, style)
        if _is_set(mark)
    ]


def doubtful(letters: str, style: Style) -> Iterator[Mark]:
    """Yield straight marks that have no side, and double ones without a partner.

    A quotation that opens its paragraph may go on in the next one.
    """
    begin = len(letters) - len(letters.lstrip())
    for mark in marks(letters, style):
        unpaired = mark.double and not mark.paired and mark.offset != begin
        if not mark.typed and (mark.role == "none" or unpaired):
            yield mark


def marks(letters: str, style: Style) -> list[Mark]:
    """Return the marks of a block in order, with their roles."""
    if '"' not in letters and "'" not in letters:
        return []
    found: list[Mark] = []
    stack: list[Mark] = []
    for match in ANY.finditer(letters):
        mark = _mark(letters, match.start(), found, stack, style)
        found.append(mark)
        _pair(mark, stack)
    for mark in stack:
        if not mark.double:
            mark.role = "apostrophe"
    return found


def _mark(letters: str, at: int, found: list[Mark], stack: list[Mark], style: Style) -> Mark:
    character = letters[at]
    if character in TYPED:
        role, double = TYPED[character]
        if character == "“" and any(letters[mark.offset] == "„" for mark in stack):
            role = "close"
        return Mark(at, role, double, typed=True)
    before, after = letters[at - 1 : at] or " ", letters[at + 1 : at + 2] or " "
    after_opening = bool(found) and found[-1].offset == at - 1 and found[-1].role == "open"
    after_article = character == '"' and before in "'’" and after.isalnum()  # l'"école"
    begins = before.isspace() or before in BEFORE_OPENING or after_opening or after_article
    opens = begins and not after.isspace()
    closes = not before.isspace() and not after.isalnum() and not after_opening
    inside = _open_in(stack, double=character == '"')
    if character == '"':
        return Mark(at, _double(before, after, opens, closes, inside), double=True)
    role = _single(letters, at, opens, closes, inside, style)
    return Mark(at, role, double=False, typed=character in "‘’")


def _double(before: str, after: str, opens: bool, closes: bool, inside: bool) -> str:
    if opens and closes:
        return "close" if inside else "open"
    if before.isdigit() and not inside:
        return "none"
    if opens or closes:
        return "open" if opens else "close"
    return "close" if inside and not before.isspace() else "none"


def _single(letters: str, at: int, opens: bool, closes: bool, inside: bool, style: Style) -> str:
    if letters[at] == "‘":
        return "open"
    before, after = letters[at - 1 : at] or " ", letters[at + 1 : at + 2] or " "
    if before.isdigit() and (after.isdigit() or (letters[at] == "'" and not after.isalpha() and not inside)):
        return "none"
    if (before.isalnum() and after.isalnum()) or _elided(letters, at, style):
        return "apostrophe"
    if opens and not (closes and inside):
        return "open" if letters[at] == "'" else "apostrophe"
    if closes:
        return "close" if inside else "apostrophe"
    return "none"


def _elided(letters: str, at: int, style: Style) -> bool:
    """Tell whether an apostrophe stands for what begins or ends a word: ’60s, ’tis, rock ’n’ roll."""
    pattern = _elisions(style.language)
    return bool(pattern.match(letters, at)) or (letters[max(at - 2, 0) : at] in ("'n", "’n") and at >= 2)


@cache
def _elisions(language: str) -> re.Pattern[str]:
    words = "|".join(ELISIONS.get(language, ())) or r"\d\d"
    return re.compile(rf"(?<!\w)['’](?:\d\ds?\b|(?:{words})\b)", re.IGNORECASE)


def _open_in(stack: list[Mark], *, double: bool) -> bool:
    """Tell whether a quotation of this kind is open: a single one counts only inside the last double one."""
    for mark in reversed(stack):
        if mark.double == double:
            return True
        if mark.double:
            return False
    return False


def _pair(mark: Mark, stack: list[Mark]) -> None:
    if mark.role == "open":
        stack.append(mark)
    elif mark.role == "close":
        for index in range(len(stack) - 1, -1, -1):
            if stack[index].double == mark.double:
                mark.paired = stack[index].paired = True
                for left in stack[index + 1 :]:
                    left.role = left.role if left.double else "apostrophe"
                del stack[index:]
                return


def _is_set(mark: Mark) -> bool:
    return not mark.typed and mark.role != "none"


def _set(mark: Mark, style: Style) -> str:
    if mark.role == "apostrophe" or (not mark.double and not mark.paired):
        return APOSTROPHE
    quote = style.typography.quotes[(0 if mark.double else 2) + (0 if mark.role == "open" else 1)]
    return SPACED.get(quote, quote) if style.typography.french_spaces else quote
