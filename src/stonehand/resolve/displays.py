"""Figures and tables of draft copy and the habits of the house in, where each stands and its notes out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypedDict

from stonehand.model.block import Figure
from stonehand.model.book import Design, Note, Section
from stonehand.model.display import DISPLAYS, Display, DisplaySettings, Placement
from stonehand.model.element import walk
from stonehand.model.inline import DraftInline, NoteCall

UNDER = ("numbered", "editor")
"""The series of notes that a display takes with it when it moves."""


@dataclass(frozen=True, slots=True)
class Habits:
    """Where the house sets figures and tables."""

    figures: DisplaySettings = DISPLAYS
    tables: DisplaySettings = DISPLAYS


NONE = Habits()
"""Where all stand where the copy has them: in notes."""


class Standing(TypedDict):
    """The fields of Display that say where it stands."""

    place: Placement
    drift: int
    turned: bool


def habits(design: Design) -> Habits:
    """Return the habits of a design."""
    return Habits(design.figures, design.tables)


def standing(display: Display, house: Habits) -> Standing:
    """Return where a display stands: as its author or else the house has it."""
    settings = house.figures if isinstance(display, Figure) else house.tables
    place = display.place or settings.place
    if display.turned and place != "plate":
        place = "page"
    drift = settings.drift if display.drift is None else display.drift
    return Standing(place=place, drift=drift, turned=display.turned)


def with_notes_under(section: Section[DraftInline], house: Habits) -> Section[DraftInline]:
    """Make the notes that are first called in a display which moves notes of a table, printed under it.

    At the foot of another page they would stand out of order.
    """
    moving = [each for each in _displays(section) if standing(each, house)["place"] != "here"]
    inside = {call.span for display in moving for call in _calls(display)}
    first: dict[str, NoteCall] = {}
    for call in _calls((section.title, section.subtitle, section.blocks)):
        first.setdefault(call.label, call)
    labels = {label for label, call in first.items() if call.span in inside}
    return (
        replace(section, notes=tuple(_under(note, labels) for note in section.notes)) if labels else section
    )


def _under(note: Note[DraftInline], labels: set[str]) -> Note[DraftInline]:
    return replace(note, series="table") if note.label in labels and note.series in UNDER else note


def _displays(section: Section[DraftInline]) -> list[Display]:
    return [item for item in walk(section.blocks) if isinstance(item, Display)]


def _calls(node: object) -> Iterator[NoteCall]:
    return (item for item in walk(node) if isinstance(item, NoteCall))
