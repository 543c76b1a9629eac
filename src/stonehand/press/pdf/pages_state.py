"""A layout context in; what the making of a page changes in it, to be put back before it is made anew, out.

Boxes are not kept: WeasyPrint lays out copies of them and settles the positions of the originals each time.
"""

from collections import defaultdict
from copy import copy
from dataclasses import dataclass
from typing import Any

from stonehand.press.pdf.displays_area import DisplaysContext, DisplaysState

COPIED = (
    "page_maker",
    "footnotes",
    "reported_footnotes",
    "rendered_notes",
    "carry",
    "begun",
    "broken_out_of_flow",
    "_excluded_shapes",
    "_excluded_shapes_root_boxes",
)
"""Lists and mappings that are changed in place."""

KEPT = ("page", "page_name", "held", "forced_break", "page_bottom", "current_page")


@dataclass(frozen=True, slots=True)
class State:
    """What was known between two pages."""

    values: dict[str, Any]
    running: dict[str, dict[int, list[Any]]]
    displays: DisplaysState

    def put_back(self, context: DisplaysContext) -> None:
        """Make the context what it was."""
        for name, value in self.values.items():
            setattr(context, name, copy(value) if name in COPIED else value)
        elements: defaultdict[str, defaultdict[int, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for name, pages in self.running.items():
            elements[name].update({page: list(found) for page, found in pages.items()})
        context.running_elements = elements
        context.restore_displays(self.displays)


def state_of(context: DisplaysContext) -> State:
    """Return the state of a context between two pages."""
    values = {name: copy(getattr(context, name)) for name in COPIED}
    values |= {name: getattr(context, name) for name in KEPT}
    running = {
        name: {page: list(found) for page, found in pages.items()}
        for name, pages in context.running_elements.items()
    }
    return State(values, running, context.displays_state())
