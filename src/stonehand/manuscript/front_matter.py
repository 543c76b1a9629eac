"""The text of a section's file in, its front matter as a `Document` and the first line of its copy out.

Front matter is the block of YAML between two lines of hyphens at the head of a file, as pandoc and Quarto
have it. The only importer of the YAML parser. Aliases and tags are refused: a small file could grow without
bound by them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from stonehand.diagnostics import Code, Report
from stonehand.manuscript.document import Document, Path
from stonehand.source import SourceFile, Span

LIMIT = 64_000
"""The most characters that front matter may have."""

DEPTH = 12
"""The most lists and tables that may stand one in another."""

_OPENING = re.compile(r"---[ \t]*\n(?=[^\S\n]*[^\s])")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"[\w-]+[ \t]*:(?:[ \t]|$)", re.MULTILINE)
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def parse(source: SourceFile, report: Report) -> tuple[Document, int]:
    """Return the front matter of a file (empty if it has none) and the line on which its copy begins."""
    opening = _OPENING.match(source.text)
    closing = _CLOSING.search(source.text, opening.end()) if opening else None
    if not opening or not closing:
        _report_unclosed(source, report)
        return Document(source.file, {}), 1
    text = source.text[opening.end() : closing.start()]
    body_line = source.text.count("\n", 0, closing.end()) + 1
    if len(text) > LIMIT:
        report.add(Code.M032, f"front matter of more than {LIMIT:,} characters", Span.point(source.file))
        return Document(source.file, {}), body_line
    return _document(source.file, text, report), body_line


def _report_unclosed(source: SourceFile, report: Report) -> None:
    opening = _OPENING.match(source.text)
    if opening and _KEY.match(source.text, opening.end()):
        report.add(
            Code.M036,
            "front matter is not closed",
            Span.point(source.file),
            "end it with a line of three hyphens",
        )


def _document(file: str, text: str, report: Report) -> Document:
    reading = _Reading(file, report)
    try:
        values = reading.read(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = reading.point(mark) if mark else Span.point(file)
        report.add(Code.M001, f"front matter is not YAML: {error.problem or error.context}", place, _HINT)
        values = {}
    except _TooDeep as error:
        report.add(Code.M033, f"front matter of more than {DEPTH} levels", error.place)
        values = {}
    if not isinstance(values, dict):
        report.add(Code.M036, "front matter is not a table of keys", Span.point(file, 2), _HINT)
        values = {}
    return Document(file, values, reading.keys, reading.places)


_HINT = "write one “key: value” a line; put a value with a colon or a number sign in quotes"


class _TooDeep(Exception):
    """Leave a document that is nested too deep."""

    def __init__(self, place: Span) -> None:
        super().__init__(place)
        self.place = place


@dataclass(slots=True)
class _Reading:
    """Build values from the events of the parser, and note where each stands."""

    file: str
    report: Report
    keys: dict[Path, Span] = field(default_factory=dict)
    places: dict[Path, Span] = field(default_factory=dict)

    def read(self, events: Iterator[yaml.Event]) -> object:
        """Return the value of the first document."""
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                return self._value(event, events, ())
        return {}

    def point(self, mark: Any) -> Span:
        # the text begins on the second line of the file
        return Span.point(self.file, mark.line + 2, mark.column + 1)

    def _span(self, event: yaml.Event) -> Span:
        start, end = self.point(event.start_mark), self.point(event.end_mark)
        if isinstance(event, yaml.ScalarEvent) and event.style in {'"', "'"}:
            return Span(self.file, start.line, start.column + 1, end.line, end.column - 1)
        return start.to(end)

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> object:
        self.places[path] = self._span(event)
        self._refuse_tag(event)
        if isinstance(event, yaml.AliasEvent):
            self._refuse("an alias", event)
            return None
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if len(path) >= DEPTH:
            raise _TooDeep(self.point(event.start_mark))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return self._mapping(events, path)

    def _sequence(self, events: Iterator[yaml.Event], path: Path) -> list[object]:
        items: list[object] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> dict[str, object]:
        items: dict[str, object] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            name = self._key(event, events, path)
            if name in items:
                self.report.add(
                    Code.M035, f"“{name}” is written twice", self._span(event), "keep one of them"
                )
                self._value(next(events), events, (*path, name, "again"))
                continue
            self.keys[(*path, name)] = self._span(event)
            items[name] = self._value(next(events), events, (*path, name))
        return items

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> str:
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        mark: Any = event.start_mark
        raise yaml.MarkedYAMLError(problem="a key must be a word", problem_mark=mark)

    def _refuse_tag(self, event: yaml.Event) -> None:
        if getattr(event, "tag", None):
            self._refuse("a tag", event)
        elif getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent):
            self._refuse("an anchor", event)

    def _refuse(self, thing: str, event: yaml.Event) -> None:
        self.report.add(
            Code.M034, f"{thing} in front matter", self.point(event.start_mark), "write the value itself"
        )


def _scalar(event: yaml.ScalarEvent) -> object:
    # only true, false and null are more than text: `language: no` and `date: 1986-03-06` stay as typed
    if event.style is None and event.value.lower() in _WORDS:
        return _WORDS[event.value.lower()]
    return str(event.value).strip()
