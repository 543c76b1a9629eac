"""A note as WeasyPrint built it in; the same ready for the foot, and measures of what was set, out."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes, build

Box: TypeAlias = Any
"""A box of WeasyPrint, which has no types."""

SAME_LINE = 0.1  # px: lines side by side in two cells are one line of the page

RANKS = {"series-unnumbered": 0, "series-editor": 2}
"""Where notes of a series stand among those of their page; numbered ones have 1."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A note as it is laid out, and what stands before it where it goes on from the page before."""

    box: Box
    continuation: Box | None


def rank(note: Box) -> int:
    """Return where a note stands among those of its page: source notes first, the editor's last."""
    classes = (note.element.get("class") or "").split()
    return next((RANKS[name] for name in classes if name in RANKS), 1)


def prepare(note: Box) -> Prepared:
    """Return a copy of a note whose blocks are laid out one below the other."""
    box = note.deepcopy()
    # The marker is text of the note; WeasyPrint's own, empty, would stand on a line by itself.
    _take_generated(box, "::footnote-marker")
    continuation = _take_generated(box, "::before")
    _set_in_flow(box)
    return Prepared(
        build.create_anonymous_boxes(box), continuation and build.create_anonymous_boxes(continuation)
    )


def _take_generated(box: Box, kind: str) -> Box | None:
    if not (box.children and box.children[0].element_tag.endswith(kind)):
        return None
    taken = box.children[0]
    del box.children[0]
    return taken


def _set_in_flow(box: Box) -> None:
    """Set the floats of a note where they stand: WeasyPrint would lose what of them does not fit."""
    for item in box.descendants():
        if item is not box and item.is_floated():
            item.style = item.style.copy()
            item.style["float"] = "none"


def lines_in(box: Box, enough: int) -> int:
    """Count the lines of a laid out box, as far as there are enough; cells side by side are one line."""
    tops: list[float] = []
    for item in box.descendants():
        if isinstance(item, boxes.LineBox) and all(abs(item.position_y - top) > SAME_LINE for top in tops):
            tops.append(item.position_y)
        if len(tops) >= enough:
            break
    return len(tops)


def without_last_line(area: Box, cap: float) -> float:
    """Return a cap that is too low for the last line of a laid out area."""
    lines = [item for item in area.descendants() if isinstance(item, boxes.LineBox)]
    if not lines:
        return 0.0
    used = float(area.margin_height())
    return min(cap, used) - float(lines[-1].height) / 2


def shrink(box: Box) -> float:
    """Undo WeasyPrint's stretching of the last blocks of a fragment; return the bottom of its margin."""
    flow = [child for child in box.children if child.is_in_normal_flow()]
    if flow and isinstance(box, boxes.BlockBox):
        last = flow[-1]
        is_block = isinstance(last, boxes.BlockBox)
        bottom = shrink(last) if is_block else last.position_y + last.margin_height()
        box.height = max(0, bottom - box.content_box_y())
    return float(box.position_y + box.margin_height())
