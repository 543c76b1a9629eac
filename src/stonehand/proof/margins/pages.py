"""The layout map as read and what is to be shown in, the margins of each page out."""

from collections.abc import Iterator
from dataclasses import dataclass

from stonehand.model.layout import Page
from stonehand.model.proof import EVERY, MarginNote, Margins, MarginWords
from stonehand.proof.compare.setting import Spot as Changed
from stonehand.proof.flaws.flaw import Flaw, Spot
from stonehand.proof.flaws.pages import PageReading, Reading
from stonehand.proof.queries.placed import Placed

MANUSCRIPT = "manuscript/"

TOUCHING = 1.0
"""Points between two lines whose bars run into one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What margins show: the number of every so many lines, places in the manuscript, and what was found."""

    every: int = EVERY
    with_sources: bool = False
    flaws: tuple[Flaw, ...] = ()
    queries: tuple[Placed, ...] = ()
    changed: tuple[Changed, ...] = ()


def margins_of(reading: Reading, shown: Shown) -> tuple[Margins, ...]:
    """Return the margins of each page."""
    return tuple(
        Margins(
            numbers(page, shown.every),
            sources(page) if shown.with_sources else (),
            bars(page.page, shown.changed),
            notes(page.page, shown),
        )
        for page in reading.pages
    )


def numbers(page: PageReading, every: int) -> tuple[MarginWords, ...]:
    """Return `page:line` at every so many lines of the text."""
    counted = {spot.number: spot for spot in page.spots if spot.line.area == "body" and not spot.line.turned}
    return tuple(
        MarginWords(spot.line.baseline, f"{page.page.folio or '-'}:{number}")
        for number, spot in counted.items()
        if number % every == 0
    )


def sources(page: PageReading) -> tuple[MarginWords, ...]:
    """Return `file:line` at the first line of each block; of what begins in one line, once."""
    by_baseline: dict[float, str] = {}
    for spot in _firsts(page):
        file, line, _ = spot.line.source.rsplit(":", 2)
        by_baseline.setdefault(spot.line.baseline, f"{file.removeprefix(MANUSCRIPT)}:{line}")
    return tuple(MarginWords(*each) for each in by_baseline.items())


def _firsts(page: PageReading) -> Iterator[Spot]:
    before = ""
    for spot in page.spots:
        if spot.line.block != before and spot.line.area != "table" and not spot.line.turned:
            yield spot
        before = spot.line.block


def bars(page: Page, changed: tuple[Changed, ...]) -> tuple[tuple[float, float], ...]:
    """Return top and bottom of each run of changed lines."""
    own = (spot for spot in changed if spot.sheet == page.sheet)
    runs: list[tuple[float, float]] = []
    for top, bottom in sorted((spot.y, spot.y + spot.height) for spot in own):
        if runs and top <= runs[-1][1] + TOUCHING:
            runs[-1] = runs[-1][0], max(bottom, runs[-1][1])
        else:
            runs.append((top, bottom))
    return tuple(runs)


def notes(page: Page, shown: Shown) -> tuple[MarginNote, ...]:
    """Return the open queries and the flaws of a page, from its head down."""
    found = (*_queries(page, shown), *_flaws(page, shown))
    return tuple(sorted(found, key=lambda note: note.baseline))


def _queries(page: Page, shown: Shown) -> Iterator[MarginNote]:
    for each in shown.queries:
        query = each.query
        if each.spot and each.spot.page.sheet == page.sheet and query.is_open:
            words = f"to {query.addressee}: {query.question}"
            yield MarginNote(each.spot.line.baseline, query.identity, words, "query")


def _flaws(page: Page, shown: Shown) -> Iterator[MarginNote]:
    for flaw in shown.flaws:
        if flaw.spot.page.sheet == page.sheet:
            yield MarginNote(flaw.spot.line.baseline, flaw.code.value, flaw.code.title, "flaw")
