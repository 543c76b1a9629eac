"""Annotations as they stand in a marked file: frozen values, whatever file they were read from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in the units of a PDF page."""

Kind = Literal[
    "highlight", "strike-out", "underline", "squiggle", "caret", "note", "free text", "ink", "drawing"
]

KINDS: dict[str, Kind] = {
    "Highlight": "highlight",
    "StrikeOut": "strike-out",
    "Underline": "underline",
    "Squiggly": "squiggle",
    "Caret": "caret",
    "Text": "note",
    "FreeText": "free text",
    "Ink": "ink",
    **dict.fromkeys(("Line", "Square", "Circle", "Polygon", "PolyLine", "Stamp"), "drawing"),
    **dict.fromkeys(("FileAttachment", "Sound", "Redact"), "drawing"),
}
"""Markup annotations (ISO 32000-2, table 171) by the name of their type."""

FARTHEST = 100_000
"""A number of points that no page reaches."""

ON_TEXT: tuple[Kind, ...] = ("highlight", "strike-out", "underline", "squiggle")
"""Kinds that lie on words, by quadrilaterals."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A markup annotation. `boxes` are its quadrilaterals, or its rectangle; `sheet` counts from 1.

    `answers` is the number of the annotation that it replies to, in the order of the file, or None;
    `is_grouped`: it is a part of that one, not a reply. `state` is a review state, such as "Rejected".
    """

    kind: Kind
    sheet: int
    boxes: tuple[Box, ...]
    contents: str = ""
    author: str = ""
    date: str = ""
    answers: int | None = None
    is_grouped: bool = False
    state: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """An annotation that is not understood, and why."""

    sheet: int
    why: str


@dataclass(frozen=True, slots=True)
class Annotations:
    """What a file has; `pdf` is the name that an XFDF or FDF gives the PDF that it belongs to."""

    found: tuple[Annotation, ...] = ()
    unread: tuple[Unread, ...] = ()
    pdf: str = ""


class UnreadableMarks(Exception):
    """The marked file cannot be read; the message says why."""


def boxes_of(quads: Sequence[float], callout: Sequence[float], rectangle: Sequence[float]) -> tuple[Box, ...]:
    """Return where an annotation lies: on words, where its line points to, or at its own place.

    Quadrilaterals without width or height are none. Without any place there is no box.
    """
    if any(abs(number) > FARTHEST for number in (*quads, *callout, *rectangle)):
        return ()
    if len(callout) >= 2:
        return (_around(callout[:2]),)
    found = (_around(quads[start : start + 8]) for start in range(0, len(quads) - 7, 8))
    whole = tuple(box for box in found if box[0] < box[2] and box[1] < box[3])
    return whole or ((_around(rectangle),) if len(rectangle) == 4 else ())


def _around(points: Sequence[float]) -> Box:
    """Return the box around points; their order differs from one reader to another."""
    return min(points[::2]), min(points[1::2]), max(points[::2]), max(points[1::2])
