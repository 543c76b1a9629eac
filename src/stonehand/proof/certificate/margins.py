"""What is drawn first and last on a sheet in, whether it leaves the trim as it is out: crop marks do.

Only strokes of straight lines are understood. What does anything else may draw anywhere.
"""

from collections.abc import Sequence
from typing import Any

import pikepdf

WIDEST = 1.0
"""Points that a line may be wide."""

BEGINNING = "Q"
"""The state that was saved before the text is restored first: what follows is in points from the corner."""

CLIP = ("q", "re", "W", "n")
"""Operators that save the state and let nothing reach out of a box."""

HARMLESS = frozenset(("BMC", "BDC", "EMC", "K", "G", "S"))
"""Marked content, colours of lines, and the stroke that draws them."""

Point = tuple[float, float]


def holds(outer: Any, inner: Any) -> bool:
    """Tell whether a box (left, bottom, right, top) has another one within it."""
    if inner is None:
        return False
    pairs = list(zip(map(float, outer), map(float, inner), strict=True))
    return all(a <= b for a, b in pairs[:2]) and all(a >= b for a, b in pairs[2:])


def keeps_apart(stream: Any, trim: Any) -> bool:
    """Tell whether a stream only saves the state, and clips to a box that has the trim within it."""
    instructions = pikepdf.parse_content_stream(stream)
    if tuple(str(each.operator) for each in instructions) != CLIP:
        return False
    left, bottom, width, height = (float(value) for value in instructions[1].operands)
    return holds((left, bottom, left + width, bottom + height), trim)


def stays_outside(stream: Any, trim: Sequence[Any]) -> bool:
    """Tell whether a stream that begins by restoring the state strokes lines outside a box only."""
    box = [float(edge) for edge in trim]
    pen, states = (0.0, 0.0), list[str]()
    for instruction in pikepdf.parse_content_stream(stream):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in ("m", "l"):
            end = float(operands[0]), float(operands[1])
            if name == "l" and not _is_outside(pen, end, box):
                return False
            pen = end
        elif name in ("q", "Q"):
            states.append(name)
        elif name not in HARMLESS and not (name == "w" and float(operands[0]) <= WIDEST):
            return False
    return states[:1] == [BEGINNING] and states[1:].count("Q") <= states[1:].count("q")


def _is_outside(start: Point, end: Point, trim: Sequence[float]) -> bool:
    """Tell whether a level or upright line paints nothing in a box; its end may touch an edge."""
    left, bottom, right, top = trim
    across, along = sorted((start[0], end[0])), sorted((start[1], end[1]))
    is_level, is_upright = along[0] == along[1], across[0] == across[1]
    beside, beyond = 0 if is_level else WIDEST / 2, 0 if is_upright else WIDEST / 2
    is_beside = across[1] <= left - beside or across[0] >= right + beside
    is_beyond = along[1] <= bottom - beyond or along[0] >= top + beyond
    return (is_level or is_upright) and (is_beside or is_beyond)
