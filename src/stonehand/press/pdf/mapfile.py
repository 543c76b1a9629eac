"""The layout map as a JSON file, and back: schema 1, described in docs/architecture.md.

The keys stand in a fixed order, and every page on a line of its own: two maps can be compared as text.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from stonehand.model.layout import (
    SCHEMA,
    AnchorPoint,
    Box,
    FaceRun,
    Fingerprint,
    LayoutMap,
    Line,
    Page,
    Word,
)

_PLAIN_LINE = (
    *("area", "column", "x", "y", "width", "height", "baseline", "text", "block", "start", "end", "source"),
    *(
        "note",
        "space_ratio",
        "expansion",
        "hyphen",
        "kind",
        "align",
        "size",
        "left",
        "right",
        "at_foot",
        "display",
        "turned",
    ),
)
_PLAIN_PAGE = (
    "sheet",
    "folio",
    "side",
    "section",
    "kind",
    "blank",
    "width",
    "height",
    "trim",
    "type_area",
    "leaf",
)


_RECTANGLES = ("trim", "type_area")
_TEXTS = frozenset(
    (
        *("area", "text", "block", "source", "note", "hyphen", "kind", "align", "display"),
        *("folio", "side", "section", "leaf", "anchor"),
    )
)
"""Values of lines, pages and boxes that are text; the others are numbers, or true or false."""

Written = tuple[str, int]
"""Lines of a page as they stand in the file, and how many they are: the first ones of it."""


def lines_row(lines: Iterable[Line]) -> str:
    """Return lines as they stand in the file."""
    return ",".join(_dump(_line(line)) for line in lines)


def page_rows(pages: Sequence[Page], written: Sequence[Written] = ()) -> tuple[str, ...]:
    """Return pages as they stand in the file, where `written` is known of them."""
    known = written or (("", 0),) * len(pages)
    return tuple(_page_row(page, *its) for page, its in zip(pages, known, strict=True))


def _page_row(page: Page, text: str, count: int) -> str:
    lines = ",".join(filter(None, (text, lines_row(page.lines[count:]))))
    head = _dump({name: getattr(page, name) for name in _PLAIN_PAGE}).removesuffix("}")
    anchors = {point.anchor: [point.line, point.x, point.y] for point in page.anchors}
    tail = _dump({"boxes": [asdict(box) for box in page.boxes], "anchors": anchors}).removeprefix("{")
    return f'{head},"lines":[{lines}],{tail}'


def map_json(layout: LayoutMap, rows: Sequence[str] = ()) -> str:
    """Return the map as JSON text; `rows` are its pages, if they are known."""
    head = {
        "schema": layout.schema,
        "pagination_id": layout.pagination_id,
        "pdf_sha256": dict(layout.pdf_sha256),
        "fingerprint": {**asdict(layout.fingerprint), "fonts": dict(layout.fingerprint.fonts)},
    }
    fields = "".join(f"{_dump(key)}: {_dump(value)},\n" for key, value in head.items())
    pages = ",\n".join(rows or page_rows(layout.pages))
    return f'{{{fields}"pages": [\n{pages}\n]}}\n'


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _line(line: Line) -> dict[str, object]:
    return {name: getattr(line, name) for name in _PLAIN_LINE} | {"words": line.words, "faces": line.faces}


def map_from_json(text: str) -> LayoutMap:
    """Read a map back. Raises ValueError when the text is no map of this schema."""
    try:
        read: Mapping[str, Any] = json.loads(text)
        if read["schema"] != SCHEMA:
            raise ValueError(f"a layout map of schema {read['schema']}, not {SCHEMA}")
        return LayoutMap(
            read["pagination_id"],
            read_fingerprint(read["fingerprint"]),
            tuple(_read_page(page) for page in read["pages"]),
            tuple(read["pdf_sha256"].items()),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"no layout map: {error!r}") from error


def read_fingerprint(read: Mapping[str, Any]) -> Fingerprint:
    """Return a fingerprint from its JSON object."""
    return Fingerprint(**{**read, "fonts": tuple(read["fonts"].items())})


def _read_page(read: Mapping[str, Any]) -> Page:
    return Page(
        **{name: _checked(name, read[name]) for name in _PLAIN_PAGE if name not in _RECTANGLES},
        **{name: _rectangle(read[name]) for name in _RECTANGLES},
        lines=tuple(_read_line(line) for line in read["lines"]),
        boxes=tuple(map(_read_box, read["boxes"])),
        anchors=tuple(AnchorPoint(anchor, *map(_number, place)) for anchor, place in read["anchors"].items()),
    )


def _read_box(read: Mapping[str, Any]) -> Box:
    return Box(**{name: _checked(name, value) for name, value in read.items()})


def _checked(name: str, value: Any) -> Any:
    """Return a value if it is text where text must be, a number elsewhere. Raises TypeError."""
    if isinstance(value, str) is (name in _TEXTS):
        return value if name in _TEXTS else _number(value)
    raise TypeError(f"{name} is {value!r}")


def _number(value: Any) -> Any:
    if isinstance(value, int | float):
        return value
    raise TypeError(f"{value!r} is no number")


def _rectangle(value: Any) -> Any:
    left, top, right, bottom = map(_number, value)
    return left, top, right, bottom


def _read_line(read: Mapping[str, Any]) -> Line:
    words = tuple(Word(*map(_number, word)) for word in read["words"])
    faces = tuple(FaceRun(_number(start), str(face)) for start, face in read["faces"])
    return Line(**{name: _checked(name, read[name]) for name in _PLAIN_LINE}, words=words, faces=faces)
