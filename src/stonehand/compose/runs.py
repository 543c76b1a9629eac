"""Inline nodes in, the places of their characters in the manuscript out (`data-runs`, docs/html.md)."""

from collections.abc import Iterable

from stonehand.model.inline import Code, Formula, Image, LineBreak, NoteReference, SetInline, Text
from stonehand.source import Span

Run = tuple[int, int, int]
"""Offset in the plain text, line, column: the character stands there, those after it right behind."""


def runs(content: Iterable[SetInline]) -> str:
    """Return the runs of a text as `offset:line:column ...`; empty where it has no characters."""
    found: list[Run] = []
    _gather(content, found, 0, (0, 0))
    return written(found)


def code_runs(text: str, span: Span) -> str:
    """Return the runs of a code block, one a line; a fence is taken to stand on its first line."""
    lines = text.split("\n")
    first = span.line + (1 if span.end_line - span.line > len(lines) - (not lines[-1]) else 0)
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    return written((offsets[n], first + n, span.column) for n, line in enumerate(lines) if line)


def written(found: Iterable[Run]) -> str:
    """Write runs as the attribute has them."""
    return " ".join(f"{offset}:{line}:{column}" for offset, line, column in found)


def _gather(
    content: Iterable[SetInline], found: list[Run], offset: int, expected: tuple[int, int]
) -> tuple[int, tuple[int, int]]:
    """Append the runs of the nodes; return the offset after them and the place expected there."""
    for node in content:
        if isinstance(node, Text | Code):
            if not node.text:
                continue
            line, column = place = _start(node)
            if place != expected:
                found.append((offset, line, column))
            offset += len(node.text)
            expected = (line, column + len(node.text))
        elif not isinstance(node, LineBreak | Image | Formula | NoteReference):
            offset, expected = _gather(node.content, found, offset, expected)
    return offset, expected


def _start(node: Text | Code) -> tuple[int, int]:
    """Return where the first character stands: after the backticks, if the node is code."""
    span = node.span
    if isinstance(node, Text) or span.line != span.end_line:
        return span.line, span.column
    return span.line, span.column + max(0, (span.end_column - span.column - len(node.text)) // 2)
