"""The entries of an index in, what an indexer would mend reported: ranges, references, headings, locators."""

import re
from collections.abc import Mapping, Sequence

from stonehand.diagnostics import Code, Related, Report
from stonehand.diagnostics.nearest import nearest
from stonehand.resolve.index.collation import bare
from stonehand.resolve.index.entries import Entry, target_of
from stonehand.resolve.index.locators import Locator
from stonehand.resolve.index.marks import Mark

MOST_BARE = 8
"""Locators that an entry may have before it wants sub-entries."""


def check_entries(
    entries: Sequence[Entry], locators: Mapping[tuple[str, ...], tuple[Locator, ...]], report: Report
) -> None:
    """Report faults of the entries, those below others among them."""
    for entry in entries:
        _check_ranges(entry, report)
        _check_references(entry, entries, report)
        _check_locators(entry, len(locators[entry.path]), report)
        _check_single(entry, report)
    _check_circles(entries, report)
    _check_likeness(entries, report)


def _check_ranges(entry: Entry, report: Report) -> None:
    begun: Mark | None = None
    for mark in entry.marks:
        if mark.range == "start":
            if begun:
                _report_unended(entry, begun, report)
            begun = mark
        elif mark.range == "end":
            if not begun:
                hint = "put range=start where the passage begins; the page of this mark is printed"
                report.add(Code.I002, f"a range of “{name(entry)}” ends that never began", mark.span, hint)
            begun = None
    if begun:
        _report_unended(entry, begun, report)


def _report_unended(entry: Entry, begun: Mark, report: Report) -> None:
    hint = "put a mark of the same entry with range=end where the passage ends; the first page is printed"
    report.add(Code.I002, f"a range of “{name(entry)}” never ends", begun.span, hint)


def _check_references(entry: Entry, entries: Sequence[Entry], report: Report) -> None:
    for mark in entry.marks:
        for target in (*mark.see, *mark.seealso):
            if target_of(target, entries) is None:
                near = nearest(target, map(name, entries))
                hint = f"did you mean “{near}”?" if near else "add an entry of that name, or correct it"
                message = f"“{name(entry)}” refers to “{target}”, which is not in the index"
                report.add(Code.I003, message, mark.span, hint)


def _check_circles(entries: Sequence[Entry], report: Report) -> None:
    """Report entries whose `see` leads back to them, or to another that only says see."""
    for entry in entries:
        for target in entry.see:
            found = target_of(target, entries)
            if found and found.see:
                hint = "let it name the entry that has the locators"
                message = f"“{name(entry)}” says see “{name(found)}”, which says see “{found.see[0]}”"
                report.add(Code.I004, message, entry.marks[0].span, hint)


def _check_locators(entry: Entry, count: int, report: Report) -> None:
    if count > MOST_BARE:
        message = f"“{name(entry)}” has {count} locators in a row"
        report.add(Code.I007, message, entry.marks[0].span, "divide them among sub-entries")


def _check_single(entry: Entry, report: Report) -> None:
    if len(entry.entries) == 1 and not entry.marks:
        below = entry.entries[0]
        if below.marks:
            message = f"“{name(below)}” is the only sub-entry of “{name(entry)}”"
            report.add(Code.I008, message, below.marks[0].span, "make one entry of the two")


def _check_likeness(entries: Sequence[Entry], report: Report) -> None:
    """Report headings under one head that differ in case, signs or a plural s only."""
    seen: dict[tuple[tuple[str, ...], str], Entry] = {}
    for entry in entries:
        first = seen.setdefault((entry.path[:-1], _skeleton(entry.heading)), entry)
        if first is not entry and first.marks and entry.marks:
            message = f"“{name(entry)}” is almost “{name(first)}”"
            related = (Related("which is here", first.marks[0].span),)
            report.add(Code.I009, message, entry.marks[0].span, "give both marks one entry", related)


def name(entry: Entry) -> str:
    """Return how an entry is named in a reference."""
    return "!".join(entry.path)


def _skeleton(heading: str) -> str:
    return " ".join(word.removesuffix("s") for word in re.findall(r"\w+", bare(heading).casefold()))
