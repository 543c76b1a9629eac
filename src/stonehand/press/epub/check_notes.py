"""The documents of a finished EPUB in, what is wrong between its note calls and its notes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from lxml import etree

from stonehand.diagnostics import Code, Diagnostic
from stonehand.press.epub.opened import OpenedEpub, resolved
from stonehand.press.epub.words import notes_of
from stonehand.press.epub.xhtml import XHTML, elements, has_type, place_of, text_of
from stonehand.source import Span

LONGEST_NOTE = 5000
"""Characters that the pop-up of a Kobo shows."""

Target = tuple[str, str]
"""A file of the EPUB and an id in it."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call: where it stands, what it says, and the note that it links to."""

    here: Target
    mark: str
    note: Target | None
    place: Span


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A note: where it stands and in what group, its marker without the full stop, where that links to."""

    here: Target
    group: int
    mark: str
    back: Target | None
    length: int
    place: Span


def check_notes(epub: OpenedEpub) -> Iterator[Diagnostic]:
    """Yield E003 where calls and notes disagree, E004 for a wrong way back, E008 for a note too long."""
    calls = tuple(call for name in epub.spine for call in _calls(name, epub.trees[name]))
    notes = {note.here: note for name in epub.spine for note in _notes(name, epub.trees[name])}
    yield from _calls_without_note(calls, notes)
    yield from _notes_without_call(calls, notes)
    yield from _other_marks(calls, notes)
    yield from _other_order(calls, notes)
    yield from _wrong_ways_back(calls, notes)
    yield from _long_notes(notes)


def _calls(name: str, tree: etree._Element) -> Iterator[Call]:
    for element in elements(tree, f"{XHTML}a"):
        if has_type(element, "noteref"):
            note = resolved(name, element.get("href") or "")
            yield Call(
                (name, element.get("id") or ""), text_of(element).strip(), note, place_of(name, element)
            )


def _notes(name: str, tree: etree._Element) -> Iterator[PrintedNote]:
    containers: dict[etree._Element | None, int] = {}
    for element in notes_of(tree):
        group = containers.setdefault(element.getparent(), len(containers))
        marker = next((a for a in elements(element, f"{XHTML}a") if a.get("role") == "doc-backlink"), None)
        mark = "" if marker is None else text_of(marker).strip().rstrip(".")
        back = None if marker is None else resolved(name, marker.get("href") or "")
        here = (name, element.get("id") or "")
        yield PrintedNote(here, group, mark, back, len(text_of(element)), place_of(name, element))


def _calls_without_note(calls: tuple[Call, ...], notes: Mapping[Target, PrintedNote]) -> Iterator[Diagnostic]:
    for call in calls:
        if call.note not in notes:
            yield Diagnostic.of(Code.E003, f"the call “{call.mark}” leads to no note", call.place)


def _notes_without_call(calls: tuple[Call, ...], notes: Mapping[Target, PrintedNote]) -> Iterator[Diagnostic]:
    called = {call.note for call in calls}
    for here, note in notes.items():
        if note.mark and here not in called:
            yield Diagnostic.of(Code.E003, f"nothing calls the note “{note.mark}”", note.place)


def _other_marks(calls: tuple[Call, ...], notes: Mapping[Target, PrintedNote]) -> Iterator[Diagnostic]:
    for call in calls:
        note = notes.get(call.note) if call.note else None
        if note and note.mark != call.mark:
            message = f"the call says “{call.mark}”, its note “{note.mark}”"
            yield Diagnostic.of(Code.E003, message, call.place)


def _other_order(calls: tuple[Call, ...], notes: Mapping[Target, PrintedNote]) -> Iterator[Diagnostic]:
    """Compare within each group of notes that are numbered; other series have an order of their own."""
    first = {call.note: number for number, call in reversed(list(enumerate(calls)))}
    numbered = [note for here, note in notes.items() if here in first and note.mark.isdigit()]
    for _, group in groupby(numbered, key=lambda note: (note.here[0], note.group)):
        for before, after in pairwise(group):
            if first[before.here] > first[after.here]:
                message = f"the note “{after.mark}” stands after “{before.mark}”, its call before"
                yield Diagnostic.of(Code.E003, message, after.place)


def _wrong_ways_back(calls: tuple[Call, ...], notes: Mapping[Target, PrintedNote]) -> Iterator[Diagnostic]:
    leading = {call.here: call.note for call in calls}
    called = set(leading.values())
    for here, note in notes.items():
        if here in called and (note.back is None or leading.get(note.back) != here):
            message = f"the marker of the note “{note.mark}” does not lead back to its call"
            yield Diagnostic.of(Code.E004, message, note.place)


def _long_notes(notes: Mapping[Target, PrintedNote]) -> Iterator[Diagnostic]:
    for note in notes.values():
        if note.length > LONGEST_NOTE:
            message = f"the note “{note.mark}” has {note.length:,} characters; pop-ups show {LONGEST_NOTE:,}"
            yield Diagnostic.of(Code.E008, message, note.place)
