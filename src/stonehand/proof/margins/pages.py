"""The layout map as read in, the margins of each of its pages out."""

from collections.abc import Iterator

from stonehand.model.proof import Margins, MarginWords
from stonehand.proof.flaws.flaw import Spot
from stonehand.proof.flaws.pages import PageReading

MANUSCRIPT = "manuscript/"


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


def margins(page: PageReading, every: int, with_sources: bool) -> Margins:
    """Return the margins of a page, without what is found in it."""
    return Margins(numbers(page, every), sources(page) if with_sources else ())
