"""Anchors: unique in the book, an XML name each; from the author's braces, from file names, or counted."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from stonehand.diagnostics import Code, Related, Report
from stonehand.source import Span

LEADING_NUMBER = re.compile(r"^\d+[-_ .]+(?=.*\w)")


def slug(words: str) -> str:
    """Return words as an XML name: letters, digits, full stops, underscores and single hyphens."""
    text = unicodedata.normalize("NFC", words)
    name = re.sub(r"[^\w.]+", "-", text).strip("-.")
    return name if re.match(r"[^\W\d]", name) else f"id-{name}" if name else "id"


def section_anchors(files: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """Return the anchor of each file: its stem, the leading number dropped unless two would be the same."""
    stems = {file: PurePosixPath(file).stem.lower() for file in files}
    short = {file: slug(LEADING_NUMBER.sub("", stem)) for file, stem in stems.items()}
    times = Counter([*short.values(), *taken])
    anchors: dict[str, str] = {}
    used = set(taken)
    for file, stem in stems.items():
        anchor = (
            short[file]
            if times[short[file]] == 1
            else slug(f"section-{stem}" if stem[:1].isdigit() else stem)
        )
        anchors[file] = _unused(anchor, used)
        used.add(anchors[file])
    return anchors


class Asked(NamedTuple):
    """An anchor that was asked for, whether the author gave it, and what was got; None: nothing."""

    anchor: str
    place: Span
    is_given: bool
    got: str | None


class Anchors:
    """All anchors of the book so far, with the place of each. `asked` is all that was asked for, in order."""

    def __init__(self, report: Report) -> None:
        self.asked: list[Asked] = []
        self._report = report
        self._places: dict[str, Span] = {}

    def given(self, anchor: str, place: Span) -> str | None:
        """Take an anchor that the author gave; None, and X002, if something has it already."""
        name = slug(anchor)
        is_free = name not in self._places
        self.asked.append(Asked(anchor, place, True, name if is_free else None))
        if is_free:
            self._places[name] = place
            return name
        related = (Related("the first one", self._places[name]),)
        self._report.add(
            Code.X002, f"two things have the anchor “{anchor}”", place, "rename one of them", related
        )
        return None

    def made(self, anchor: str, place: Span) -> str:
        """Take an anchor that is made from its place; a number is added if something has it already."""
        name = _unused(anchor, self._places)
        self.asked.append(Asked(anchor, place, False, name))
        self._places[name] = place
        return name

    def take_again(self, asked: Iterable[Asked]) -> bool:
        """Take what was asked for before if it would all come out the same; else take nothing."""
        trial = Anchors(Report())
        trial._places = dict(self._places)
        for anchor, place, is_given, got in asked:
            if (trial.given if is_given else trial.made)(anchor, place) != got:
                return False
        self._places = trial._places
        self.asked.extend(trial.asked)
        self._report.extend(trial._report)
        return True


class Numbering:
    """Count the blocks of one section or note: `introduction-p1`, `introduction-p2`, `introduction-q1` ..."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self._counts: Counter[str] = Counter()

    def following(self, letter: str) -> str:
        """Return the next anchor of a kind of block."""
        self._counts[letter] += 1
        return f"{self.prefix}-{letter}{self._counts[letter]}"


def _unused(anchor: str, used: Iterable[str]) -> str:
    taken = used if isinstance(used, set | dict) else set(used)
    if anchor not in taken:
        return anchor
    number = 2
    while f"{anchor}-{number}" in taken:
        number += 1
    return f"{anchor}-{number}"
