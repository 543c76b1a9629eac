"""A layout map in, its pages with what is to be seen on them out."""

from collections.abc import Iterator

from stonehand.model.layout import LayoutMap, Line, Page
from stonehand.proof.gate.baseline import BaselinePage, Join, Row, Shape


def reduced_pages(layout: LayoutMap) -> tuple[BaselinePage, ...]:
    """Return the pages of a map."""
    lines = [line for page in layout.pages for line in page.lines]
    joins = dict(zip(map(id, lines), _joins(lines), strict=True))
    return tuple(_reduced(page, joins) for page in layout.pages)


def _joins(lines: list[Line]) -> Iterator[Join]:
    """Yield what stands between each line and the next of its block, which may be on another page."""
    follows: dict[tuple[str, str], Line] = {}
    found: list[Join] = []
    for line in reversed(lines):
        key = line.area, line.block
        found.append(_join(line, follows.get(key)))
        follows[key] = line
    return reversed(found)


def _join(line: Line, following: Line | None) -> Join:
    if line.hyphen == "auto":
        return "-"
    is_tight = following is not None and bool(line.block) and 0 < line.end == following.start
    return "" if is_tight else " "


def _reduced(page: Page, joins: dict[int, Join]) -> BaselinePage:
    rows = (
        Row(
            *(line.area, line.block, line.x, line.baseline, line.width, line.size),
            line.text,
            joins[id(line)],
        )
        for line in page.lines
    )
    shapes = (Shape(box.kind, box.anchor, box.x, box.y, box.width, box.height) for box in page.boxes)
    frame = (page.width, page.height, *page.type_area)
    return BaselinePage(
        page.section, page.folio, page.side, page.kind, page.leaf, frame, tuple(rows), tuple(shapes)
    )
