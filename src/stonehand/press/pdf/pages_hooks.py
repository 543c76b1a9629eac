"""WeasyPrint's steps of making pages in, the same by way of the make-up of spreads out."""

from collections.abc import Callable, Iterator
from typing import Any

from stonehand.press.pdf.displays_area import DisplaysContext
from stonehand.press.pdf.notes_boxes import Box
from stonehand.press.pdf.pages_ending import mend_ending
from stonehand.press.pdf.pages_state import state_of

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands before."""


def make_all_pages(
    original: Step, context: DisplaysContext, root_box: Box, html: Any, pages: Any
) -> Iterator[Box]:
    """Make all pages; where the last one has too few lines, those before it once more."""
    spreads = context.spreads
    if spreads is None:
        yield from original(context, root_box, html, pages)
        return
    spreads.begin()
    before = state_of(context)
    made = list(original(context, root_box, html, pages))
    after = state_of(context)
    if context.excerpt is None and mend_ending(spreads, context):
        before.put_back(context)
        yield from original(context, root_box, html, pages)
    else:
        after.put_back(context)
        yield from made


def remake_page(original: Step, index: int, context: DisplaysContext, root_box: Box, html: Any) -> Any:
    """Hand out a page of a spread that is settled; settle the spread first where it is not."""
    spreads = context.spreads
    if spreads is None:
        return original(index, context, root_box, html)
    if index not in spreads.made:
        spreads.make = lambda number: original(number, context, root_box, html)
        spreads.settle(index, context)
    made = spreads.made[index]
    made.after.put_back(context)
    return made.page, made.resume_at


def lay_block(original: Step, context: DisplaysContext, box: Box, *args: Any, **kwargs: Any) -> Any:
    """Before the layout of the root: begin the grid of its page, and let the page run short or long."""
    if box.is_for_root_element:
        context.grid.begin_page(box)
        if context.spreads is not None and context.spreads.shift:
            _lengthen(context, context.spreads.shift)
    return original(context, box, *args, **kwargs)


def _lengthen(context: DisplaysContext, shift: float) -> None:
    area = context.current_footnote_area
    area.page.height += shift
    area.page.margin_bottom -= shift
    area.position_y += shift
    context.page_bottom += shift
