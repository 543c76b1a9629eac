"""A line box that WeasyPrint has not yet broken in; its text, its pieces and where it must not break out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes

Box: TypeAlias = Any
"""A box of WeasyPrint, which has no types."""

OBJECT = "\ufffc"
SPACED = ("normal", "nowrap")


class Unplanned(Exception):
    """A paragraph that is left to WeasyPrint; the argument says why."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text box, or a thing set among the words, with the index of its first character in the paragraph."""

    start: int
    text: str
    box: Box
    path: tuple[int, ...]

    @property
    def end(self) -> int:
        """Return the index after its last character."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Reading:
    """What a line box holds. `edges`: widths of margins, borders and padding; the index they stand before.

    `closed`: indices at which no line may end. `float`: the box of a float that opens the paragraph.
    `is_plain`: there is neither a float nor what stands elsewhere.
    """

    pieces: list[Piece] = field(default_factory=list)
    edges: list[tuple[int, float]] = field(default_factory=list)
    closed: set[int] = field(default_factory=set)
    float: Box = None
    length: int = 0
    is_plain: bool = True

    @property
    def text(self) -> str:
        """Return the whole text."""
        return "".join(piece.text for piece in self.pieces)


def read_line_box(line_box: Box) -> Reading:
    """Read a line box. Raise Unplanned where it holds what cannot be planned."""
    style = line_box.style
    if style["white_space"] not in ("normal",):
        raise Unplanned("white-space")
    if style["direction"] != "ltr":
        raise Unplanned("right to left")
    reading = Reading()
    _read(reading, line_box, ())
    return reading


def text_boxes(parent: Box) -> Iterator[Box]:
    """Yield the text boxes of a line, in order."""
    for box in parent.children:
        if not box.is_in_normal_flow():
            continue
        if isinstance(box, boxes.TextBox):
            yield box
        elif isinstance(box, boxes.InlineBox):
            yield from text_boxes(box)


def _read(reading: Reading, parent: Box, path: tuple[int, ...]) -> None:
    for index, box in enumerate(parent.children):
        if not box.is_in_normal_flow():
            _read_out_of_flow(reading, box)
        elif isinstance(box, boxes.TextBox):
            _read_text(reading, box, (*path, index))
        elif isinstance(box, boxes.InlineBox):
            _read_inline(reading, box, (*path, index))
        elif isinstance(box, boxes.InlineReplacedBox):
            _add(reading, OBJECT, box, (*path, index))
            reading.closed.add(reading.length)
        else:
            raise Unplanned(type(box).__name__)


def _read_out_of_flow(reading: Reading, box: Box) -> None:
    reading.is_plain = False
    if box.is_floated():
        if reading.length or reading.float is not None:
            raise Unplanned("float")
        reading.float = box
    elif not box.is_absolutely_positioned():
        raise Unplanned("running element")
    reading.closed.add(reading.length)


def _read_text(reading: Reading, box: Box, path: tuple[int, ...]) -> None:
    style = box.style
    is_break = box.text == "\n" and style["white_space"] == "pre-line"
    if not is_break and (style["white_space"] not in SPACED or any(c in box.text for c in "\n\t\u2028")):
        raise Unplanned("white-space")
    if style["font_size"] == 0:
        raise Unplanned("font-size")
    _add(reading, box.text, box, path)


def _add(reading: Reading, text: str, box: Box, path: tuple[int, ...]) -> None:
    reading.pieces.append(Piece(reading.length, text, box, path))
    reading.length += len(text)


def _read_inline(reading: Reading, box: Box, path: tuple[int, ...]) -> None:
    if box.is_leader:
        raise Unplanned("leader")
    if box.style["direction"] != "ltr":
        raise Unplanned("right to left")
    start = reading.length
    if left := _edge(box, "left"):
        reading.edges.append((start + 1, left))
    _read(reading, box, path)
    if right := _edge(box, "right"):
        reading.edges.append((reading.length, right))
        reading.closed.add(reading.length)
    if box.footnote is not None or _is_call(box):
        reading.closed.update(range(start, reading.length))
        reading.closed.add(reading.length) if box.footnote is not None else None
    if box.style["white_space"] == "nowrap":
        reading.closed.update(range(start + 1, reading.length))


def _is_call(box: Box) -> bool:
    return box.element is not None and "call" in (box.element.get("class") or "").split()


def _edge(box: Box, side: str) -> float:
    total = 0.0
    for name in (f"margin_{side}", f"padding_{side}", f"border_{side}_width"):
        value = box.style[name]
        if getattr(value, "unit", "px") != "px":
            raise Unplanned("edge in per cent")
        if value != "auto":
            total += float(getattr(value, "value", value) or 0)
    return total
