"""A run as a SARIF 2.1.0 log (OASIS, 2020), as code hosts and editors read it."""

import json
from collections.abc import Iterator
from urllib.parse import quote

from stonehand import __version__
from stonehand.diagnostics.code import Code
from stonehand.diagnostics.diagnostic import Diagnostic, Leaf, Place, Related
from stonehand.diagnostics.explain import explain
from stonehand.diagnostics.formats.run import Run
from stonehand.diagnostics.severity import Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BOOK: dict[str, object] = {
    "physicalLocation": {"artifactLocation": {"uri": "manuscript/book.toml"}, "region": {"startLine": 1}}
}
"""The location of what has no place in a file: code hosts refuse a log in which a result has none."""

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUERY: "note"}


def render(run: Run) -> str:
    """Return the log, with a line feed at its end."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(run)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(run: Run) -> dict[str, object]:
    codes = sorted({item.code for item in run.diagnostics}, key=lambda code: code.value)
    driver = {"name": "stonehand", "semanticVersion": __version__, "rules": [_rule(code) for code in codes]}
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"stonehand {run.command}/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(run)],
        "results": [_result(item, codes.index(item.code)) for item in run.diagnostics],
    }


def _rule(code: Code) -> dict[str, object]:
    return {
        "id": code.value,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": explain(code)},
        "defaultConfiguration": {"level": LEVELS[code.severity]},
    }


def _invocation(run: Run) -> dict[str, object]:
    fault = [{"level": "error", "message": {"text": run.fault}}] if run.fault else []
    return {
        "executionSuccessful": not run.fault,
        "exitCode": run.status,
        "toolExecutionNotifications": fault,
    }


def _result(item: Diagnostic, index: int) -> dict[str, object]:
    hint = f"\n\n{item.hint}" if item.hint else ""
    return {
        "ruleId": item.code.value,
        "ruleIndex": index,
        "level": LEVELS[item.severity],
        "message": {"text": item.message + hint},
        "locations": [_location(item.place)],
        "relatedLocations": list(_related(item.related)),
    }


def _related(related: tuple[Related, ...]) -> Iterator[dict[str, object]]:
    for number, one in enumerate(related, 1):
        yield {"id": number, "message": {"text": one.message}, **_location(one.place)}


def _location(place: Place | None) -> dict[str, object]:
    if place is None:
        return BOOK
    if isinstance(place, Leaf):
        return {**BOOK, "logicalLocations": [{"fullyQualifiedName": str(place), "kind": "page"}]}
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": quote(place.file)}, "region": region}}
