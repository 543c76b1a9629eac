"""Blocks and lines as laid out in, the same on the grid of their page out.

Each line of text stands a whole number of leadings below the head of its page, whatever stands above it.
The leading and the height of the baseline in it are those of the root. A block of odd height is filled up to
the next line of the grid; a line of smaller type on the same leading stands on the same baseline.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.layout import LayoutContext
from weasyprint.text import line_break

from stonehand.press.pdf.layout_blocks import classes_of
from stonehand.press.pdf.notes_boxes import Box
from stonehand.press.pdf.tree import Node

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands before."""

FLOWS = ("section", "div", "blockquote", "li", "dd", "body")
"""Tags of what holds the blocks of the text below each other."""

HEADS = ("h1", "h2", "h3", "h4", "h5", "h6", "hr")
"""Tags of what stands between two lines of the grid, by two halves of white."""

TITLES = HEADS[:-1]
"""Those that hold words."""

FRAMED = ("figure", "table", "equation")
"""Classes of what has the white that fills it up above and below in equal parts."""

APART = frozenset((*FRAMED, "opening", "note", "notes"))
"""Classes of what has lines of its own."""

NEARLY = 0.05  # px
SLACK = 1 / 20
"""Share of a leading by which a line may reach out of it before it takes another."""


@dataclass(slots=True)
class Grid:
    """The grid of a document: blocks that end on it, texts whose lines stand on it; lengths in px."""

    blocks: set[Node] = field(default_factory=set)
    texts: set[Node] = field(default_factory=set)
    lead: float = 0.0
    baseline: float = 0.0
    top: float = 0.0

    def begin_page(self, root: Box) -> None:
        """Take the leading of the root; lines are counted from the head of its page."""
        self.lead, self.baseline = map(float, line_break.strut(root.style))
        self.top = float(root.position_y)

    def rest(self, position_y: float) -> float:
        """Return the height between a place and the next line of the grid below it, 0 on the grid."""
        rest = (self.top - position_y) % self.lead if self.lead else 0.0
        return 0.0 if min(rest, self.lead - rest) < NEARLY else float(rest)

    def gather(self, parent: Node) -> None:
        """Gather the blocks and texts of a section."""
        self.texts.add(parent)
        for child in parent:
            if child.tag in HEADS or not isinstance(child.tag, str):
                continue
            if parent.tag in FLOWS:
                self.blocks.add(child)
            if APART.isdisjoint(classes_of(child)):
                self.gather(child)


def read_grid(tree: Node) -> Grid:
    """Return the grid of a section's HTML tree."""
    grid = Grid()
    grid.gather(tree)
    return grid


def _grid_of(context: Any) -> Grid | None:
    """Return the grid of the text that is being laid out, if it has one."""
    grid = getattr(context, "grid", None)
    return None if grid is None or context.in_area or context.in_column or not grid.lead else grid


def fill_block(original: Step) -> Step:
    """After `block_level_layout`: fill a block that ends on its page up to the next line of the grid."""

    def hooked(
        context: Any,
        box: Box,
        bottom_space: float,
        skip_stack: Any,
        containing_block: Box,
        page_is_empty: bool = True,
        *rest: Any,
        **named: Any,
    ) -> Any:
        result = original(
            context, box, bottom_space, skip_stack, containing_block, page_is_empty, *rest, **named
        )
        made, resume_at, _, _, collapses, _ = result
        grid = _grid_of(context)
        if grid and made is not None and resume_at is None and not collapses and box.element in grid.blocks:
            room = grid.rest(made.border_box_y() + made.border_height())
            if room and _may_grow(made):
                _fill(made, room, context.page_bottom - bottom_space, page_is_empty)
        if grid and made is not None and box.element is not None and box.element.tag in TITLES:
            _raise(made, grid)
        return result

    return hooked


def _may_grow(made: Box) -> bool:
    """Tell whether a block is one of the copy's, and not the part of it beside a float, and in the flow."""
    is_part = made.is_flex_item or made.is_grid_item or isinstance(made.style, AnonymousStyle)
    return bool(made.is_in_normal_flow() and not is_part and made.style["height"] == "auto")


def _fill(made: Box, room: float, page_bottom: float, is_first: bool) -> None:
    """Add the room to a block, but at the foot of a page, where nothing follows."""
    if LayoutContext.overflows(page_bottom, made.border_box_y() + made.border_height() + room):
        return
    above = 0.0 if is_first or not set(FRAMED) & set(classes_of(made.element)) else room / 2
    made.translate(0, above)
    made.height += room - above


def _raise(made: Box, grid: Grid) -> None:
    """Put a head that stands first on its page on the first line of the grid, its white below it."""
    above = float(made.padding_top)
    if above and abs(made.border_box_y() - grid.top) < NEARLY:
        for child in made.children:
            child.translate(0, -above)
        made.padding_top, made.height = 0, made.height + above


def level_line(original: Step) -> Step:
    """After `get_next_linebox`: give a line on the leading of the text whole leadings and its baseline."""

    def hooked(context: Any, line_box: Box, *args: Any) -> Any:
        line, resume_at = original(context, line_box, *args)
        grid = _grid_of(context)
        is_text = grid and line is not None and line.height and line_box.element in grid.texts
        if grid and is_text and abs(line_break.strut(line_box.style)[0] - grid.lead) < NEARLY:
            _level(line, grid)
        return line, resume_at

    return hooked


def _level(line: Box, grid: Grid) -> None:
    lead = grid.lead
    above = max(0, ceil((line.baseline - grid.baseline) / lead - SLACK))
    below = max(0, ceil((line.height - line.baseline - lead + grid.baseline) / lead - SLACK))
    shift = above * lead + grid.baseline - line.baseline
    line.height = (above + 1 + below) * lead
    if shift:
        line.baseline += shift
        for child in line.children:
            if child.is_in_normal_flow():
                child.translate(0, shift)
