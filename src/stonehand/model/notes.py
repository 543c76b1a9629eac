"""The notes of a section in, those that are printed apart from it out, in the order of print."""

from collections.abc import Iterable
from typing import TypeVar

from stonehand.model.book import Note, NoteSeries

I_co = TypeVar("I_co", covariant=True)

SERIES: tuple[NoteSeries, ...] = ("unnumbered", "numbered", "editor")
"""The series that stand at the foot or at the end, in this order; notes of a table stand under it."""


def gathered(notes: Iterable[Note[I_co]]) -> tuple[Note[I_co], ...]:
    """Return notes as they stand at the end of a section or of the book: series by series."""
    apart = (note for note in notes if note.series in SERIES)
    return tuple(sorted(apart, key=lambda note: SERIES.index(note.series)))
