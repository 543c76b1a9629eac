"""Author queries and the layout map as read in, each query with its line on paper out.

A query leaves no trace in what is set: its line is that on which its first word stands in the manuscript.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from stonehand.diagnostics import Code, Report
from stonehand.proof.flaws.flaw import Spot
from stonehand.proof.flaws.pages import Reading
from stonehand.proof.queries.asked import Asked


@dataclass(frozen=True, slots=True)
class Placed:
    """A query and the line on which its words begin; None if they are printed nowhere."""

    query: Asked
    spot: Spot | None

    @property
    def place(self) -> str:
        """Return `page:line`; the lines of notes and captions are counted apart from those of the text."""
        if self.spot is None:
            return ""
        area = "" if self.spot.line.area == "body" else f"{self.spot.line.area} "
        return f"{self.spot.page.folio or '-'}:{area}{self.spot.number}"


def placed(asked: Iterable[Asked], reading: Reading, report: Report) -> tuple[Placed, ...]:
    """Find the line of each query; report X014 where there is none."""
    by_block: dict[str, list[Spot]] = defaultdict(list)
    by_section: dict[str, list[Spot]] = defaultdict(list)
    for page in reading.pages:
        for spot in page.spots:
            by_block[spot.line.block].append(spot)
            by_section[spot.page.section].append(spot)
    found = tuple(
        Placed(query, _line(query, by_block.get(query.block) or by_section.get(query.section, [])))
        for query in asked
    )
    for each in found:
        if each.spot is None:
            message = f"no page prints the words that query {each.query.identity} is about"
            report.add(Code.X014, message, each.query.span, "ask it where its words are printed")
    return found


def _line(query: Asked, lines: Iterable[Spot]) -> Spot | None:
    """Return the last line that begins at or before the first word of a query."""
    at = query.first.line, query.first.column
    before = (
        spot
        for spot in lines
        if spot.span.file == query.first.file and (spot.span.line, spot.span.column) <= at
    )
    return max(before, key=lambda spot: (spot.span.line, spot.span.column, spot.page.sheet), default=None)
