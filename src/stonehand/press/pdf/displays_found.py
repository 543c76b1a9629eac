"""A box of the flow in, the figures and tables below it that may move out, each with where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes

from stonehand.press.pdf.notes_boxes import Box

Path = tuple[int, ...]
"""Where in the tree of boxes something stands: an index for each level below the root."""


@dataclass(frozen=True, slots=True, eq=False)
class Display:
    """A figure or table that may move, in the order of the copy. `around` is the box that holds it.

    `turned`: it lies on its side, its head to the left.
    """

    anchor: str
    kind: str
    place: str
    drift: int
    turned: bool
    path: Path
    box: Box = field(repr=False)
    around: Box = field(repr=False)


def displays_below(box: Box, path: Path) -> Iterator[Display]:
    """Yield the displays below a box of the flow in the order of the copy."""
    for index, child in enumerate(box.children):
        here = (*path, index)
        if _is_display(child) and not _is_bound(child):
            element = child.element
            yield Display(
                element.get("id", ""),
                element.tag,
                element.get("data-place"),
                int(element.get("data-drift", 1)),
                bool(element.get("data-turned")),
                here,
                child,
                box,
            )
        elif _is_plain(child) and not _is_display(child):
            yield from displays_below(child, here)


def _is_plain(box: Box) -> bool:
    """Tell whether blocks in a box simply stand one below the other; a note keeps what it holds."""
    names = (box.element.get("class") or "").split() if box.element is not None else ()
    in_columns = any(box.style[name] != "auto" for name in ("column_count", "column_width"))
    return type(box) is boxes.BlockBox and not in_columns and "note" not in names


def _is_display(box: Box) -> bool:
    element = box.element
    if type(box) is not boxes.BlockBox or element is None or box.element_tag != element.tag:
        return False
    return bool(element.get("data-place")) and box.is_in_normal_flow()


def _is_bound(box: Box) -> bool:
    """Tell whether a display holds what must stay on the page of the copy around it."""
    inside = box.descendants(placeholders=True)
    return any(item.footnote is not None or item.is_absolutely_positioned() for item in inside)


def path_of(resume_at: dict[int, Any] | None) -> Path:
    """Return where layout goes on, as a path; empty for the beginning."""
    path: list[int] = []
    while resume_at and len(resume_at) == 1:
        ((index, resume_at),) = resume_at.items()
        path.append(index)
    return tuple(path)


def put_back(display: Display) -> None:
    """Put a display back into the flow."""
    display.around.children = replaced(display, display.box)


def replaced(display: Display, box: Box) -> list[Box]:
    """Return what stands around a display, with another box in its place."""
    children = list(display.around.children)
    children[display.path[-1]] = box
    return children
