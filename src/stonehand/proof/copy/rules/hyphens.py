"""H002, H003: a hyphen where a range or a dash is meant."""

import re
from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding, edit
from stonehand.proof.copy.passage import Passage
from stonehand.proof.copy.read import BookCopy

_FIGURES = re.compile(r"(?<![\w./:–—\-+])(\d{1,4})-(\d{1,4})(?![\w–—/-]|[.,:]\d)")
_ROMAN = re.compile(r"(?<![\w./–—-])([ivxlc]{1,8})-([ivxlc]{1,8})(?![\w–—/-])")
_FAR, _FARTHEST = 100, 1000
"""How far a range surely goes where its second number has more figures than the first, and where not.

Farther apart they may be a telephone number or another one that is typed in groups.
"""
_DASH = re.compile(r"(?<=[^\s\d]) (-) (?=\S)|(?<=\d) (-) (?=[^\s\d])")


def range_with_hyphen(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find hyphens between two numbers that rise, but in what is copied; the edit is an en dash."""
    for passage in copy.passages:
        for found in (*_FIGURES.finditer(passage.letters), *_ROMAN.finditer(passage.letters)):
            is_off = passage.has("fixed", *found.span()) or passage.is_copied(*found.span())
            if _rises(found[1], found[2]) and not is_off:
                yield _range(passage, found)


def _range(passage: Passage, found: re.Match[str]) -> Finding:
    at, typed = found.end(1), f"{found[1]}–{found[2]}"
    if not _is_surely_range(found[1], found[2]):
        message, hint = f"“{found[0]}” may be a range, and has a hyphen", f"an en dash if it is one: {typed}"
        return Finding(Code.H002, passage, *found.span(), message, hint)
    message, hint = f"“{found[0]}” has a hyphen for a range", f"an en dash: {typed}"
    return Finding(Code.H002, passage, *found.span(), message, hint, edit(passage, at, at + 1, "–"))


def _rises(first: str, last: str) -> bool:
    """Tell whether two numbers can be ends of a range: 12-14, 1914-18, xi-xv; not 1987-06, 747-400."""
    if not first.isdecimal():
        return _value(first) < _value(last)
    if (last.startswith("0") and len(last) > 1) or first.startswith("0"):
        return False
    return int(first) < _whole(first, last)


def _whole(first: str, last: str) -> int:
    """Return the last number of a range, with the figures that it leaves out: 1914-18, 125-8."""
    is_cut = len(last) < len(first) > 2
    return int(first[: len(first) - len(last)] + last if is_cut else last)


def _is_surely_range(first: str, last: str) -> bool:
    """Tell whether numbers that rise are safe to mend: 99-101, 87-112, 1066-1945; not 555-1234, 1234-5678."""
    if not first.isdecimal():
        return True
    longer = len(last) - len(first)
    most = _FAR if longer > 0 else _FARTHEST
    return longer <= 1 and _whole(first, last) - int(first) <= most


_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _value(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def hyphen_for_dash(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find single hyphens between spaces; the edit is `--`, which is printed as the dash of the house."""
    for passage in copy.passages:
        if passage.kind == "cell":
            continue
        for found in _DASH.finditer(passage.letters):
            start, end = found.span(1) if found[1] else found.span(2)
            if not passage.has("fixed", start - 1, end + 1):
                message = "a hyphen between spaces stands for a dash"
                hint = "“--” is printed as the dash of the house"
                yield Finding(Code.H003, passage, start, end, message, hint, edit(passage, start, end, "--"))
