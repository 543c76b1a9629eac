"""Finished files of one pagination in, what was read on each of their sheets out; each drawing is read once.

What was read of a sheet is kept under what it draws and its page of the map. A sheet of a further profile
that draws within its trim what the first profile's draws, and around it only crop marks, reads as that does.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

from stonehand.model.layout import Page
from stonehand.proof.certificate.pdf import Readings, SheetReading, Sitting, read_sittings
from stonehand.proof.certificate.sheets import Sheet, read_files
from stonehand.store.cache import content_key
from stonehand.store.lanes import AtOnce
from stonehand.store.shelf import Shelf
from stonehand.store.toolchain import toolchain

RUN = 48
"""Sheets that are read in one go."""

Place = tuple[str, int]
"""The name of a file and the number of a sheet, from 0."""

Drawn = Mapping[str, tuple[Sheet, ...]]
"""What the sheets of each file draw."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: an executor, and a shelf that keeps what was read in the last build of a book.

    `rows` are the pages of the map as text, by which it is known whether one has changed.
    """

    executor: Executor = field(default_factory=AtOnce)
    shelf: Shelf | None = None
    rows: Sequence[str] = ()

    def read(self, files: Mapping[str, bytes], pages: Sequence[Page]) -> dict[str, tuple[SheetReading, ...]]:
        """Return what each sheet of each file says, and where that is not what its page has."""
        drawn = read_files(files)
        places = [(name, number) for name, sheets in drawn.items() for number in range(len(sheets))]
        keys = {place: self._key(drawn, place) for place in places} if self.shelf else {}
        kept = self._kept()
        readings: Readings = {place: kept[key] for place, key in keys.items() if key in kept}
        alike = dict(_alike(drawn))
        unread = [place for place in places if place not in readings and place not in alike]
        readings |= self._read(files, pages, unread)
        readings |= {place: readings[first] for place, first in alike.items() if place not in readings}
        if self.shelf:
            self.shelf.put(_name(), {keys[place]: readings[place] for place in places})
        return {name: tuple(readings[name, n] for n in range(len(drawn[name]))) for name in files}

    def _read(self, files: Mapping[str, bytes], pages: Sequence[Page], places: Sequence[Place]) -> Readings:
        by_number: dict[int, list[str]] = {}
        for name, number in places:
            by_number.setdefault(number, []).append(name)
        sittings = [
            Sitting(number, pages[number] if number < len(pages) else None, tuple(names))
            for number, names in sorted(by_number.items())
        ]
        begun = [
            self.executor.submit(read_sittings, dict(files), sittings[at : at + RUN])
            for at in range(0, len(sittings), RUN)
        ]
        return {place: reading for future in begun for place, reading in future.result().items()}

    def _key(self, drawn: Drawn, place: Place) -> str:
        name, number = place
        row = self.rows[number] if number < len(self.rows) else ""
        return content_key("sheet", drawn[name][number].drawing, row)

    def _kept(self) -> Mapping[str, SheetReading]:
        found = self.shelf.get(_name()) if self.shelf else None
        return found or {}


AT_ONCE = Reader()
"""Reads in this process, and keeps nothing."""


def _name() -> str:
    return content_key("readings", toolchain())


def _alike(drawn: Drawn) -> Iterator[tuple[Place, Place]]:
    """Yield sheets of further profiles with the sheet of the first one that reads as they do."""
    names = list(drawn)
    for name in names[1:]:
        for number, (sheet, first) in enumerate(zip(drawn[name], drawn[names[0]], strict=False)):
            if sheet.has_in_trim(first):
                yield (name, number), (names[0], number)
