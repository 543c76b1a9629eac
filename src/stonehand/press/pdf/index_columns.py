"""The columns of an index as laid out in, those of its last page as nearly of one height as they can be out.

WeasyPrint looks for the height of columns that end on a page from the mean height up, each time by what
is left of the first block of the next column: with letter groups that is more than is needed.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from weasyprint.text.line_break import strut

from stonehand.press.pdf.displays_area import DisplaysContext
from stonehand.press.pdf.layout_blocks import classes_of
from stonehand.press.pdf.notes_boxes import Box

ENTRIES = "index-entries"

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands before."""


def lay_columns(original: Step, context: DisplaysContext, box: Box, bottom_space: float, *given: Any) -> Any:
    """Lay out columns; those of an index that end on their page once more, no higher than they need be."""
    result = original(context, box, bottom_space, *given)
    laid, resume_at, *_ = result
    is_index = box.element is not None and ENTRIES in classes_of(box.element)
    if not is_index or laid is None or resume_at is not None:
        return result
    lay = partial(original, context, box)
    foot = context.page_bottom - laid.content_box_y()
    return _least(lay, foot, given, result, float(strut(box.style)[0]))


def _least(lay: Step, foot: float, given: tuple[Any, ...], result: Any, lead: float) -> Any:
    """Return the layout of least height, by halves; `foot` is the height below their head."""
    columns = result[0].children
    heights = [max(0.0, _end(column) - column.content_box_y()) for column in columns]
    least, most = int(sum(heights) / len(heights) / lead), int(max(heights) / lead + 1 / 2)
    while least < most:
        middle = (least + most) // 2
        tried = lay(foot - (middle + 1 / 4) * lead, *given)
        if tried[0] is not None and tried[1] is None:
            result, most = tried, middle
        else:
            least = middle + 1
    return result


def _end(column: Box) -> float:
    if not column.children:
        return float(column.content_box_y())
    last = column.children[-1]
    return float(last.position_y + last.margin_height() - last.margin_bottom)
