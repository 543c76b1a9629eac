"""Finished files of one pagination in, what was read on each of their sheets out; each drawing is read once.

What was read of a sheet is kept under what it draws and its page of the map. A sheet of a further profile
that draws within its trim what the first profile's draws, grey for grey, reads as that does.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field

from stonehand.model.layout import Page
from stonehand.proof.certificate.pdf import Readings, SheetReading, Sitting, read_sittings
from stonehand.proof.certificate.sheets import Known, Sheet, read_sheets
from stonehand.store.cache import content_key
from stonehand.store.lanes import AtOnce
from stonehand.store.shelf import Shelf
from stonehand.store.toolchain import toolchain

RUN = 24
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

    def begin(self, pages: Sequence[Page]) -> "Delivery":
        """Return what reads the files of a pagination, as they come."""
        return Delivery(self, pages, self._kept())

    def read(self, files: Mapping[str, bytes], pages: Sequence[Page]) -> dict[str, tuple[SheetReading, ...]]:
        """Return what each sheet of each file says, and where that is not what its page has."""
        delivery = self.begin(pages)
        for name, data in files.items():
            delivery.take(name, data)
        return delivery()

    def key(self, drawn: Drawn, place: Place) -> str:
        """Return the key of what is read on a sheet: what it draws, and its page of the map."""
        if self.shelf is None:
            return ""
        name, number = place
        row = self.rows[number] if number < len(self.rows) else ""
        return content_key("sheet", drawn[name][number].drawing, row)

    def _kept(self) -> "Kept":
        found = self.shelf.get(_name()) if self.shelf else None
        return found or Kept()


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a build: what was read on its sheets, and what was found in streams of operators."""

    readings: Mapping[str, SheetReading] = field(default_factory=dict)
    operators: Known = field(default_factory=dict)


@dataclass(slots=True)
class Delivery:
    """Files that are to be read, with what was read of others before; `looked`: what their sheets draw.

    `ordered` are the sheets that are being read already, `futures` what will say what was read there.
    """

    reader: Reader
    pages: Sequence[Page]
    kept: Kept
    files: dict[str, bytes] = field(default_factory=dict)
    looked: "dict[str, Future[tuple[tuple[Sheet, ...], Known]]]" = field(default_factory=dict)
    ordered: set[Place] = field(default_factory=set)
    futures: "list[Future[Readings]]" = field(default_factory=list)

    def take(self, name: str, data: bytes) -> None:
        """Have it found out what the sheets of a file draw, while others are still being made.

        Where nothing was read before, those of the first file are read at once.
        """
        is_first, self.files[name] = not self.files, data
        self.looked[name] = self.reader.executor.submit(read_sheets, data, self.kept.operators)
        if is_first and not self.kept.readings:
            self.ordered |= {(name, number) for number in range(len(self.pages))}
            self.futures += self._order(sorted(self.ordered))

    def __call__(self) -> dict[str, tuple[SheetReading, ...]]:
        """Read what is not known, and wait until all is read."""
        looked = {name: future.result() for name, future in self.looked.items()}
        drawn = {name: sheets for name, (sheets, _) in looked.items()}
        keys = {place: self.reader.key(drawn, place) for place in _places(drawn)}
        known = self.kept.readings
        readings = {place: known[key] for place, key in keys.items() if key in known}
        alike = {place: first for name in drawn for place, first in _alike(drawn, name)}
        unread = [
            place for place in keys if not any(place in each for each in (readings, alike, self.ordered))
        ]
        for future in [*self.futures, *self._order(unread)]:
            readings |= future.result()
        readings |= {place: readings[first] for place, first in alike.items() if place not in readings}
        if self.reader.shelf:
            operators = {key: found for _, streams in looked.values() for key, found in streams.items()}
            kept = Kept({keys[place]: readings[place] for place in keys}, operators)
            self.reader.shelf.put(_name(), kept)
        return {name: tuple(readings[name, n] for n in range(len(drawn[name]))) for name in drawn}

    def _page(self, number: int) -> Page | None:
        return self.pages[number] if number < len(self.pages) else None

    def _order(self, unread: Sequence[Place]) -> Iterator["Future[Readings]"]:
        """Have sheets read, some at a time."""
        for name, data in self.files.items():
            numbers = [number for file, number in unread if file == name]
            sittings = [Sitting(number, self._page(number), name) for number in numbers]
            for at in range(0, len(sittings), RUN):
                yield self.reader.executor.submit(read_sittings, data, sittings[at : at + RUN])


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
