"""What a mark asks for and where its words stand in; the edits of the copy that make it out, if it is plain.

Plain is what no one could take otherwise: letters that stand side by side in the file as they were printed,
and new letters that are no markup. All else is left to a person.
"""

import re
from typing import NamedTuple

from stonehand.proof.copy.finding import Edit, edit
from stonehand.proof.copy.passage import Passage

MARKUP = re.compile(r"[\\`*_{}\[\]<>#^~|@$=]|--|\.\.\.|!\[|\n")
"""What may mean something else than itself in the dialect."""

ITEM = re.compile(r"(?:\d+[.)]|[-+])(?:\s|\Z)")
"""What makes an item of a list at the beginning of a paragraph."""

_OPENS = "([{“‘«„"
_CLOSES = ".,;:!?)]}”’»…"


class Made(NamedTuple):
    """The edits, or why there are none."""

    edits: tuple[Edit, ...] = ()
    why: str = ""


def replacement(passage: Passage, start: int, end: int, wanted: str) -> Made:
    """Put letters in the place of others."""
    new = wanted.strip()
    if MARKUP.search(new) or (start == 0 and ITEM.match(new)):
        return Made(why="the new words may be markup")
    return _made(edit(passage, start, end, new))


def deletion(passage: Passage, start: int, end: int) -> Made:
    """Take letters away, and with whole words one of the spaces that they stood between."""
    letters = passage.letters
    before, after = letters[start - 1 : start] if start else "", letters[end : end + 1]
    if not before and not after:
        return Made(why="nothing would be left of the paragraph")
    is_whole = (not before or before.isspace() or before in _OPENS) and (
        not after or after.isspace() or after in _CLOSES
    )
    if not is_whole or not (before.isspace() or after.isspace()):
        return _made(edit(passage, start, end, ""))
    with_space = [(start - 1, end)] if before.isspace() else []
    with_space += [(start, end + 1)] if after.isspace() else []
    return _made(next(filter(None, (edit(passage, *stretch, "") for stretch in with_space)), ()))


def insertion(passage: Passage, point: int, wanted: str) -> Made:
    """Put letters between two others; at the edge of a word it must be plain if they are a part of it."""
    if MARKUP.search(wanted):
        return Made(why="the new words may be markup")
    letters = passage.letters
    before, after = letters[point - 1 : point] if point else "", letters[point : point + 1]
    new = _spaced(before, after, wanted)
    if new is None:
        return Made(why="it may be a word or a part of one")
    if not _is_one_place(passage, point):
        return Made(why="markup stands there")
    return _made(edit(passage, point, point, new))


def _spaced(before: str, after: str, wanted: str) -> str | None:
    """Return the new letters with one space wherever there must be one, or None if that is not plain."""
    new = wanted.strip()
    inside = before.isalnum() and after.isalnum()
    if inside and new == wanted:
        return new
    if all(letter in _CLOSES for letter in new):
        return new if not before.isspace() else None
    if new == wanted:
        return None
    left = "" if before.isspace() or not before else " " if wanted[:1].isspace() or after.isspace() else None
    right = "" if after.isspace() or not after else " " if wanted[-1:].isspace() or before.isspace() else None
    return None if left is None or right is None else f"{left}{new}{right}"


def _is_one_place(passage: Passage, point: int) -> bool:
    """Tell whether the letters on both sides stand side by side in the file."""
    if not 0 < point < len(passage.letters):
        return True
    (line, column), after = passage.at(point - 1), passage.at(point)
    return after == (line, column + 1)


def _made(edits: tuple[Edit, ...]) -> Made:
    return Made(edits) if edits else Made(why="markup or the end of a line stands there")
