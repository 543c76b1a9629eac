"""A flaw found on a page in, its diagnostic out: at its place in the manuscript, with its place on paper."""

from dataclasses import dataclass

from stonehand.diagnostics import Code, Diagnostic, Leaf, Related
from stonehand.model.layout import Line, Page
from stonehand.source import Span

LONGEST = 60
"""Letters of a line that are quoted."""

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom; points from the top left corner of the trim."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A line on its page. `number` counts the lines of its area from the top of the page, from 1."""

    page: Page
    line: Line
    number: int

    @property
    def leaf(self) -> Leaf:
        """Return its place on paper."""
        area = None if self.line.area == "body" else self.line.area
        return Leaf(self.page.sheet, self.page.folio, self.number, area)

    @property
    def span(self) -> Span:
        """Return its place in the manuscript."""
        file, line, column = self.line.source.rsplit(":", 2)
        return Span.point(file, int(line), int(column))

    @property
    def rectangle(self) -> Rectangle:
        """Return what its words cover."""
        words = self.line.words
        left = min((word.x for word in words), default=self.line.x)
        right = max((word.x + word.width for word in words), default=self.line.x + self.line.width)
        return left, self.line.y, right, self.line.y + self.line.height

    @property
    def quoted(self) -> str:
        """Return its text in quotation marks, shortened."""
        text = " ".join(self.line.text.split())
        return f"“{text if len(text) <= LONGEST else text[:LONGEST].rstrip() + '…'}”"


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw at a spot. `marks` are what a picture of it should point at, on the page of the spot.

    `facing` is the sheet of the facing page, where a picture must show both.
    """

    code: Code
    message: str
    spot: Spot
    hint: str
    marks: tuple[Rectangle, ...]
    facing: int | None = None

    @property
    def sheets(self) -> tuple[int, ...]:
        """Return the sheets that a picture of it shows, from left to right."""
        sheet = self.spot.page.sheet
        return (sheet,) if self.facing is None else tuple(sorted((sheet, self.facing)))

    @property
    def key(self) -> tuple[str, str]:
        """Return anchor and kind, by which a flaw is known when pages have moved."""
        return self.spot.line.block, self.code.value

    @property
    def diagnostic(self) -> Diagnostic:
        """Return the diagnostic: first the manuscript, then the page."""
        on_paper = Related(f"{self.spot.quoted} ({self.spot.line.block})", self.spot.leaf)
        return Diagnostic.of(self.code, self.message, self.spot.span, self.hint, (on_paper,))


def flaw(code: Code, message: str, hint: str, *spots: Spot) -> Flaw:
    """Return a flaw of lines of one page; the first is its place."""
    return Flaw(code, message, spots[0], hint, tuple(spot.rectangle for spot in spots))
