"""An entry of an index as laid out in, the same with "Vega (continued)" over what of it is on a verso out.

The line is the first block of the entry (docs/html.md). It is laid out where the entry goes on at the head of
a verso, so that the reader need not turn back; not from column to column (Chicago, 18th ed., 15.110).
"""

from collections.abc import Callable, Iterator
from typing import Any

from stonehand.press.pdf.displays_area import DisplaysContext
from stonehand.press.pdf.layout_blocks import classes_of
from stonehand.press.pdf.notes_boxes import Box
from stonehand.press.pdf.tree import Node

CONTINUED = "index-continued"

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands before."""


def make_page(
    original: Step, context: DisplaysContext, root_box: Box, page_type: Any, resume_at: Any, *rest: Any
) -> Any:
    """Make a page; keep in mind where a verso goes on in the tree of boxes."""
    context.turned = tuple(_below(resume_at)) if page_type.side == "left" else ()
    return original(context, root_box, page_type, resume_at, *rest)


def _below(skip_stack: Any) -> Iterator[Any]:
    """Yield where layout goes on, from the root down, in WeasyPrint's form.

    In a row of a table it goes on in several cells, where no index is.
    """
    while skip_stack:
        yield skip_stack
        skip_stack = next(iter(skip_stack.values())) if len(skip_stack) == 1 else None


def lay_entry(original: Step) -> Step:
    """Around `block_level_layout`: take the line out of an entry; set it over what a verso begins with."""

    def hooked(
        context: Any, box: Box, bottom_space: float, skip_stack: Any, containing_block: Box, *rest: Any
    ) -> Any:
        given = bottom_space, skip_stack, containing_block, *rest
        if not _has_line(box):
            return original(context, box, *given)
        line, *blocks = box.children
        entry = box.copy_with_children(blocks)
        if not any(skip_stack is turned for turned in getattr(context, "turned", ())):
            return original(context, entry, *given)
        line.position_x, line.position_y = entry.position_x, entry.position_y
        said = original(context, line, bottom_space, None, containing_block, True)[0]
        entry.position_y += said.margin_height()
        made, *others = original(context, entry, *given)
        return (made and _headed(made, said), *others)

    return hooked


def _has_line(box: Box) -> bool:
    first = box.children[0] if getattr(box, "children", ()) else None
    return first is not None and _is_line(first.element)


def _headed(entry: Box, line: Box) -> Box:
    """Return an entry that has been laid out with the line above it."""
    entry.children = [line, *entry.children]
    entry.position_y -= line.margin_height()
    entry.height += line.margin_height()
    return entry


def _is_line(element: Node | None) -> bool:
    return element is not None and CONTINUED in classes_of(element)


def remove_entry_lines(root: Node) -> None:
    """Take all such lines out of an HTML tree, for a layout that is not hooked."""
    for parent in list(root.iter("div")):
        for child in [child for child in parent if _is_line(child)]:
            parent.remove(child)
