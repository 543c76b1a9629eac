"""Finished files of one pagination in, what was read on each of their sheets out; each drawing is read once.

What was read of a sheet is kept under what it draws and its page of the map. A sheet of a further profile
that draws within its trim what the first profile's draws, grey for grey, reads as that does. Where the text
of a sheet is as it was and its furniture is not, that is read by itself: a page more moves all folios.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import NamedTuple

from stonehand.model.layout import Page
from stonehand.proof.certificate.furniture import Under
from stonehand.proof.certificate.overs import read_overs
from stonehand.proof.certificate.pdf import Readings, SheetReading, Sitting, read_sittings
from stonehand.proof.certificate.sheets import Known, Sheet, read_sheets
from stonehand.store.cache import content_key
from stonehand.store.lanes import AtOnce
from stonehand.store.shelf import Shelf
from stonehand.store.toolchain import toolchain

RUN, RUN_OF_OVERS = 24, 100
"""Sheets that are read in one go, whole or what is laid over them."""

Place = tuple[str, int]
"""The name of a file and the number of a sheet, from 0."""

Read = Callable[[bytes, Sequence[Sitting]], Readings]
"""Who reads sheets, or a part of what is on them."""

Drawn = Mapping[str, tuple[Sheet, ...]]
"""What the sheets of each file draw."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: an executor, and a shelf that keeps what was read in the last build of a book.

    `rows` are the pages of the map as text, by which it is known whether one has changed; `texts` name what
    is on them but their furniture.
    """

    executor: Executor = field(default_factory=AtOnce)
    shelf: Shelf | None = None
    rows: Sequence[str] = ()
    texts: Sequence[str] = ()

    def begin(self, pages: Sequence[Page]) -> "Delivery":
        """Return what reads the files of a pagination, as they come."""
        return Delivery(self, pages, self._kept())

    def read(self, files: Mapping[str, bytes], pages: Sequence[Page]) -> dict[str, tuple[SheetReading, ...]]:
        """Return what each sheet of each file says, and where that is not what its page has."""
        delivery = self.begin(pages)
        for name, data in files.items():
            delivery.take(name, data)
        return delivery()

    def names(self, sheet: Sheet, number: int) -> "Names":
        """Return the names of what is read on a sheet: of what it draws, and of its page of the map."""
        if self.shelf is None:
            return Names()
        row, text = _at(self.rows, number), _at(self.texts, number)
        under = content_key("under", sheet.under, text) if text and sheet.under else ""
        return Names(content_key("sheet", sheet.drawing, row), under)

    def _kept(self) -> "Kept":
        found = self.shelf.get(_name()) if self.shelf else None
        return found or Kept()


class Names(NamedTuple):
    """By what names a sheet is kept, and what is below its furniture; empty where it is not."""

    sheet: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a build: what was read on its sheets, and what was found in streams of operators.

    `unders`: what is below the furniture of sheets.
    """

    readings: Mapping[str, SheetReading] = field(default_factory=dict)
    operators: Known = field(default_factory=dict)
    unders: Mapping[str, Under] = field(default_factory=dict)


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
        names = {place: self.reader.names(drawn[place[0]][place[1]], place[1]) for place in _places(drawn)}
        readings = self._known(names)
        alike = {place: first for name in drawn for place, first in _alike(drawn, name)}
        unread = [
            place for place in names if not any(place in each for each in (readings, alike, self.ordered))
        ]
        readings |= self._read_overs(unread, names)
        for future in [*self.futures, *self._order([place for place in unread if place not in readings])]:
            readings |= future.result()
        readings |= {place: readings[first] for place, first in alike.items() if place not in readings}
        self._keep(
            readings, names, {key: found for _, known in looked.values() for key, found in known.items()}
        )
        return {name: tuple(readings[name, n] for n in range(len(drawn[name]))) for name in drawn}

    def _known(self, names: Mapping[Place, Names]) -> Readings:
        known = self.kept.readings
        return {place: known[name.sheet] for place, name in names.items() if name.sheet in known}

    def _keep(self, readings: Readings, names: Mapping[Place, Names], operators: Known) -> None:
        if self.reader.shelf is None:
            return
        sheets = {name.sheet: readings[place] for place, name in names.items()}
        unders = {
            name.under: under
            for place, name in names.items()
            if name.under and (under := readings[place].under)
        }
        self.reader.shelf.put(_name(), Kept(sheets, operators, unders))

    def _page(self, number: int) -> Page | None:
        return self.pages[number] if number < len(self.pages) else None

    def _read_overs(self, places: Sequence[Place], names: Mapping[Place, Names]) -> Readings:
        """Read the furniture alone of sheets whose text is known; leave out what is amiss."""
        found, under = Readings(), {}
        for name, number in places:
            known, page = self.kept.unders.get(names[name, number].under), self._page(number)
            if known is not None and page is not None and known.is_clear_for(page):
                under[name, number] = known
        for future in list(self._order(list(under), read_overs, RUN_OF_OVERS)):
            for place, over in future.result().items():
                if not over.faults:
                    found[place] = SheetReading(under[place].letters + over.letters, (), under[place])
        return found

    def _order(
        self, unread: Sequence[Place], read: Read = read_sittings, run: int = RUN
    ) -> Iterator["Future[Readings]"]:
        """Have sheets read, some at a time."""
        for name, data in self.files.items():
            numbers = [number for file, number in unread if file == name]
            sittings = [Sitting(number, self._page(number), name) for number in numbers]
            for at in range(0, len(sittings), run):
                yield self.reader.executor.submit(read, data, sittings[at : at + run])


def _at(texts: Sequence[str], number: int) -> str:
    return texts[number] if number < len(texts) else ""


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
