"""A table and where its layout goes on in, the same with or without its line "Table 2 (continued)" out.

The line is a row at the head of the table (docs/html.md), which WeasyPrint repeats on every page.
"""

from collections.abc import Callable
from typing import Any

CONTINUED = "continued"

Box = Any


def lay_table(
    original: Callable[..., Any],
    context: Any,
    table: Box,
    bottom_space: float,
    skip_stack: dict[int, Any] | None,
    *rest: Any,
) -> Any:
    """Lay out a table, or a part of one; the first part says nothing of being continued."""
    if skip_stack is None and table.children and table.children[0].is_header:
        table = _without_line(table)
    return original(context, table, bottom_space, skip_stack, *rest)


def _without_line(table: Box) -> Box:
    head, *others = table.children
    rows = [row for row in head.children if row.element is None or not _is_line(row.element)]
    if len(rows) == len(head.children):
        return table
    return table.copy_with_children([head.copy_with_children(rows), *others])


def _is_line(element: Any) -> bool:
    return CONTINUED in str(element.get("class", "")).split()


def remove_lines(root: Any) -> None:
    """Take all such lines out of an HTML tree, for a layout that is not hooked."""
    for head in list(root.iter("thead")):
        for row in [row for row in head if _is_line(row)]:
            head.remove(row)
