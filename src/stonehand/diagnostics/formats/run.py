"""One run of a command, as the output formats see it: what was found, in order, and what was made."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stonehand.diagnostics.diagnostic import Diagnostic, Place
from stonehand.diagnostics.severity import Severity
from stonehand.source import Span


@dataclass(frozen=True, slots=True)
class Run:
    """Hold what a command found (sorted), the files it made or removed, and the fault that ended it, if any.

    `details` is what only this command tells, by name; the formats for machines carry it as it is.
    """

    command: str
    diagnostics: tuple[Diagnostic, ...] = ()
    files: tuple[str, ...] = ()
    fault: str = ""
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def counts(self) -> dict[Severity, int]:
        """Return how many diagnostics there are of each severity, zeros included."""
        counted = Counter(item.severity for item in self.diagnostics)
        return {severity: counted[severity] for severity in Severity}

    @property
    def status(self) -> int:
        """Return the exit status: 0 clean, 1 errors in the copy, 3 a fault of the world."""
        if self.fault:
            return 3
        return 1 if self.counts[Severity.ERROR] else 0


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort: first what has no place, then the manuscript by file and line, then the rendering by sheet."""
    return tuple(sorted(diagnostics, key=lambda item: (_order(item.place), item.code.value)))


def _order(place: Place | None) -> tuple[int, str, int, int]:
    if place is None:
        return (0, "", 0, 0)
    if isinstance(place, Span):
        return (1, place.file, place.line, place.column)
    return (2, "", place.sheet, place.line or 0)
