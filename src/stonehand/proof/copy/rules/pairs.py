"""H202, H203: brackets and typed quotation marks without their other in the paragraph."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding
from stonehand.proof.copy.passage import Passage
from stonehand.proof.copy.read import BookCopy

_OPENING = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_OPENING.values())
_ENUMERATED = re.compile(r"(?:^|[\s(;,])(?:\d{1,3}|[a-zA-Zа-я]|[ivx]{1,5})\Z")
_QUOTES = {"“": "”", "«": "»"}


def bracket_alone(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find brackets that are never closed or never opened; the bracket of “a)” and “2)” is not one.

    In verse they may stand in different lines.
    """
    for passage in copy.passages:
        for at in _alone(passage) if passage.kind != "verse" else ():
            verb = "closed" if passage.letters[at] in _OPENING else "opened"
            message = f"“{passage.letters[at]}” is never {verb} in its paragraph"
            yield Finding(Code.H202, passage, at, at + 1, message, "add the other one")


def _alone(passage: Passage) -> list[int]:
    opened: list[int] = []
    alone: list[int] = []
    for at, letter in enumerate(passage.letters):
        if letter in _OPENING:
            opened.append(at)
        elif letter in _CLOSING:
            if opened and _OPENING[passage.letters[opened[-1]]] == letter:
                opened.pop()
            elif not _ENUMERATED.search(passage.letters[:at][-8:]) and not passage.has("fixed", at, at + 1):
                alone.append(at)
    return sorted([*alone, *(at for at in opened if not passage.has("fixed", at, at + 1))])


def typed_quote_alone(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find double marks without their other; a quotation may go on in a paragraph that begins with a mark.

    Where „ “ and » « are the marks of the language nothing is found, for “ and « close there.
    """
    for passage, following in zip_longest(copy.passages, copy.passages[1:]):
        if passage.language in _OTHER_MARKS or passage.kind == "verse" or '"' in passage.letters:
            continue
        alone, open_at_end = _unpaired(passage.printed)
        goes_on = following is not None and following.letters.startswith(("“", "«", "‘"))
        for at in [*alone, *([] if goes_on else open_at_end)]:
            mark = passage.printed[at]
            if mark in _QUOTES and _begins_line(passage, at):
                continue
            verb = "closed" if mark in _QUOTES else "opened"
            message = f"the quotation of “{mark}” is never {verb} in its paragraph"
            yield Finding(Code.H203, passage, at, at + 1, message, "add the other mark")


def _begins_line(passage: Passage, at: int) -> bool:
    """Tell whether a mark begins a line, as old printers repeated it beside a quotation."""
    before = passage.letters[:at].rstrip(" ")
    return passage.kind == "extract" and (not before or passage.at(at)[0] > passage.at(len(before) - 1)[0])


_OTHER_MARKS = ("de", "cs", "sk", "sl", "pl", "hu", "ro", "da", "sv", "fi", "ru", "bg")


def _unpaired(letters: str) -> tuple[list[int], list[int]]:
    """Return marks that are surely alone, and those still open at the end.

    A “ that is never closed is surely alone if another one follows: inner quotations have other marks.
    """
    opened: list[int] = []
    alone: list[int] = []
    for at, letter in enumerate(letters):
        if letter in _QUOTES:
            opened.append(at)
        elif letter in _QUOTES.values():
            if opened and _QUOTES[letters[opened[-1]]] == letter:
                opened.pop()
            else:
                alone.append(at)
    inner = {at for at in opened if letters[at] == "“" and "“" in letters[at + 1 :]}
    return sorted([*alone, *inner]), [at for at in opened if at not in inner]
