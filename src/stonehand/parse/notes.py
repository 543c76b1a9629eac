"""The notes of one section: definitions and calls, paired by label; what does not pair is reported."""

from dataclasses import dataclass, field

from stonehand.diagnostics import Code, Related, Report
from stonehand.model.book import Note, NoteSeries
from stonehand.model.inline import DraftInline
from stonehand.source import Span


@dataclass(slots=True)
class Calls:
    """The calls of one label: places in order, and the series that the first of them gives the note."""

    places: list[Span] = field(default_factory=list)
    series: NoteSeries | None = None
    table: str = ""


class Notes:
    """Gather the notes and calls of a section. `anchors` are those of its notes, by label."""

    def __init__(self, anchors: dict[str, str], report: Report) -> None:
        self.anchors = anchors
        self.calls: dict[str, Calls] = {}
        self.definitions: dict[str, Note[DraftInline]] = {}
        self._report = report
        self._inline = 0

    def call(self, label: str, place: Span, series: NoteSeries | None, table: str) -> bool:
        """Record a call; False, and N001, if no note has the label."""
        if label not in self.anchors:
            hint = f"add “[^{label}]: …” to {place.file}, or correct the label"
            self._report.add(Code.N001, f"no note is labelled “{label}”", place, hint)
            return False
        calls = self.calls.setdefault(label, Calls(series=series, table=table))
        if calls.places:
            related = (Related("the first call", calls.places[0]),)
            self._report.add(Code.N004, f"the note “{label}” is called again", place, "", related)
        calls.places.append(place)
        return True

    def refuse(self, label: str, place: Span) -> None:
        """Report a call inside a note; its note is not reported again for want of a call."""
        self.calls.setdefault(label, Calls(places=[place]))
        hint = "move its text into the outer note"
        self._report.add(Code.N005, "a note may not call or contain another note", place, hint)

    def define(self, note: Note[DraftInline]) -> None:
        """Record a note as written. A second note with one label keeps its words under a label of its own."""
        if not note.blocks:
            self._report.add(
                Code.N006, f"the note “{note.label}” is empty", note.span, "write it, or delete it"
            )
        self.definitions[note.label] = note

    def free_label(self, label: str, place: Span) -> str:
        """Return the label itself, or with N003 another one if a note has it already."""
        if label not in self.definitions:
            return label
        related = (Related("the first one", self.definitions[label].span),)
        self._report.add(Code.N003, f"two notes are labelled “{label}”", place, "rename one of them", related)
        number = 2
        while f"{label}#{number}" in self.definitions:
            number += 1
        self.calls.setdefault(f"{label}#{number}", Calls(places=[place]))
        return f"{label}#{number}"

    def inline_label(self) -> str:
        """Return a label for a note written where it is called."""
        self._inline += 1
        while f"i{self._inline}" in self.anchors:
            self._inline += 1
        return f"i{self._inline}"

    def all(self) -> tuple[Note[DraftInline], ...]:
        """Return every note in the series that its first call gives it; report those that nothing calls."""
        return tuple(self._settled(note) for note in self.definitions.values())

    def _settled(self, note: Note[DraftInline]) -> Note[DraftInline]:
        calls = self.calls.get(note.label)
        if calls is None:
            hint = f"add a call “[^{note.label}]”, or delete the note"
            self._report.add(Code.N002, f"nothing calls the note “{note.label}”", note.span, hint)
            return note
        series = self._series(note.label) or note.series
        return Note(note.anchor, note.label, series, note.blocks, note.span)

    def of_table(self, table: str) -> tuple[str, ...]:
        """Return the anchors of the notes that are first called in a table, in order."""
        return tuple(
            self.anchors[label]
            for label, calls in self.calls.items()
            if calls.table == table and self._series(label) == "table"
        )

    def _series(self, label: str) -> NoteSeries | None:
        """Return the series that a note's first call gives it; a table keeps all but unnumbered ones."""
        calls = self.calls[label]
        in_table: NoteSeries | None = "table" if calls.table and not label.startswith("*") else None
        return calls.series or in_table
