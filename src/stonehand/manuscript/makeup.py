"""`manuscript/makeup.toml` in, the amendments of the compositor out, every fault of the file reported.

Whether the blocks are in the book is for `resolve` to say, whether the pages change for the pipeline.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from stonehand.diagnostics import Code, Report
from stonehand.manuscript import toml
from stonehand.manuscript.copy import read_source
from stonehand.manuscript.document import Document
from stonehand.manuscript.shape import Choice, Decimal, Key, Listing, Table, Text, Whole
from stonehand.manuscript.taking import Taking
from stonehand.model.display import PLACEMENTS
from stonehand.model.makeup import Amendment, MakeUp

NAME = "manuscript/makeup.toml"
TABLE = "amend"
LIMIT = 1_000_000
TRACKING = 0.01
"""Ems that letters may be set apart or together at most: more is seen."""

CHANGES = {
    "break": Key(Choice(("before",)), "breaks"),
    "keep": Key(Choice(("together", "with-next"))),
    "lines": Key(Whole(-1, 1)),
    "tracking": Key(Decimal(-TRACKING, TRACKING)),
    "lead": Key(Decimal(0, 20)),
    "place": Key(Choice(PLACEMENTS)),
}
AMENDMENT = Table(
    {
        "block": Key(Text(most=1_000), required=True),
        "words": Key(Text(most=1_000)),
        "reason": Key(Text(most=1_000), required=True),
        **CHANGES,
    }
)
MAKEUP = Table({TABLE: Key(Listing(AMENDMENT))})


def read_makeup(root: Path, report: Report) -> MakeUp:
    """Read the make-up of the book in a folder; none where it has no such file."""
    path = root / NAME
    source = read_source(path, NAME, report, LIMIT) if path.is_file() else None
    document = toml.parse(source, report) if source else None
    return tuple(_amendments(document, report)) if document else ()


def _amendments(document: Document, report: Report) -> Iterator[Amendment]:
    """Yield the entries that can be used. The list is taken item by item, so that each keeps its place."""
    taking = Taking(document, report)
    written = document.values.get(TABLE)
    rest = {name: value for name, value in document.values.items() if name != TABLE}
    taking.take(MAKEUP, rest if isinstance(written, list) else document.values, ())
    first: dict[str, Amendment] = {}
    for index, item in enumerate(written if isinstance(written, list) else ()):
        faults = len(report)
        fields: Any = taking.take(AMENDMENT, item, (TABLE, index))
        if fields is None:
            continue
        made = _amendment(fields, document, index)
        if not made.changes and len(report) > faults:
            continue
        if not made.changes:
            hint = f"write one of: {', '.join(CHANGES)}"
            report.add(Code.M040, f"nothing is changed at “{made.block}”", made.span, hint)
        elif made.block in first:
            message = f"“{made.block}” has two entries"
            report.add(
                Code.M041, message, made.span, f"one is on line {first[made.block].span.line}: join them"
            )
        else:
            yield first.setdefault(made.block, made)


def _amendment(fields: Mapping[str, Any], document: Document, index: int) -> Amendment:
    span = document.place((TABLE, index, "block"))
    return Amendment(**{**fields, "breaks": bool(fields.get("breaks"))}, span=span)
