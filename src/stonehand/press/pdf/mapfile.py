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
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no layout map: {error!r}") from error


def read_fingerprint(read: Mapping[str, Any]) -> Fingerprint:
    """Return a fingerprint from its JSON object."""
    return Fingerprint(**{**read, "fonts": tuple(read["fonts"].items())})


def _read_page(read: Mapping[str, Any]) -> Page:
    return Page(
        **{name: read[name] for name in _PLAIN_PAGE if name not in ("trim", "type_area")},
        trim=tuple(read["trim"]),
        type_area=tuple(read["type_area"]),
        lines=tuple(_read_line(line) for line in read["lines"]),
        boxes=tuple(Box(**box) for box in read["boxes"]),
        anchors=tuple(AnchorPoint(anchor, *place) for anchor, place in read["anchors"].items()),
    )


def _read_line(read: Mapping[str, Any]) -> Line:
    words = tuple(Word(*word) for word in read["words"])
    faces = tuple(FaceRun(*run) for run in read["faces"])
    return Line(**{name: read[name] for name in _PLAIN_LINE}, words=words, faces=faces)
