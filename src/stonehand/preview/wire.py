"""A view in, what the page in the browser is told of it out: objects for JSON."""

from typing import Any

from stonehand.diagnostics import Diagnostic
from stonehand.model.layout import Line
from stonehand.preview.view import Spot, View
from stonehand.source import Span

Json = dict[str, Any]


def book(view: View, block: str = "", offset: int = 0) -> Json:
    """Return the pages in order, what was found, and where a letter of a block stands if it is asked for."""
    place = view.place(block, offset) if block else None
    return {
        "number": view.number,
        "title": view.showing.title,
        "stage": view.showing.stage,
        "pages": [entry(view, number) for number in range(len(view.keys))],
        "found": found(view),
        "at": place and {"page": place[0], "y": place[1]},
    }


def entry(view: View, number: int) -> Json:
    """Return what is to be known of a page before it is seen."""
    page = view.pages[number]
    return {
        "key": view.keys[number],
        "sheet": page.sheet,
        "folio": page.folio,
        "side": page.side,
        "section": page.section,
        "blank": page.blank,
        "width": page.width,
        "height": page.height,
    }


def text(view_lines: tuple[Line, ...]) -> Json:
    """Return the lines of a page: as text, in place, and where they come from."""
    return {
        "lines": [
            {
                "text": line.text,
                "block": line.block,
                "start": line.start,
                "area": line.area,
                "source": line.source if line.source.count(":") >= 2 else "",
                "box": [line.x, line.y, line.width, line.height],
            }
            for line in view_lines
        ]
    }


def found(view: View) -> list[Json]:
    """Return diagnostics and flaws: those that show on no page first, then page by page."""
    flaws = [
        _finding(flaw.diagnostic, Spot(flaw.spot.page.sheet - 1, flaw.marks)) for flaw in view.showing.flaws
    ]
    rest = [_finding(item, view.spot(item)) for item in view.showing.diagnostics]
    return sorted(rest + flaws, key=lambda item: (item["page"], SEVERITIES.index(item["severity"])))


SEVERITIES = ("error", "warning", "query")


def _finding(item: Diagnostic, spot: Spot | None) -> Json:
    return {
        "code": item.code.value,
        "severity": item.severity.value,
        "title": item.code.title,
        "message": item.message,
        "hint": item.hint,
        "place": str(item.place) if item.place else "",
        "source": str(item.place) if isinstance(item.place, Span) else "",
        "page": spot.page if spot else -1,
        "marks": [list(mark) for mark in spot.marks] if spot else [],
    }
