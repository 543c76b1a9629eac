"""Figures and tables in, the same laid out by themselves, ready for the head or foot of a page, out.

A display that may move carries `data-place` (docs/html.md). It stands in the flow until it is taken out of
it; what is taken out is passed over by WeasyPrint, and its index in the box around it stays.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf, pi
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.layout import block

from stonehand.press.pdf.displays_found import Display, displays_below, put_back, replaced
from stonehand.press.pdf.notes_area import NotesContext
from stonehand.press.pdf.notes_boxes import Box

TAKEN = "stonehand-display"
"""The name of the running element that a display becomes when it is taken out of the flow."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A display as laid out, in CSS pixels: its width, its height without the white around it.

    `rest`: where it goes on upon another page, in WeasyPrint's form.
    """

    display: Display
    box: Box
    width: float
    height: float
    before: float
    after: float
    rest: Any = None

    def move(self, page: Box, y: float) -> Box:
        """Put the display with its top at a height of the page; return its box."""
        if self.display.turned:
            # Turned about its upper left corner, which becomes the lower left one.
            left = page.content_box_x() + (page.width - self.width) / 2
            dx, dy = left - self.box.border_box_x(), y + self.height - self.box.border_box_y()
            self.box.translate(dx, dy)
        else:
            self.box.translate(dy=y - _top(self.box))
        return self.box


@dataclass(frozen=True, slots=True)
class Placed:
    """That a display has come to stand: how many pages after its place in the copy, and how many it may.

    Plates in between do not count. A plate may have to wait a page more, for a leaf begins on a recto.
    """

    anchor: str
    late: int
    drift: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A display that has left the flow and has no page yet."""

    display: Display
    called: int


@dataclass(slots=True)
class Plan:
    """What stands at the head and at the foot of the page being made, and what has been tried there.

    `is_new`: nothing of the page has been laid out yet. `laid_head` and `laid_foot` are of the last try.
    """

    head: list[Display] = field(default_factory=list)
    foot: list[Display] = field(default_factory=list)
    tried: set[Display] = field(default_factory=set)
    laid_head: list[Laid] = field(default_factory=list)
    laid_foot: list[Laid] = field(default_factory=list)
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of displays alone. `kind`: "page", "plate", or "blank" for the empty back of a leaf.

    `held` is where the text goes on after it, in WeasyPrint's form.
    """

    kind: str
    displays: tuple[Display, ...]
    held: tuple[Any, Any]
    is_last: bool


@dataclass(frozen=True, slots=True)
class DisplaysState:
    """Which displays are out of the flow, which of them wait, where others stand, and the leaves put in.

    `parted`: displays that have begun, with where they go on.
    """

    taken: frozenset[Display] = frozenset()
    waiting: tuple[Waiting, ...] = ()
    placed: tuple[Placed, ...] = ()
    plates: tuple[int, ...] = ()
    has_open_plate: bool = False
    parted: tuple[tuple[Display, Any], ...] = ()


class DisplaysContext(NotesContext):
    """A layout context that moves figures and tables. All that is known of them is kept for one document."""

    placed: list[Placed]
    displays: tuple[Display, ...]
    turned: tuple[Any, ...] = ()
    """Where the page that is being made goes on in the tree of boxes, if it is a verso."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.displays, self.placed, self.taken = (), [], set[Display]()
        self._forget()

    def begin_displays(self, root: Box) -> None:
        """Find the displays of a document, and take out of the flow those that do not stand where they are.

        One that holds notes of the page's foot, or positioned boxes, stays.
        """
        self.displays = self.displays or tuple(displays_below(root, ()))
        self._forget()
        self.restore_displays(
            DisplaysState(frozenset(display for display in self.displays if display.place != "here"))
        )

    def _forget(self) -> None:
        self.waiting: list[Waiting] = []
        self.plan = Plan()
        self.leaf: Leaf | None = None
        self.has_open_plate = False
        self.plates: list[int] = []
        self.parted: dict[Display, Any] = {}

    def displays_state(self) -> "DisplaysState":
        """Return what is known of the displays between two pages."""
        return DisplaysState(
            frozenset(self.taken),
            tuple(self.waiting),
            tuple(self.placed),
            tuple(self.plates),
            self.has_open_plate,
            tuple(self.parted.items()),
        )

    def restore_displays(self, state: "DisplaysState") -> None:
        """Put the displays back to where they were between two pages."""
        for display in self.displays:
            if display in self.taken - state.taken:
                put_back(display)
            elif display in state.taken - self.taken:
                self.take_out(display)
        self.taken = set(state.taken)
        self.waiting, self.plates = list(state.waiting), list(state.plates)
        self.placed[:] = state.placed
        self.has_open_plate, self.parted = state.has_open_plate, dict(state.parted)

    def take_out(self, display: Display) -> None:
        """Take a display out of the flow."""
        self.taken.add(display)
        box = display.box.copy()
        box.style = box.style.copy()
        box.style["position"] = ("running()", TAKEN)
        display.around.children = replaced(display, box)

    def add_running_element(self, box: Box) -> None:
        """Pass over a display that is taken out; else do as WeasyPrint does."""
        if box.style["position"] != ("running()", TAKEN):
            super().add_running_element(box)

    def parts(self, display: Display) -> list[Laid]:
        """Lay out a display, page by page."""
        saved, self.parted = self.parted, {}
        found = [self.lay_display(display)]
        while (rest := found[-1].rest) is not None:
            self.parted = {display: rest}
            found.append(self.lay_display(display))
        self.parted = saved
        return found

    def lay_display(self, display: Display) -> Laid:
        """Lay out a display on the measure of the page, with endless height.

        On its side it is as high as the measure: what is left of it goes on upon the next page.
        """
        page = self.current_footnote_area.page.copy()
        box = display.box.copy()
        box.position_x, box.position_y = page.content_box_x(), page.content_box_y()
        positioned: list[Box] = []
        bottom, space = inf, -inf
        if display.turned:
            bottom, space = box.position_y + page.width, 0.0
            page.width, page.height = page.height, page.width
        with self._inside_area(bottom):
            made, rest, *_ = block.block_level_layout(
                self, box, space, self.parted.get(display), page, True, positioned, positioned
            )
        if display.turned:
            return Laid(display, turn(made), made.border_height(), made.border_width(), 0.0, 0.0, rest)
        before = made.margin_top + made.border_top_width + made.padding_top
        after = made.margin_bottom + made.padding_bottom
        height = made.border_box_y() + made.border_height() - made.padding_bottom - _top(made)
        return Laid(display, made, made.border_width(), height, before, after)


def turn(box: Box) -> Box:
    """Return a box that is drawn turned to the left by a quarter about its upper left corner."""
    zero = Dimension(0, "px")
    box.style = box.style.copy()
    box.style["transform"], box.style["transform_origin"] = (("rotate", -pi / 2),), (zero, zero)
    box.turned = True
    return box


def _top(box: Box) -> float:
    """Return where what is seen of a display begins: below its padding, unless a rule is drawn above it."""
    return float(box.border_box_y() if box.border_top_width else box.content_box_y())


def stacked(parts: Sequence[Laid]) -> float:
    """Return the height of displays one below the other, with the white between them."""
    gaps = (max(upper.after, lower.before) for upper, lower in itertools.pairwise(parts))
    return sum(part.height for part in parts) + sum(gaps)
