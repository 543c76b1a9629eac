"""The text of a BibTeX or biblatex file in, its entries out, each with its place; faults are reported.

pybtex's parser reads; here it is made linear on hostile files, goes on after a fault at the next entry, and
bounds what abbreviations (`@string`) expand to.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.exceptions import PybtexError
from pybtex.scanner import PrematureEOF, PybtexSyntaxError, Token
from pybtex.utils import CaseInsensitiveDict

from stonehand.bibliography.entry import Entry
from stonehand.diagnostics import Code, Report
from stonehand.source import SourceFile, Span

LONGEST = 20_000
"""Characters that one abbreviation may expand to."""

MOST = 5_000_000
"""Characters that the abbreviations of a file may expand to together."""

_NEXT_ENTRY = re.compile(r"^[ \t]*@\w+\s*[{(]", re.MULTILINE)


class AbbreviationTooLong(PybtexSyntaxError):
    """Report an abbreviation that grows beyond all use."""


def read_bibtex(source: SourceFile, report: Report) -> tuple[Entry, ...]:
    """Return the entries of a file in order, also those of which only a part could be read."""
    return tuple(_entries(_Reader(source, report), report))


def _entries(reader: "_Reader", report: Report) -> Iterator[Entry]:
    for command, body in reader:
        if command.lower() in ("string", "preamble"):
            continue
        key, fields = body
        if key:
            span = reader.line_span(reader.command_start)
            yield Entry(command.lower(), key, _joined(key, fields, span, report), span)


def _joined(key: str, fields: list[tuple[str, list[str]]], span: Span, report: Report) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, parts in fields:
        if name.lower() in found:
            message = f"“{key}” has the field “{name.lower()}” twice"
            report.add(Code.C016, message, span, "delete one; the first is used")
            continue
        value = " ".join("".join(parts).split())
        if value:
            found[name.lower()] = value
    return found


class _Reader(LowLevelParser):
    """Read one file; `_spent` counts what its abbreviations have expanded to."""

    pos: int

    def __init__(self, source: SourceFile, report: Report) -> None:
        super().__init__(source.text, macros=CaseInsensitiveDict(month_names))
        self._file, self._report = source.file, report
        self._starts = [0, *(found.end() for found in re.finditer("\n", source.text))]
        self._spent = 0
        self._patterns: dict[tuple[int, ...], tuple[re.Pattern[str], dict[str, Any]]] = {}

    def line_span(self, offset: int) -> Span:
        """Return the place of an offset."""
        line = bisect_right(self._starts, offset)
        return Span.point(self._file, line, offset - self._starts[line - 1] + 1)

    def skip_to(self, patterns: list[Any]) -> Token | None:
        """Return the text up to the first of several marks: one search, where pybtex has one for each."""
        marks, by_mark = self._compiled(patterns)
        found = marks.search(self.text, self.pos)
        if found is None:
            return None
        value = self.text[self.pos : found.end()]
        self.pos = found.end()
        self.update_lineno(value)
        return Token(value, by_mark[found[0]])

    def _compiled(self, patterns: list[Any]) -> tuple[re.Pattern[str], dict[str, Any]]:
        key = tuple(map(id, patterns))
        if key not in self._patterns:
            by_mark = {pattern.description.strip("'"): pattern for pattern in patterns}
            self._patterns[key] = re.compile("|".join(map(re.escape, by_mark))), by_mark
        return self._patterns[key]

    def substitute_macro(self, name: str) -> str:
        """Return what an abbreviation stands for, within the limits."""
        value = str(super().substitute_macro(name))
        self._spent += len(value)
        if self._spent > MOST:
            raise AbbreviationTooLong("the abbreviations of the file expand to too much", self)
        return value

    def parse_string_body(self, body_end: object) -> None:
        """Define an abbreviation, unless it is too long."""
        super().parse_string_body(body_end)
        if len(self.macros[self.current_field_name]) > LONGEST:
            self.macros[self.current_field_name] = ""
            raise AbbreviationTooLong(f"“{self.current_field_name}” expands to too much", self)

    def handle_error(self, error: PybtexError) -> None:
        """Report a fault where it was found; one that has eaten the rest of the file, where it began."""
        start = self.command_start
        swallowed = isinstance(error, PrematureEOF)
        place = self.line_span(start if swallowed else min(self.pos, self.end_pos))
        message = "this entry is not closed" if swallowed else _words(error)
        self._report.add(Code.C010, message, place, "see that braces and quotation marks are in pairs")
        if swallowed:
            self._go_on(start)

    def _go_on(self, start: int) -> None:
        """Go back to the entry after the one that begins at `start`."""
        following = _NEXT_ENTRY.search(self.text, start + 1)
        self.pos = following.start() if following else self.end_pos
        self.lineno = bisect_right(self._starts, self.pos)


def _words(error: PybtexError) -> str:
    """Return pybtex's message without its place."""
    return re.sub(r"^.*?in line \d+: ", "", str(error))
