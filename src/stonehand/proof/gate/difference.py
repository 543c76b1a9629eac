"""A difference from the accepted build and its places in, its diagnostic out."""

from dataclasses import dataclass
from typing import NamedTuple

from stonehand.diagnostics import Code, Diagnostic, Leaf, Related
from stonehand.model.layout import Page
from stonehand.proof.gate.baseline import BaselinePage
from stonehand.source import span_of

LONGEST = 60
"""Letters of a line that are quoted."""

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom; points from the top left corner of the trim."""


class Spot(NamedTuple):
    """A place on a page of the new build, or, without a rectangle, of the accepted one.

    `source` is `file:line:column`, where the page has it; `words` are those of its line.
    """

    leaf: Leaf
    rectangle: Rectangle | None = None
    source: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference at its spots, the first of which is its place. Without any it is one of a whole file."""

    code: Code
    message: str
    spots: tuple[Spot, ...] = ()
    hint: str = ""

    @property
    def diagnostic(self) -> Diagnostic:
        """Return the diagnostic: first the manuscript, then the page."""
        if not self.spots:
            return Diagnostic.of(self.code, self.message, hint=self.hint)
        first = self.spots[0]
        span = span_of(first.source)
        if span is None:
            return Diagnostic.of(self.code, self.message, first.leaf, self.hint)
        on_paper = Related(quoted(first.words), first.leaf)
        return Diagnostic.of(self.code, self.message, span, self.hint, (on_paper,))


def quoted(words: str) -> str:
    """Return words in quotation marks, shortened."""
    text = " ".join(words.split())
    return f"“{text if len(text) <= LONGEST else text[:LONGEST].rstrip() + '…'}”"


def exchanged(old: str, new: str) -> str:
    """Say what stands for what, what is gone, or what has come."""
    if old and new:
        return f"{quoted(new)} for {quoted(old)}"
    return f"{quoted(old)} is gone" if old else f"{quoted(new)} has come"


def on_line(page: Page, index: int) -> Spot:
    """Return a line of a page of the new build, by its index."""
    line = page.lines[index]
    number = sum(other.area == line.area for other in page.lines[: index + 1])
    top = line.baseline - line.height if line.turned else line.y
    rectangle = line.x, top, line.x + line.width, top + line.height
    return Spot(_leaf(page.sheet, page.folio, line.area, number), rectangle, line.source, line.text)


def on_page(page: Page, rectangle: Rectangle | None = None) -> Spot:
    """Return a page of the new build, or a part of it."""
    whole = (0.0, 0.0, page.width, page.height)
    return Spot(Leaf(page.sheet, page.folio), rectangle or whole)


def where_it_was(pages: tuple[BaselinePage, ...], number: int, index: int) -> Spot:
    """Return a line of a page as accepted, by the indices of both."""
    page = pages[number]
    row = page.rows[index]
    line = sum(other.area == row.area for other in page.rows[: index + 1])
    return Spot(_leaf(number + 1, page.folio, row.area, line), words=row.text)


def _leaf(sheet: int, folio: str, area: str, number: int) -> Leaf:
    return Leaf(sheet, folio, number, None if area == "body" else area)
