"""The marks of notes: each series counted in the order of its calls, chapter by chapter."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stonehand.model.book import Note, Section
from stonehand.model.display import Display
from stonehand.model.element import walk
from stonehand.model.inline import DraftInline, NoteCall
from stonehand.model.numerals import letters
from stonehand.source import Span


@dataclass(frozen=True, slots=True)
class Call:
    """A call as printed: its anchor, its mark, and whether it is the first one of its note.

    `under`: its note is printed under a table or figure.
    """

    anchor: str
    note: str
    mark: str
    first: bool
    under: bool = False


def calls_in(node: object) -> Iterator[NoteCall]:
    """Yield the calls below a node in reading order."""
    return (item for item in walk(node) if isinstance(item, NoteCall))


def call_notes(section: Section[DraftInline]) -> Mapping[Span, Call]:
    """Give every call of a section, by its span, what it prints.

    Numbered notes count through the section; editor's notes are a, b, c through the section, table notes
    through each table or figure; unnumbered notes have no mark.
    """
    notes = {note.label: note for note in section.notes}
    counters: Counter[str] = Counter()
    marks: dict[str, str] = {}
    times: Counter[str] = Counter()
    calls: dict[Span, Call] = {}
    displays = {call.span: item.anchor for item in _displays(section) for call in calls_in(item)}
    for call in calls_in((section.title, section.subtitle, section.blocks)):
        note = notes.get(call.label)
        if note is None:
            continue
        if note.anchor not in marks:
            marks[note.anchor] = _mark(note, displays.get(call.span, ""), counters)
        times[note.anchor] += 1
        calls[call.span] = _call(note, marks[note.anchor], times[note.anchor])
    return calls


def _displays(section: Section[DraftInline]) -> list[Display]:
    return [item for item in walk(section.blocks) if isinstance(item, Display)]


def _mark(note: Note[DraftInline], table: str, counters: Counter[str]) -> str:
    if note.series == "unnumbered":
        return ""
    series = f"table {table}" if note.series == "table" else note.series
    counters[series] += 1
    return str(counters[series]) if note.series == "numbered" else letters(counters[series])


def _call(note: Note[DraftInline], mark: str, time: int) -> Call:
    suffix = "" if time == 1 else str(time)
    return Call(f"{note.anchor}-call{suffix}", note.anchor, mark, time == 1, note.series == "table")
