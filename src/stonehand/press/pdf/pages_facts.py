"""A page as made in; what the make-up of its spread asks of it out: where it ends, and with which lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from stonehand.model.flaws import LIMITS
from stonehand.press.pdf.lines_faces import Faces
from stonehand.press.pdf.notes_boxes import Box
from stonehand.press.pdf.pages_state import State
from stonehand.press.pdf.tracking import space_growth
from stonehand.press.pdf.tree import Node

HYPHENS = ("-", "\u2010")


@dataclass(frozen=True, slots=True)
class Made:
    """A page as made: what WeasyPrint returns for it, and the state that the next one begins with."""

    page: Box
    resume_at: Any
    after: State

    @property
    def is_last(self) -> bool:
        """Tell whether nothing of the section is left."""
        return self.resume_at is None and not self.after.values["reported_footnotes"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is seen of a page.

    `end`: lines by which it ends above the foot of the type area as the house has it, negative if below; with
    notes it ends at its own foot. `white`: lines between text and notes. `is_full`: it may not end where it
    likes; `goes_on`: pages follow it. `lines`: of text; `loose`, `tight`: the elements of those that are too
    much so; `late`: notes called here and begun later. `texts`: elements whose lines stand here, in order.
    """

    end: float
    white: float
    is_full: bool
    lines: int
    has_hyphen: bool
    has_notes: bool
    is_recto: bool
    goes_on: bool
    late: int
    loose: tuple[Node, ...]
    tight: tuple[Node, ...]
    texts: tuple[Node, ...]


def facts_of(made: Made, lead: float, shift: float, faces: Faces) -> Facts:
    """Return the facts of a page; px: `lead` of the text, `shift` by which its foot was moved down."""
    root, area, *_ = made.page.children
    lines = [line for line in _lines(root) if line.children]
    bottom = float(made.page.content_box_y() + made.page.height)
    ends = (_foot(box) for box in root.descendants() if _is_seen(box))
    text_end = max(ends, default=float(root.position_y))
    notes = float(area.margin_height()) if area.children else 0.0
    short = 0.0 if notes else (bottom - text_end) / lead
    begun, here = made.after.values["begun"], made.after.values["current_page"]
    called = [item.footnote for item in root.descendants(placeholders=True) if item.footnote is not None]
    return Facts(
        end=round(short - shift / lead, 2),
        white=round((bottom - notes + _above(area) - text_end) / lead, 2),
        is_full=not made.is_last and not _is_forced(made) and not getattr(made.page, "leaf", ""),
        lines=len({round(line.position_y, 1) for line in lines}),
        has_hyphen=bool(lines) and _last_text(lines[-1]).rstrip().endswith(HYPHENS),
        has_notes=bool(notes),
        is_recto=made.page.page_type.side == "right",
        goes_on=not made.is_last,
        late=sum(begun.get(note, here + 1) > here for note in called),
        loose=tuple(line.element for line in lines if _ratio(line, faces) > LIMITS.loose),
        tight=tuple(line.element for line in lines if _ratio(line, faces) < LIMITS.tight),
        texts=tuple(dict.fromkeys(line.element for line in lines)),
    )


def _above(area: Box) -> float:
    """Return the white that belongs to the notes themselves: what is seen is one with that of the page."""
    return float(area.margin_top + area.padding_top) if area.children else 0.0


def _is_forced(made: Made) -> bool:
    return bool(made.after.values["page_maker"][made.after.values["current_page"]][1]["break"] != "any")


def _lines(root: Box) -> Iterator[Box]:
    return (box for box in root.descendants() if isinstance(box, boxes.LineBox))


def _is_seen(box: Box) -> bool:
    return isinstance(box, boxes.LineBox | boxes.ReplacedBox | boxes.TableBox)


def _foot(box: Box) -> float:
    return float(box.position_y + (box.height if isinstance(box, boxes.LineBox) else box.margin_height()))


def _texts(parent: Box) -> Iterator[Box]:
    return (box for box in parent.descendants() if isinstance(box, boxes.TextBox))


def _last_text(line: Box) -> str:
    return next((box.text for box in reversed(list(_texts(line))) if box.text.strip()), "")


def _ratio(line: Box, faces: Faces) -> float:
    """Return the spaces of a line as multiples of the natural one; 1 where they are not justified."""
    text = next((box for box in _texts(line) if " " in box.text), None)
    if text is None or not text.justification_spacing:
        return 1.0
    return float(1 + space_growth(text) / faces.face(text.style).space)
