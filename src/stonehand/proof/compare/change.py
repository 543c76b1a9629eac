"""What a comparison is made of: a change, a break of a word, a page, each an immutable value."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from stonehand.proof.compare.setting import Spot

Kind = Literal["text", "added", "removed", "moved", "figure", "style", "look", "locator", "rewrapped", "page"]
"""`moved`: elsewhere in the copy. `look`: a page that prints otherwise though its map is the same.
`locator`: pages named in contents or index. `rewrapped`: the same words in other lines. `page`: the same
lines on another page."""

REAL: tuple[Kind, ...] = ("text", "added", "removed", "moved", "figure", "style", "look")
"""Changes that somebody made; the others follow from them."""

PageKind = Literal["text", "figure", "style", "reflow", "furniture", "shifted", "same"]
"""The weightiest thing that happened on a page. `shifted`: the same page at another place in the book."""


class Segment(NamedTuple):
    """Words of a changed block: as they were and as they are; the same in both where nothing changed."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one block or figure, before and after.

    `source` is `file:line:column` of the first word that changed; the sheets are those on which it shows.
    `top` is where the block begins on the first of them: sheet and points from the head of the page.
    """

    kind: Kind
    anchor: str
    section: str
    part: str
    source: str
    segments: tuple[Segment, ...] = ()
    old_spots: tuple[Spot, ...] = ()
    new_spots: tuple[Spot, ...] = ()
    old_top: tuple[int, float] | None = None
    new_top: tuple[int, float] | None = None
    said: str = ""

    @property
    def is_real(self) -> bool:
        """Tell whether somebody made it."""
        return self.kind in REAL

    @property
    def old_sheets(self) -> tuple[int, ...]:
        """Return the sheets on which it shows in the old build."""
        return tuple(dict.fromkeys(spot.sheet for spot in self.old_spots))

    @property
    def new_sheets(self) -> tuple[int, ...]:
        """Return the sheets on which it shows in the new build."""
        return tuple(dict.fromkeys(spot.sheet for spot in self.new_spots))

    @property
    def words(self) -> tuple[str, str]:
        """Return the words that went and those that came."""
        changed = [segment for segment in self.segments if segment.old != segment.new]
        return (
            " … ".join(segment.old for segment in changed if segment.old),
            " … ".join(segment.new for segment in changed if segment.new),
        )


@dataclass(frozen=True, slots=True)
class NewBreak:
    """A word broken at the end of a line that was whole before, or broken elsewhere (`before`)."""

    word: str
    before: str
    spot: Spot
    source: str


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page of the new build: its class, and the sheet of the old build that it answers to (0: none)."""

    sheet: int
    folio: str
    kind: PageKind
    old_sheet: int
    old_folio: str = ""
