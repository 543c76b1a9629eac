"""The marks of one entry and their places in, its locators out: in order, merged, without duplicates."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from stonehand.model.index import IndexSettings
from stonehand.model.numerals import from_roman
from stonehand.model.places import Places
from stonehand.resolve.index.marks import Mark
from stonehand.resolve.terms import Terms


@dataclass(frozen=True, slots=True)
class Locator:
    """What is printed for a page, a range of pages or notes, and the anchor that it leads to."""

    text: str
    anchor: str
    is_principal: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Folio:
    """A folio by its place in the order of pages: roman ones first."""

    is_arabic: bool
    number: int
    printed: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages from one folio to another that a mark or two marks speak of."""

    first: Folio
    last: Folio
    anchor: str
    is_principal: bool = False

    def follows(self, other: "Pages") -> bool:
        """Tell whether these pages overlap with others before them, or come right after those."""
        same = self.first.is_arabic == other.last.is_arabic and self.is_principal == other.is_principal
        return same and self.first.number <= other.last.number + 1

    def with_more(self, other: "Pages") -> "Pages":
        """Return these pages and others that follow them as one range."""
        return Pages(self.first, max(self.last, other.last), self.anchor, self.is_principal)


def locators(
    marks: Iterable[Mark], places: Places, settings: IndexSettings, terms: Terms
) -> tuple[Locator, ...]:
    """Return the locators of one entry in the order of the pages, those of notes after that of their page."""
    known = [mark for mark in marks if places.folio(mark.anchor) and not (mark.see or mark.seealso)]
    plates = [mark for mark in known if places.beside(mark.anchor)]
    paged = [mark for mark in known if mark not in plates]
    pages = _pages([mark for mark in paged if not mark.note], places)
    ordered = [
        *((pages_.first, 0, _page_locator(pages_, settings)) for pages_ in _merged(pages, settings)),
        *_plates(plates, places, terms),
        *_notes([mark for mark in paged if mark.note], places),
    ]
    return tuple(locator for _, _, locator in sorted(ordered, key=lambda item: item[:2]))


def folio(anchor: str, places: Places) -> Folio:
    """Return the folio of an anchor that has a place."""
    printed = places.folio(anchor)
    is_arabic = printed.isdecimal()
    return Folio(is_arabic, int(printed) if is_arabic else from_roman(printed), printed)


def shortened(first: str, last: str) -> str:
    """Return the last folio of a range without the digits that go without saying (Chicago 9.61)."""
    if not first.isdecimal() or len(first) != len(last) or int(first) < 100 or first.endswith("00"):
        return last
    changed = next(place for place, pair in enumerate(zip(first, last, strict=True)) if pair[0] != pair[1])
    return last[changed:] if first[-2] == "0" else last[min(changed, len(last) - 2) :]


def _pages(marks: Iterable[Mark], places: Places) -> Iterator[Pages]:
    """Yield the pages of marks; one that begins a range reaches to the next that ends one."""
    begun: Mark | None = None
    for mark in marks:
        here = folio(mark.anchor, places)
        if mark.range == "start":
            begun = mark
        elif mark.range == "end" and begun:
            yield Pages(folio(begun.anchor, places), here, begun.anchor, begun.is_principal)
            begun = None
        else:
            yield Pages(here, here, mark.anchor, mark.is_principal)
    if begun:
        here = folio(begun.anchor, places)
        yield Pages(here, here, begun.anchor, begun.is_principal)


def _merged(pages: Iterable[Pages], settings: IndexSettings) -> Iterator[Pages]:
    """Join pages that overlap or follow each other; a principal page stands for itself, and once."""
    ordered = sorted(pages, key=attrgetter("first", "last"))
    principal = [each for each in ordered if each.is_principal]
    chosen = {(each.first, each.last) for each in principal}
    others = [each for each in ordered if not each.is_principal and (each.first, each.last) not in chosen]
    for some in (principal, others):
        run: list[Pages] = []
        for each in some:
            if run and not each.follows(_joined(run)):
                yield from _run(run, settings)
                run = []
            run.append(each)
        yield from _run(run, settings)


def _joined(run: list[Pages]) -> Pages:
    whole = run[0]
    for each in run[1:]:
        whole = whole.with_more(each)
    return whole


def _run(run: list[Pages], settings: IndexSettings) -> Iterator[Pages]:
    """Yield a run as one range, or its pages singly where they are too few for one."""
    if not run:
        return
    whole = _joined(run)
    singles = {each.first: each for each in reversed(run)}
    if any(each.first != each.last for each in run) or len(singles) >= settings.merge:
        yield whole
    else:
        yield from singles.values()


def _page_locator(pages: Pages, settings: IndexSettings) -> Locator:
    first, last = pages.first.printed, pages.last.printed
    if first == last:
        return Locator(first, pages.anchor, pages.is_principal)
    end = shortened(first, last) if settings.ranges == "chicago" else last
    return Locator(f"{first}–{end}", pages.anchor, pages.is_principal)


Ordered = tuple[Folio, int, Locator]


def _plates(marks: Iterable[Mark], places: Places, terms: Terms) -> Iterator[Ordered]:
    """Yield what stands on plates, once for each place, as the lists of figures name it."""
    seen: set[str] = set()
    for mark in marks:
        text = terms.folio(places.folio(mark.anchor), places.beside(mark.anchor))
        if text not in seen:
            seen.add(text)
            yield folio(mark.anchor, places), 1, Locator(text, mark.anchor, mark.is_principal)


def _notes(marks: Iterable[Mark], places: Places) -> Iterator[Ordered]:
    """Yield the notes of each page: `45n3`, `45nn3–4`, `45nn3, 7` (Chicago 16.111)."""
    ordered = sorted(((folio(mark.anchor, places), mark) for mark in marks), key=lambda item: item[0])
    for page, found in groupby(ordered, key=lambda item: item[0]):
        numbers = {mark.note: mark for _, mark in found}
        first = min(numbers, key=_number)
        sign = "n" if len(numbers) == 1 else "nn"
        principal = any(mark.is_principal for mark in numbers.values())
        text = f"{page.printed}{sign}{_numbers(sorted(numbers, key=_number))}"
        yield page, 2, Locator(text, numbers[first].anchor, principal)


def _number(mark: str) -> tuple[int, str]:
    return (int(mark), "") if mark.isdecimal() else (0, mark)


def _numbers(marks: list[str]) -> str:
    """Return numbers of notes, those that follow each other as a range."""
    runs: list[list[str]] = []
    for mark in marks:
        follows = runs and mark.isdecimal() and _number(mark)[0] == _number(runs[-1][-1])[0] + 1
        runs[-1].append(mark) if follows else runs.append([mark])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
