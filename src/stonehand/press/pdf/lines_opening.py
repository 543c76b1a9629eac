"""The line box of an opening paragraph in, the same with its first line in the style of its lead-in out.

Where the line ends depends on how wide its words are in that style, and so on how many there are. So each of
the last few places where it can end is tried: the words before it are set in the style, the paragraph is
planned with a line that ends there, and the place with the fewest demerits stays. Where none will do, the
letters of the line are set wider or closer.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from math import inf
from typing import Any

from weasyprint.css.properties import INHERITED
from weasyprint.formatting_structure import boxes

from stonehand.diagnostics import Code, Diagnostic
from stonehand.press.pdf.lines_measure import Paragraph
from stonehand.press.pdf.lines_passes import plan
from stonehand.press.pdf.lines_plan import OVERFULL
from stonehand.press.pdf.lines_read import OBJECT, Box, Piece
from stonehand.press.pdf.lines_terms import Break, Shape
from stonehand.press.pdf.tree import Node, Places

MARK = "first-line"
"""The class of the empty element at the beginning of such a paragraph: it has the style of the lead-in."""

TRIES = 6
"""Places where the line can end that are tried, from the last one that its words reach in the plain style."""

TRACKING = (0.02, -0.02, 0.04, 0.06, 0.08)
"""Ems added between the letters of the line where it can end nowhere without: small capitals bear it."""

Read = Callable[[], Paragraph]
"""The reading of the line box as it is now."""


@dataclass(slots=True)
class Openings:
    """The opening paragraphs of a document, and those whose first line has been set so."""

    wanted: tuple[Node, ...] = ()
    done: set[Node] = field(default_factory=set)

    def fit(self, line_box: Box, shape: Shape, read: Read) -> Paragraph | None:
        """Set the first line of a paragraph; None where it is no opening, or no line can be had so."""
        style = _lead_in_style(line_box) if line_box.element in self.wanted else {}
        pieces = () if not style else tuple(read().reading.pieces)
        for each in _tracked(style, float(line_box.style["font_size"])) if style else ():
            found = _best_end(line_box, each, shape, read)
            if found is not None:
                _set_style(line_box, pieces, found.cut, each)
                self.done.add(line_box.element)
                paragraph = read()
                _force(paragraph, found)
                return paragraph
        return None

    def unmet(self, places: Places) -> Iterator[Diagnostic]:
        """Report the openings whose first line is not set so."""
        for element in self.wanted:
            if element not in self.done:
                message = f"the first line of “{element.get('id')}” is not in small capitals"
                yield Diagnostic.of(Code.L044, message, places.of(element), hint=HINT)


HINT = "set so many words in small capitals instead, or change them"


def read_openings(root: Node) -> Openings:
    """Return the opening paragraphs of a document whose first line is to have the style of its lead-in."""
    return Openings(
        tuple(
            element
            for element in root.iter()
            if any(MARK in (child.get("class") or "").split() for child in element)
        )
    )


def _lead_in_style(line_box: Box) -> dict[str, Any]:
    """Return what the style of the mark has otherwise than the paragraph; empty where there is no mark."""
    for box in line_box.children:
        if isinstance(box, boxes.InlineBox) and MARK in (box.element.get("class") or "").split():
            own = line_box.style
            return {name: box.style[name] for name in INHERITED if box.style[name] != own[name]}
    return {}


def _tracked(style: dict[str, Any], size: float) -> Iterator[dict[str, Any]]:
    """Yield a style as it is, then with its letters wider or closer."""
    spacing = style.get("letter_spacing", 0)
    for ems in (0.0, *TRACKING):
        yield style | {"letter_spacing": (0 if spacing == "normal" else spacing) + ems * size}


def _best_end(line_box: Box, style: dict[str, Any], shape: Shape, read: Read) -> Break | None:
    """Return where the first line ends best; None where it would be too loose or too tight everywhere."""
    plain, best, found = read(), OVERFULL, None
    for place in _ends(plain, shape):
        undo = _set_style(line_box, plain.reading.pieces, place.cut, style)
        demerits = _demerits(read(), place, shape)
        undo()
        if demerits < best:
            best, found = demerits, place
    return found


def _ends(paragraph: Paragraph, shape: Shape) -> Iterable[Break]:
    """Return the last places where the first line can end, beginning with the last one."""
    start = paragraph.run_starts()[0]
    reach = shape.width(0) + paragraph.x[start]
    fit = [place for place in paragraph.breaks(start, "none") if place.end - place.hang <= reach]
    return reversed(fit[-TRIES:])


def _force(paragraph: Paragraph, place: Break) -> None:
    """Let the first line end at a place, and nowhere before."""
    if place.kind != "end":
        paragraph.forced[place.cut] = place.kind
        paragraph.opening = place.cut


def _demerits(paragraph: Paragraph, place: Break, shape: Shape) -> float:
    """Return what a paragraph costs with its first line up to a place; endless where that is too loose."""
    _force(paragraph, place)
    first = plan(paragraph, paragraph.run_starts()[0], shape)
    if len(first.lines) > 1 or paragraph.missed:
        return inf
    rest = Shape(shape.usual, shape.first[1:])
    return first.demerits + (0.0 if place.kind == "end" else plan(paragraph, place.resume, rest).demerits)


def _set_style(line_box: Box, pieces: Iterable[Piece], cut: int, style: dict[str, Any]) -> Callable[[], None]:
    """Set the texts before an index in a style; return what puts back the boxes that were there."""
    saved: list[tuple[Box, list[Box]]] = []
    for piece in pieces:
        if piece.start >= cut or not piece.text or piece.text == OBJECT:
            continue
        parent = line_box
        for index in piece.path[:-1]:
            parent = parent.children[index]
        saved.append((parent, list(parent.children)))
        length = cut - piece.start
        texts = [text for text in (piece.text[:length], piece.text[length:]) if text]
        made = [piece.box.copy_with_text(text) for text in texts]
        made[0].style = _styled(piece.box, line_box, style)
        children = list(parent.children)
        children[piece.path[-1] : piece.path[-1] + 1] = made
        parent.children = children

    def undo() -> None:
        for parent, children in reversed(saved):
            parent.children = children

    return undo


def _styled(box: Box, line_box: Box, style: dict[str, Any]) -> Any:
    """Return the style of a text box with another; what the text has of its own stays."""
    own = box.style.copy()
    for name, value in style.items():
        if own[name] == line_box.style[name]:
            own[name] = value
    return own
