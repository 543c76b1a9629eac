"""`manuscript/index-places*.toml` in, entries of lists with their places out, every fault reported."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stonehand.diagnostics import Report
from stonehand.manuscript import toml
from stonehand.manuscript.copy import read_source
from stonehand.manuscript.document import Document
from stonehand.manuscript.index import TABLE, entries_in
from stonehand.manuscript.shape import Choice, Key, Listing, Table, Text, YesNo
from stonehand.model.index import IndexPlace, ListedEntry

FILES = "index-places*.toml"
LIMIT = 10_000_000

WORDS = Text(most=1_000)
PLACE = Table(
    {
        "file": Key(WORDS, required=True),
        "words": Key(WORDS, required=True),
        "block": Key(WORDS),
        "before": Key(WORDS),
        "note": Key(YesNo()),
        "range": Key(Choice(("start", "end"))),
        "principal": Key(YesNo()),
    }
)
VALUES = ("sort", "in", "see", "seealso")
ENTRY = Table(
    {
        "entry": Key(WORDS, required=True),
        "places": Key(Listing(PLACE)),
        **{name: Key(WORDS) for name in VALUES},
    }
)
PLACES_TOML = Table({TABLE: Key(Listing(ENTRY))})


def read_listed(root: Path, report: Report) -> tuple[ListedEntry, ...]:
    """Read the entries of all lists that came in; none where none did."""
    return tuple(
        entry
        for path in sorted((root / "manuscript").glob(FILES))
        if (source := read_source(path, f"manuscript/{path.name}", report, LIMIT))
        and (document := toml.parse(source, report))
        for entry in _entries(document, report)
    )


def _entries(document: Document, report: Report) -> Iterator[ListedEntry]:
    for fields, span in entries_in(document, report, PLACES_TOML, ENTRY):
        values = tuple((name, str(fields[name])) for name in VALUES if name in fields)
        places = tuple(_place(each) for each in fields.get("places", ()) if each)
        yield ListedEntry(str(fields["entry"]), places, span, values)


def _place(fields: Any) -> IndexPlace:
    values = [("range", fields["range"])] if "range" in fields else []
    values += [("principal", "")] if fields.get("principal") else []
    return IndexPlace(
        fields["file"],
        fields.get("block", ""),
        fields.get("before", ""),
        fields["words"],
        bool(fields.get("note")),
        tuple(values),
    )
