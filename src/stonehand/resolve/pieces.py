"""A text of the copy in, some characters of it with their place out."""

from dataclasses import replace

from stonehand.model.inline import Text
from stonehand.source import Span


def piece(text: Text, start: int, end: int) -> Text:
    """Return some characters of a text with their place."""
    return replace(text, text=text.text[start:end], span=part(text, start, end))


def part(text: Text, start: int, end: int) -> Span:
    """Return the place of some characters of a text; that of the whole where places were lost."""
    span = text.span
    if span.line != span.end_line or span.end_column - span.column != len(text.text):
        return span
    return replace(span, column=span.column + start, end_column=span.column + end)
