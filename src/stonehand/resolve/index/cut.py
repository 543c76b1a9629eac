"""A text of the copy in, a part of it out, with the place of that part."""

from dataclasses import replace

from stonehand.model.inline import Text
from stonehand.source import Span


def cut(text: Text, start: int, end: int) -> Text:
    """Return some characters of a text."""
    return replace(text, text=text.text[start:end], span=span_of(text, start, end))


def span_of(text: Text, start: int, end: int) -> Span:
    """Return the place of some characters of a text; that of the whole where places were lost."""
    span = text.span
    if span.line != span.end_line or span.end_column - span.column != len(text.text):
        return span
    return replace(span, column=span.column + start, end_column=span.column + end)
