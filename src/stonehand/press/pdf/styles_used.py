"""Boxes of WeasyPrint in, their used margins, widths and struts out: found once for a style and a width.

Boxes of one style in one width have the same. WeasyPrint 70.0 finds them anew whenever it lays out a box.
"""

from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes

SIDES = ("top", "right", "bottom", "left")
USED = (
    *(f"{part}_{side}" for part in ("margin", "padding") for side in SIDES),
    *(f"border_{side}_width" for side in SIDES),
    *(f"{least}{axis}" for least in ("", "min_", "max_") for axis in ("width", "height")),
)
"""What `resolve_percentages` sets."""

KINDS = (boxes.LineBox, boxes.InlineBox, boxes.BlockBox)
"""Boxes whose used values come from their style and what they stand in alone."""

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands before."""


def resolve_percentages(original: Step) -> Step:
    """Before `resolve_percentages`: set what was found for the style in the same width and height."""

    def hooked(box: Any, around: Any) -> None:
        style = box.style
        if type(box) not in KINDS or style["border_collapse"] == "collapse":
            original(box, around)
            return
        room = (around.width, around.height) if isinstance(around, boxes.Box) else tuple(around)
        kept = style.__dict__.get("twin", style)
        known, used = kept.__dict__.get("used", (None, None))
        if known != room:
            original(box, around)
            kept.used = room, {name: box.__dict__[name] for name in USED}
        else:
            box.__dict__.update(used)

    return hooked


def strut(original: Step) -> Step:
    """Before `strut`: return what was found for the style."""

    def hooked(style: Any) -> tuple[float, float]:
        kept = style.__dict__.get("twin", style)
        known: tuple[float, float] | None = kept.__dict__.get("strut")
        if known is None:
            known = kept.strut = original(style)
        return known

    return hooked
