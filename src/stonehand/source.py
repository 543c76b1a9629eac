"""Places in the manuscript: a file's text, and the span of lines and columns that something came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Name a stretch of a manuscript file.

    Lines and columns count from 1; columns count characters, not bytes. The end is exclusive.
    `file` is relative to the book's folder, with forward slashes.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    @classmethod
    def point(cls, file: str, line: int = 1, column: int = 1) -> "Span":
        """Return an empty span at one place."""
        return cls(file, line, column, line, column)

    def to(self, other: "Span") -> "Span":
        """Return the span from the start of this one to the end of another in the same file."""
        return Span(self.file, self.line, self.column, other.end_line, other.end_column)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Hold the decoded text of one manuscript file, newlines normalised to line feeds."""

    file: str
    text: str


def span_of(source: str | None) -> Span | None:
    """Return the place that `file:line:column` names, or None."""
    parts = (source or "").rsplit(":", 2)
    if len(parts) != 3 or not (parts[1].isdecimal() and parts[2].isdecimal()):
        return None
    return Span.point(parts[0], int(parts[1]), int(parts[2]))
