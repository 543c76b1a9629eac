"""Diagnostics as lines for people and editors: `place: severity[CODE]: message`, hints indented below."""

from collections.abc import Callable, Iterator

from stonehand.diagnostics.diagnostic import Diagnostic, Place
from stonehand.diagnostics.formats.run import Run
from stonehand.diagnostics.severity import Severity

Paint = Callable[[Severity, str], str]

PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.QUERY: "queries"}


def unpainted(_severity: Severity, words: str) -> str:
    """Return the words as they are."""
    return words


def render(run: Run, paint: Paint = unpainted) -> str:
    """Return all diagnostics and the summary line; nothing at all when nothing was found."""
    lines = [line for item in run.diagnostics for line in diagnostic_lines(item, paint)]
    if run.diagnostics:
        lines.append(summary(run))
    if run.fault:
        lines.append(f"stonehand: {run.fault}")
    return "".join(f"{line}\n" for line in lines)


def diagnostic_lines(item: Diagnostic, paint: Paint = unpainted) -> Iterator[str]:
    """Yield the lines of one diagnostic: its fault, the places that explain it, its hint."""
    rank = paint(item.severity, f"{item.severity.value}[{item.code.value}]")
    yield f"{_lead(item.place)}{rank}: {item.message}"
    for related in item.related:
        yield f"  {_lead(related.place)}{related.message}"
    if item.hint:
        yield f"  hint: {item.hint}"


def summary(run: Run) -> str:
    """Return the counts in words: "1 error, 2 warnings"."""
    return ", ".join(
        f"{number} {severity.value if number == 1 else PLURALS[severity]}"
        for severity, number in run.counts.items()
        if number
    )


def _lead(place: Place | None) -> str:
    return f"{place}: " if place else ""
