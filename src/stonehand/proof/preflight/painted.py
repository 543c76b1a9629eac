"""A page of a PDF in; the colours of more ink than allowed that are painted within its bleed out.

Registration marks are in all inks, and stand outside.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from stonehand.proof.preflight.boxes import box_of
from stonehand.proof.preflight.drawn import contents_of, drawn_on
from stonehand.proof.preflight.matrix import IDENTITY, Box, Matrix, after, box_around, matrix_of

STROKES = ("S", "s", "B", "B*", "b", "b*")
FILLS = ("f", "F", "f*", "B", "B*", "b", "b*")
TEXT = ("Tj", "TJ", "'", '"')
PATHS = ("m", "l", "c", "v", "y", "re")


@dataclass(slots=True)
class _Painting:
    """What is known while a content stream is read: where the path goes, and the ink in use."""

    matrix: Matrix = IDENTITY
    fill: float = 0
    stroke: float = 0
    saved: list[tuple[Matrix, float, float]] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)


def paints_within(page: Any, limit: int) -> Iterator[float]:
    """Yield the ink, in per cent, of what is painted on a page or its bleed with more than a limit."""
    contents = [content for thing in drawn_on(page.obj) if (content := contents_of(thing)) is not None]
    bleed = box_of(page, "/BleedBox") or box_of(page, "/TrimBox") or box_of(page, "/MediaBox")
    assert bleed is not None
    found = [
        ink for content in contents for ink, box in _painted(content) if ink > limit and _meets(box, bleed)
    ]
    if found:
        yield max(found)


def ink_of(operands: Any) -> float:
    """Return the ink of a colour of four inks, in per cent."""
    return 100 * sum(float(value) for value in operands)


def _painted(content: Any) -> Iterator[tuple[float, Box | None]]:
    """Yield the ink of each painting of a stream, with the box that it fills; None: it is not known."""
    state = _Painting()
    is_page = not isinstance(content, pikepdf.Stream)
    for instruction in pikepdf.parse_content_stream(content):
        operator, operands = str(instruction.operator), instruction.operands
        _keep(state, operator, operands)
        if operator in PATHS:
            state.points += _points(operator, [float(value) for value in operands])
        elif operator in FILLS or operator in STROKES:
            box = box_around(state.points, state.matrix) if state.points and is_page else None
            yield from ((state.fill, box),) if operator in FILLS else ()
            yield from ((state.stroke, box),) if operator in STROKES else ()
            state.points.clear()
        elif operator == "n":
            state.points.clear()
        elif operator in TEXT:
            yield state.fill, None


def _keep(state: _Painting, operator: str, operands: Any) -> None:
    if operator == "q":
        state.saved.append((state.matrix, state.fill, state.stroke))
    elif operator == "Q" and state.saved:
        state.matrix, state.fill, state.stroke = state.saved.pop()
    elif operator == "cm":
        state.matrix = after(matrix_of(operands), state.matrix)
    elif operator in ("k", "g"):
        state.fill = ink_of(operands) if operator == "k" else 0
    elif operator in ("K", "G"):
        state.stroke = ink_of(operands) if operator == "K" else 0


def _points(operator: str, numbers: list[float]) -> list[tuple[float, float]]:
    if operator == "re":
        x, y, width, height = numbers
        return [(x, y), (x + width, y + height)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _meets(box: Box | None, bleed: Box) -> bool:
    """Tell whether a box lies within the bleed in part; where it is not known, it may."""
    if box is None:
        return True
    return box[0] < bleed[2] and box[2] > bleed[0] and box[1] < bleed[3] and box[3] > bleed[1]
