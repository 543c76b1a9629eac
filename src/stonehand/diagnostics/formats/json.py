"""A run as one JSON document; the schema stands in `docs/manual/diagnostics.md`."""

import json

from stonehand.diagnostics.diagnostic import Diagnostic, Leaf, Place
from stonehand.diagnostics.formats.run import Run

SCHEMA = 1


def render(run: Run) -> str:
    """Return the document, with a line feed at its end."""
    document = {
        "schema": SCHEMA,
        "command": run.command,
        "status": run.status,
        "counts": {severity.value: number for severity, number in run.counts.items()},
        "diagnostics": [_diagnostic(item) for item in run.diagnostics],
        "files": list(run.files),
        "fault": run.fault or None,
        **run.details,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(item: Diagnostic) -> dict[str, object]:
    return {
        "code": item.code.value,
        "severity": item.severity.value,
        "title": item.code.title,
        "message": item.message,
        "hint": item.hint or None,
        "place": _place(item.place),
        "related": [{"message": related.message, "place": _place(related.place)} for related in item.related],
    }


def _place(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    if isinstance(place, Leaf):
        return {"sheet": place.sheet, "folio": place.folio, "line": place.line, "box": place.box}
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
