"""The bytes of a file in, its text out: UTF-8 with line feeds, and nothing that a page cannot show."""

import re
from pathlib import Path

from stonehand.diagnostics import Code, Report
from stonehand.errors import MissingFile
from stonehand.source import SourceFile, Span

LIMIT = 5_000_000
"""The most bytes that one file of a manuscript may have: about ten times the longest chapter ever seen."""

_MARKS_OF_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_OVERRIDE = re.compile("[\u202d\u202e]")
_HALF = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def read_source(path: Path, file: str, report: Report, limit: int = LIMIT) -> SourceFile | None:
    """Return the text of a file, or None if it is too large.

    `file` is its name in diagnostics. Bytes that are not UTF-8 become U+FFFD, control characters spaces, so
    that every line and column stays. Raises MissingFile if the file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        raise MissingFile(message) from error
    if len(data) > limit:
        report.add(Code.M032, f"the file is larger than {limit:,} bytes", Span.point(file), "split it")
        return None
    text = _newlines(_decoded(data, file, report))
    if turned := _OVERRIDE.search(text):
        message = f"from the character U+{ord(turned[0]):04X} on, letters run against their direction"
        report.add(Code.S009, message, _point(text, turned.start(), file), "delete it")
    return SourceFile(file, _without_controls(text, file, report))


def _decoded(data: bytes, file: str, report: Report) -> str:
    encoding = _MARKS_OF_UTF16.get(data[:2])
    if encoding:
        report.add(Code.M030, "the file is UTF-16, not UTF-8", Span.point(file), "save it as UTF-8")
        return data[2:].decode(encoding, errors="replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _report_bytes(data, error, file, report)
        return data.decode("utf-8", errors="replace")


def _report_bytes(data: bytes, error: UnicodeDecodeError, file: str, report: Report) -> None:
    before = _newlines(data[: error.start].decode("utf-8", errors="replace"))
    message = f"byte 0x{data[error.start]:02X} is not UTF-8"
    legacy = data[error.start : error.start + 1].decode("windows-1252", errors="replace")
    guess = f"in Windows-1252 it is “{legacy}”; " if legacy.isprintable() else ""
    report.add(Code.M030, message, _point(before, len(before), file), f"{guess}save the file as UTF-8")


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_controls(text: str, file: str, report: Report) -> str:
    first: dict[str, int] = {}
    count: dict[str, int] = {}
    for match in _CONTROL.finditer(text):
        first.setdefault(match[0], match.start())
        count[match[0]] = count.get(match[0], 0) + 1
    for character, offset in first.items():
        more = f" ({count[character]} times in this file)" if count[character] > 1 else ""
        message = f"control character U+{ord(character):04X}{more}"
        report.add(Code.M031, message, _point(text, offset, file), "delete it; a space stands in its place")
    return _CONTROL.sub(" ", text) if first else text


def _point(text: str, offset: int, file: str) -> Span:
    line = text.count("\n", 0, offset) + 1
    return Span.point(file, line, offset - text.rfind("\n", 0, offset))


def has_control(text: str) -> bool:
    """Tell whether a text holds a character that no page can show (an escape can put one there)."""
    return bool(_CONTROL.search(text) or _OVERRIDE.search(text) or _HALF.search(text))
