"""One diagnostic: a code, its place in the manuscript or in a rendering, and what to do about it."""

from dataclasses import dataclass

from stonehand.diagnostics.code import Code
from stonehand.diagnostics.severity import Severity
from stonehand.source import Span


@dataclass(frozen=True, slots=True)
class Leaf:
    """Name a place in a rendering: sheet (from 1), printed folio, and where known line and box.

    `box` is what the line is counted in, if not the text: "note", "table".
    """

    sheet: int
    folio: str
    line: int | None = None
    box: str | None = None

    def __str__(self) -> str:
        line = f", {self.box + ' ' if self.box else ''}line {self.line}" if self.line else ""
        return f"page {self.folio or '-'} (sheet {self.sheet}){line}"


Place = Span | Leaf


@dataclass(frozen=True, slots=True)
class Related:
    """Point to a second place that explains the first."""

    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Report one fault. The severity is the code's own unless a house profile changes it."""

    code: Code
    message: str
    place: Place | None = None
    hint: str = ""
    related: tuple[Related, ...] = ()
    severity: Severity = Severity.ERROR

    @classmethod
    def of(
        cls,
        code: Code,
        message: str,
        place: Place | None = None,
        hint: str = "",
        related: tuple[Related, ...] = (),
    ) -> "Diagnostic":
        """Return a diagnostic with the severity of its code."""
        return cls(code, message, place, hint, related, code.severity)
