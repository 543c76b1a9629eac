"""Where figures and tables stand: the values of `[design.figures]`, `[design.tables]` and `{place=...}`."""

from dataclasses import dataclass
from typing import Literal, get_args

from stonehand.model.element import Element

Placement = Literal["here", "head", "foot", "page", "plate"]

PLACEMENTS: tuple[Placement, ...] = get_args(Placement)


@dataclass(frozen=True, slots=True)
class DisplaySettings:
    """Where the house sets its figures, or its tables.

    `place`: where the copy has them, at the head or foot of a page, on a page of their own, or on a leaf of
    their own that is not counted. `drift`: pages by which one may come after its place in the copy.
    """

    place: Placement = "here"
    drift: int = 1


DISPLAYS = DisplaySettings()
"""The default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Display(Element):
    """A figure or a table: what the make-up may move to a page turn after its place in the copy.

    `place` and `drift` are None in draft copy where the author leaves them to the house. `turned`: it lies on
    its side, on a page of its own. `notes` are the anchors of the notes printed under it.
    """

    place: Placement | None = None
    drift: int | None = None
    turned: bool = False
    notes: tuple[str, ...] = ()
