"""H205, H206: a title or a foreign word that is in italics here and in roman there."""

import re
from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding, Use, strays
from stonehand.proof.copy.passage import Passage
from stonehand.proof.copy.read import BookCopy

_EDGE = " ,.;:!?’'”\"()"
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SHARE = 3
"""How many times as often as in roman a word must be in italics, so that roman is the exception."""
_PASSAGES = ("text", "note", "caption")


def title_in_two_faces(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find phrases with capitals, of two words or more, that stand in italics and not."""
    italic = {name: uses for name, uses in _in_italics(copy).items() if _is_title(name)}
    yield from _in_roman(Code.H205, copy, italic)


def foreign_word_in_two_faces(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find words without capitals that are mostly in italics, and not in some places.

    In italics at its first place only, a word is roman mostly, and nothing is found.
    """
    italic = {
        name: uses
        for name, uses in _in_italics(copy).items()
        if name == name.lower() and len(name) > 3 and len(uses) > 1
    }
    yield from _in_roman(Code.H206, copy, italic)


def _is_title(name: str) -> bool:
    words = _WORD.findall(name)
    return len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()


def _in_italics(copy: BookCopy) -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = {}
    for passage in copy.passages:
        if passage.kind not in _PASSAGES:
            continue
        for stretch in passage.stretches:
            if stretch.dress == "italic":
                name = passage.letters[stretch.start : stretch.end].strip(_EDGE)
                use = Use("italics", passage, stretch.start, stretch.end, dress="in italics")
                found.setdefault(name, []).append(use)
    return found


def _in_roman(code: Code, copy: BookCopy, italic: dict[str, list[Use]]) -> Iterator[Finding]:
    """Yield the uses in the rarer face of the names that stand in both."""
    for name, uses in italic.items():
        roman = [use for passage in copy.passages for use in _roman_uses(passage, name)]
        if roman and len(uses) >= _SHARE * len(roman):
            yield from strays(code, [*uses, *roman], "italics")


def _roman_uses(passage: Passage, name: str) -> Iterator[Use]:
    if passage.kind not in _PASSAGES:
        return
    at = passage.letters.find(name)
    while at >= 0:
        end = at + len(name)
        is_word = not (passage.letters[at - 1 : at].isalnum() or passage.letters[end : end + 1].isalnum())
        if is_word and passage.is_own(at, end) and not passage.has("italic", at, end):
            yield Use("roman", passage, at, end, dress="in roman")
        at = passage.letters.find(name, end)
