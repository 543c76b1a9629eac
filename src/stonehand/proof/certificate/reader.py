"""Finished files of one pagination in, what was read on each of their sheets out; each drawing is read once.

What was read of a sheet is kept under what it draws and its page of the map. A sheet of a further profile
that draws within its trim what the first profile's draws, and around it only crop marks, reads as that does.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field

from stonehand.model.layout import Page
from stonehand.proof.certificate.pdf import Readings, SheetReading, Sitting, read_sittings
from stonehand.proof.certificate.sheets import Sheet, read_sheets
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

    def begin(self, files: Mapping[str, bytes], pages: Sequence[Page]) -> "Delivery":
        """Have all sheets read; return what waits for what each says and where that is not what its page has.

        The first file is read while what the further ones draw is still being found out.
        """
        kept, drawn, saved = self._kept(), dict[str, tuple[Sheet, ...]](), dict[str, str]()
        begun: list[Future[Readings]] = []
        for name, data in files.items():
            drawn[name] = read_sheets(data, saved)
            alike = dict(_alike(drawn, name))
            unread = [
                number
                for number in range(len(drawn[name]))
                if self._key(drawn, (name, number)) not in kept and (name, number) not in alike
            ]
            begun += self._order(name, data, pages, unread)
        return Delivery(self, drawn, kept, tuple(begun))

    def read(self, files: Mapping[str, bytes], pages: Sequence[Page]) -> dict[str, tuple[SheetReading, ...]]:
        """Return what each sheet of each file says, and where that is not what its page has."""
        return self.begin(files, pages)()

    def _order(
        self, name: str, data: bytes, pages: Sequence[Page], numbers: Sequence[int]
    ) -> Iterator["Future[Readings]"]:
        sittings = [
            Sitting(number, pages[number] if number < len(pages) else None, name) for number in numbers
        ]
        for at in range(0, len(sittings), RUN):
            yield self.executor.submit(read_sittings, data, sittings[at : at + RUN])

    def _key(self, drawn: Drawn, place: Place) -> str:
        if self.shelf is None:
            return ""
        name, number = place
        row = self.rows[number] if number < len(self.rows) else ""
        return content_key("sheet", drawn[name][number].drawing, row)

    def _kept(self) -> Mapping[str, SheetReading]:
        found = self.shelf.get(_name()) if self.shelf else None
        return found or {}


@dataclass(frozen=True, slots=True)
class Delivery:
    """Sheets that are being read, with what was read of them before."""

    reader: Reader
    drawn: Drawn
    kept: Mapping[str, SheetReading]
    begun: tuple["Future[Readings]", ...]

    def __call__(self) -> dict[str, tuple[SheetReading, ...]]:
        """Wait until all are read."""
        readings = {place: reading for future in self.begun for place, reading in future.result().items()}
        keys = {place: self.reader._key(self.drawn, place) for place in _places(self.drawn)}
        readings = {place: self.kept[key] for place, key in keys.items() if key in self.kept} | readings
        for name in self.drawn:
            alike = _alike(self.drawn, name)
            readings |= {place: readings[first] for place, first in alike if place not in readings}
        if self.reader.shelf:
            self.reader.shelf.put(_name(), {keys[place]: readings[place] for place in keys})
        return {name: tuple(readings[name, n] for n in range(len(self.drawn[name]))) for name in self.drawn}


def _name() -> str:
    return content_key("readings", toolchain())


def _places(drawn: Drawn) -> Iterator[Place]:
    return ((name, number) for name, sheets in drawn.items() for number in range(len(sheets)))


def _alike(drawn: Drawn, name: str) -> Iterator[tuple[Place, Place]]:
    """Yield sheets of a further profile with the sheet of the first one that reads as they do."""
    first = next(iter(drawn))
    if name == first:
        return
    for number, (sheet, other) in enumerate(zip(drawn[name], drawn[first], strict=False)):
        if sheet.has_in_trim(other):
            yield (name, number), (first, number)
