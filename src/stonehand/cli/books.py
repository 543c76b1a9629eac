"""What became of many books in; their diagnostics, files and one table out."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from stonehand.cli.output import Running, fault_of
from stonehand.cli.settings import Settings
from stonehand.diagnostics import Severity
from stonehand.diagnostics.stop import Stop

if TYPE_CHECKING:
    from stonehand.pipeline.catalogue import Made

HEAD = ("book", "files", "errors", "warnings", "queries", "fault")


def tell_catalogue(made: "Sequence[Made]", run: Running, settings: Settings) -> None:
    """Gather what was found in all books, and print a row for each."""
    rows = [_row(book, run) for book in made]
    run.fault = "; ".join(f"{row['book']}: {row['fault']}" for row in rows if row["fault"])
    run.details["books"] = rows
    if settings.format == "text" and not settings.quiet:
        click.echo(_table([HEAD, *(tuple(str(row[name]) for name in HEAD) for row in rows)]), nl=False)


def _row(book: "Made", run: Running) -> dict[str, object]:
    diagnostics, fault = book.diagnostics, ""
    if isinstance(book.error, Stop):
        diagnostics = (book.error.diagnostic,)
    elif book.error is not None:
        fault = fault_of(book.error)
    run.report.extend(diagnostics)
    count = Counter(item.severity for item in diagnostics)
    return {
        "book": str(book.root),
        "files": len(book.artefacts),
        "errors": count[Severity.ERROR],
        "warnings": count[Severity.WARNING],
        "queries": count[Severity.QUERY],
        "fault": fault,
    }


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
    return "".join(f"{line}\n" for line in lines)
