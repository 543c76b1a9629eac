"""The text of a valid TOML file in, the span of every key and value out (`tomllib` gives none).

Only what TOML 1.0 allows is met here, for `tomllib` has read the same text before; so no fault is looked for.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from stonehand.manuscript.document import Path
from stonehand.source import Span

_BLANK = re.compile(r"[ \t]*")
_FILLER = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_PART = re.compile(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+')
_SCALAR = re.compile(
    r'"""(?:\\[\s\S]|[^"\\]|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|[^,\]}#\n]*[^,\]}#\s]"
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_LETTERS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


@dataclass(slots=True)
class Locations:
    """Gather the spans of one text while it is walked from start to end."""

    text: str
    file: str
    keys: dict[Path, Span] = field(default_factory=dict)
    places: dict[Path, Span] = field(default_factory=dict)
    _position: int = 0
    _starts: list[int] = field(default_factory=list)
    _lengths: dict[Path, int] = field(default_factory=dict)

    def walk(self) -> None:
        """Fill `keys` and `places`."""
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        table: Path = ()
        self._skip(_FILLER)
        while self._position < len(self.text):
            if self.text[self._position] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_FILLER)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self._position)
        self._position = match.end() if match else self._position

    def _take(self, pattern: re.Pattern[str]) -> tuple[str, Span]:
        match = pattern.match(self.text, self._position)
        assert match, f"{self.file}: not TOML at offset {self._position}"
        self._position = match.end()
        return match[0], self._span(match.start(), match.end())

    def _span(self, start: int, end: int) -> Span:
        return Span(self.file, *self._line_and_column(start), *self._line_and_column(end))

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _dotted_key(self) -> list[tuple[str, Span]]:
        parts: list[tuple[str, Span]] = []
        while True:
            self._skip(_BLANK)
            part, span = self._take(_PART)
            parts.append((_plain(part), span))
            self._skip(_BLANK)
            if not self.text.startswith(".", self._position):
                return parts
            self._position += 1

    def _header(self) -> Path:
        listed = self.text.startswith("[[", self._position)
        self._position += 2 if listed else 1
        path: Path = ()
        parts = self._dotted_key()
        for number, (part, span) in enumerate(parts, 1):
            path = self._enter((*path, part), listed and number == len(parts))
            self._note(path, span)
        self._position += 2 if listed else 1
        return path

    def _enter(self, path: Path, begins_item: bool) -> Path:
        if begins_item:
            self._lengths[path] = self._lengths.get(path, 0) + 1
        return (*path, self._lengths[path] - 1) if path in self._lengths else path

    def _note(self, path: Path, span: Span) -> None:
        for known in (path, path[:-1]) if isinstance(path[-1], int) else (path,):
            self.keys.setdefault(known, span)
            self.places.setdefault(known, span)

    def _pair(self, table: Path) -> None:
        path = table
        for part, span in self._dotted_key():
            path = (*path, part)
            self._note(path, span)
        self._position += 1
        self._skip(_BLANK)
        self._value(path)

    def _value(self, path: Path) -> None:
        start = self._position
        opening = self.text[start]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline_table(path)
        else:
            self._take(_SCALAR)
        self.places[path] = self._span(start, self._position)

    def _array(self, path: Path) -> None:
        self._position += 1
        index = 0
        self._skip(_FILLER)
        while self.text[self._position] != "]":
            self._value((*path, index))
            index += 1
            self._next_item()
        self._position += 1

    def _inline_table(self, path: Path) -> None:
        self._position += 1
        self._skip(_FILLER)
        while self.text[self._position] != "}":
            self._pair(path)
            self._next_item()
        self._position += 1

    def _next_item(self) -> None:
        self._skip(_FILLER)
        if self.text[self._position] == ",":
            self._position += 1
            self._skip(_FILLER)


def _plain(part: str) -> str:
    if part.startswith("'"):
        return part[1:-1]
    return _ESCAPE.sub(_unescaped, part[1:-1]) if part.startswith('"') else part


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _LETTERS.get(match[3], match[3])
