"""Places: offsets in a file, or in the content of one block, -> spans."""

from bisect import bisect_right
from typing import Protocol

from stonehand.source import Span


class Place(Protocol):
    """Tell where a stretch of some content stands in the manuscript."""

    def span(self, start: int, end: int) -> Span:
        """Return the span of the content between two offsets."""


class Lines:
    """The lines of one file: offsets in its text -> lines and columns, both from 1."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.starts = [0, *(found + 1 for found in _newlines(text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets in the text."""
        return Span(self.file, *self.at(start), *self.at(end))

    def block(self, start: int, end_line: int) -> Span:
        """Return the span from an offset to the end of what stands before a line, counted from 0."""
        end = self.starts[end_line] if end_line < len(self.starts) else len(self.text)
        return self.span(start, start + len(self.text[start:end].rstrip()))


class Content:
    """The content of one block, whose lines begin at known offsets in the file."""

    def __init__(self, lines: Lines, content: str, starts: list[int]) -> None:
        self.file = lines.file
        self.offsets = [0, *(found + 1 for found in _newlines(content))]
        self.places = [
            _line_start(lines, content, offset, start)
            for offset, start in zip(self.offsets, starts, strict=False)
        ]

    def span(self, start: int, end: int) -> Span:
        """Return the span of the content between two offsets."""
        if len(self.places) == 1:
            line, column = self.places[0]
            return Span(self.file, line, column + start, line, column + end)
        return Span(self.file, *self._at(start), *self._at(end))

    def _at(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self.offsets, offset) - 1
        line, column = self.places[index]
        return line, column + offset - self.offsets[index]


class Part:
    """A part of some content that is parsed by itself: the words of an image, the value of an attribute."""

    def __init__(self, whole: Place, start: int) -> None:
        self.whole, self.start = whole, start

    def span(self, start: int, end: int) -> Span:
        """Return the span of the part between two offsets."""
        return self.whole.span(self.start + start, self.start + end)


class Stretch:
    """Content that stands in the file without a break, from one offset on."""

    def __init__(self, lines: Lines, start: int) -> None:
        self.lines, self.start = lines, start

    def span(self, start: int, end: int) -> Span:
        """Return the span of the stretch between two offsets."""
        return self.lines.span(self.start + start, self.start + end)


class Fixed:
    """Content whose characters have no places of their own: all stand at one span."""

    def __init__(self, place: Span) -> None:
        self.place = place

    def span(self, start: int, end: int) -> Span:
        """Return the span of the whole."""
        return self.place


def _newlines(text: str) -> list[int]:
    found, position = [], text.find("\n")
    while position >= 0:
        found.append(position)
        position = text.find("\n", position + 1)
    return found


def _line_start(lines: Lines, content: str, offset: int, start: int) -> tuple[int, int]:
    """Return line and column of the first character of a content line, whose first letter is at `start`."""
    letter = offset
    while letter < len(content) and content[letter] in " \t":
        letter += 1
    line, column = lines.at(start)
    return line, column - (letter - offset)
