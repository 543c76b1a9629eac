"""Edits and the bytes of a file in, the mended bytes and their difference out; nothing else is changed."""

import difflib
import re
from collections.abc import Iterable

from stonehand.proof.copy.finding import Edit

_MARK = "\ufeff"
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def mended(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the bytes of a file after its edits; of two edits of the same letters the first is made.

    A mark of byte order and the ends of lines stay as they are. Raises UnicodeDecodeError unless it is UTF-8.
    """
    text = data.decode("utf-8")
    mark = _MARK if text.startswith(_MARK) else ""
    lines = _LINES.findall(text.removeprefix(_MARK))
    for number, of_line in _by_line(edits).items():
        lines[number - 1] = _mended_line(lines[number - 1], of_line)
    return (mark + "".join(lines)).encode("utf-8")


def _by_line(edits: Iterable[Edit]) -> dict[int, list[Edit]]:
    found: dict[int, list[Edit]] = {}
    for edit in edits:
        found.setdefault(edit.span.line, []).append(edit)
    return found


def _mended_line(line: str, edits: list[Edit]) -> str:
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda each: (each.span.column, each.span.end_column)):
        start, end = edit.span.column - 1, edit.span.end_column - 1
        if start >= done:
            pieces += [line[done:start], edit.text]
            done = end
    return "".join([*pieces, line[done:]])


def difference(file: str, before: bytes, after: bytes) -> str:
    """Return the unified difference of two texts of a file, as `git apply` takes it."""
    old, new = (_LINES.findall(data.decode("utf-8"))[:-1] for data in (before, after))
    lines = difflib.unified_diff(old, new, f"a/{file}", f"b/{file}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
