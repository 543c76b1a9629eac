"""The text of a file of CSL-JSON in, its works out, each with its place; faults are reported."""

import json
from collections.abc import Iterator
from typing import Any

from stonehand.bibliography.work import Work
from stonehand.diagnostics import Code, Report
from stonehand.source import SourceFile, Span

_KEPT = (str, int, float, bool)


def read_csl_json(source: SourceFile, report: Report) -> tuple[Work, ...]:
    """Return the works of a file: a list of items, or an object with the list under `items`."""
    works: list[Work] = []
    for offset, item in _items(source, report):
        span = _span(source, offset)
        key = item.get("id")
        if not isinstance(key, str | int) or not str(key):
            report.add(Code.C010, "this item has no id", span, "give it one: it is what authors cite")
            continue
        works.append(_work(str(key), item, span))
    return tuple(works)


def _work(key: str, item: dict[str, Any], span: Span) -> Work:
    keywords = tuple(word.strip() for word in str(item.get("keyword", "")).split(",") if word.strip())
    csl = {
        name: value for name, value in item.items() if _is_csl(value) and name not in ("keyword", "annote")
    }
    kind = str(item.get("type", "document"))
    return Work(key, span, csl | {"id": key, "type": kind}, kind, keywords, str(item.get("annote", "")))


def _is_csl(value: object) -> bool:
    return isinstance(value, (*_KEPT, list, dict)) and value not in ("", [], {})


def _items(source: SourceFile, report: Report) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each item with the offset at which it begins; report what is no JSON and go no further."""
    text, decoder = source.text, json.JSONDecoder()
    position = _list_start(text)
    if position < 0:
        report.add(Code.C010, "this file holds no list of items", Span.point(source.file))
        return
    while True:
        while text[position : position + 1] in (",", " ", "\t", "\n", "\r"):
            position += 1
        if text[position : position + 1] in ("]", ""):
            return
        try:
            item, end = decoder.raw_decode(text, position)
        except (json.JSONDecodeError, RecursionError) as error:
            at = error.pos if isinstance(error, json.JSONDecodeError) else position
            words = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep"
            report.add(Code.C010, f"this is no JSON: {words}", _span(source, at))
            return
        if isinstance(item, dict):
            yield position, item
        position = end


def _list_start(text: str) -> int:
    """Return the offset after the bracket that opens the list, or -1."""
    start = text.lstrip("\ufeff \t\r\n")
    begun = len(text) - len(start)
    if start.startswith("["):
        return begun + 1
    named = text.find('"items"', begun) if start.startswith("{") else -1
    opened = text.find("[", named) if named >= 0 else -1
    return opened + 1 if opened >= 0 else -1


def _span(source: SourceFile, offset: int) -> Span:
    line = source.text.count("\n", 0, offset) + 1
    return Span.point(source.file, line, offset - (source.text.rfind("\n", 0, offset) + 1) + 1)
