"""Pages, gatherings and paper in; a book's extent, what would save a gathering, and its spine out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # A command that only tells an extent imports no model of books.
    from stonehand.model.book import Design
    from stonehand.model.layout import Page

FURNITURE = ("head", "folio")
FEW = 12
"""Lines on its last page beyond which a section is not worth looking at."""


@dataclass(frozen=True, slots=True)
class Gatherings:
    """Pages in gatherings of a size: whole ones, pages over, blanks that fill the last one."""

    size: int
    whole: int
    over: int

    @property
    def number(self) -> int:
        """Return how many gatherings are printed."""
        return self.whole + bool(self.over)

    @property
    def blanks(self) -> int:
        """Return how many pages of the last one are blank."""
        return self.size - self.over if self.over else 0


def gatherings_of(pages: int, size: int) -> Gatherings:
    """Return a number of pages in gatherings."""
    whole, over = divmod(pages, size)
    return Gatherings(size, whole, over)


@dataclass(frozen=True, slots=True)
class Saving:
    """A section that would end sooner without the lines of its last page; the book has `pages` fewer."""

    section: str
    lines: int
    pages: int


@dataclass(frozen=True, slots=True)
class Extent:
    """The book as a printer and a binder see it. `spine` is that of the block in mm, 0: no paper is named.

    `savings` stand in the order of their lines, as many as would save a gathering; none where they cannot.
    """

    pages: int
    gatherings: Gatherings
    spine: float = 0.0
    savings: tuple[Saving, ...] = ()

    def table(self) -> dict[str, object]:
        """Return it as the formats for programs have it."""
        return {
            "pages": self.pages,
            "gathering": self.gatherings.size,
            "gatherings": self.gatherings.number,
            "over": self.gatherings.over,
            "blanks": self.gatherings.blanks,
            "spine_mm": self.spine,
            "savings": [asdict(saving) for saving in self.savings],
        }


def extent_from(table: Mapping[str, Any]) -> Extent:
    """Return the extent that a table tells."""
    savings = tuple(Saving(**saving) for saving in table["savings"])
    gatherings = gatherings_of(table["pages"], table["gathering"])
    return Extent(table["pages"], gatherings, table["spine_mm"], savings)


def extent_of(pages: "Sequence[Page]", design: "Design") -> Extent:
    """Return the extent of a book. All leaves are bound, blank ones too: half as many as pages."""
    gatherings = gatherings_of(len(pages), design.gathering)
    leaves = gatherings.number * gatherings.size / 2
    spine = round(leaves * design.printing.paper.thickness, 1)
    savings = _enough(sorted(_savings(pages, design), key=lambda each: each.lines), gatherings.over)
    return Extent(len(pages), gatherings, spine, savings)


def _enough(savings: Sequence[Saving], over: int) -> tuple[Saving, ...]:
    """Return the first savings that come to a number of pages together."""
    saved = 0
    for count, saving in enumerate(savings if over else (), 1):
        saved += saving.pages
        if saved >= over:
            return tuple(savings[:count])
    return ()


def _savings(pages: "Sequence[Page]", design: "Design") -> Iterator[Saving]:
    for here, page in enumerate(pages):
        is_last = here + 1 == len(pages) or pages[here + 1].section != page.section or pages[here + 1].blank
        lines = sum(line.area not in FURNITURE for line in page.lines)
        is_first = here == 0 or pages[here - 1].section != page.section or pages[here - 1].blank
        if is_last and not is_first and not page.blank and 0 < lines <= FEW:
            saved = _pages_saved(pages, here, design)
            if saved:
                yield Saving(page.section, lines, saved)


def _pages_saved(pages: "Sequence[Page]", here: int, design: "Design") -> int:
    """Return by how many pages a book is shorter without one: a blank verso goes too, or one comes."""
    following = pages[here + 1] if here + 1 < len(pages) else None
    if following is None:
        return 1
    if following.blank:
        return 2
    return 0 if following.side == "recto" and design.openings == "recto" else 1
