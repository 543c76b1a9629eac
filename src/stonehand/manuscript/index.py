"""`manuscript/index.toml` in, entries of the index by pattern out, every fault of the file reported."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stonehand.diagnostics import Report
from stonehand.manuscript import toml
from stonehand.manuscript.copy import read_source
from stonehand.manuscript.document import Document
from stonehand.manuscript.shape import Key, Listing, Table, Text
from stonehand.manuscript.taking import Taking
from stonehand.model.index import IndexPattern
from stonehand.source import Span

NAME = "manuscript/index.toml"
TABLE = "entry"
LIMIT = 2_000_000

WORDS = Text(most=1_000)
VALUES = ("sort", "in")
ENTRY = Table(
    {
        "entry": Key(WORDS, required=True),
        "words": Key(Listing(WORDS)),
        "skip": Key(Listing(WORDS)),
        **{name: Key(WORDS) for name in VALUES},
    }
)
INDEX_TOML = Table({TABLE: Key(Listing(ENTRY))})


def read_patterns(root: Path, report: Report) -> tuple[IndexPattern, ...]:
    """Read the entries by pattern of the book in a folder; none where it has no such file."""
    path = root / NAME
    source = read_source(path, NAME, report, LIMIT) if path.is_file() else None
    document = toml.parse(source, report) if source else None
    return tuple(_patterns(document, report)) if document else ()


def entries_in(
    document: Document, report: Report, whole: Table, entry: Table
) -> Iterator[tuple[dict[str, Any], Span]]:
    """Yield the fields of each sound entry of a file, with its place."""
    taking = Taking(document, report)
    written = document.values.get(TABLE)
    rest = {name: value for name, value in document.values.items() if name != TABLE}
    taking.take(whole, rest if isinstance(written, list) else document.values, ())
    for number, item in enumerate(written if isinstance(written, list) else ()):
        fields: Any = taking.take(entry, item, (TABLE, number))
        if fields is not None:
            yield fields, document.place((TABLE, number, "entry"))


def _patterns(document: Document, report: Report) -> Iterator[IndexPattern]:
    for fields, span in entries_in(document, report, INDEX_TOML, ENTRY):
        entry = str(fields["entry"])
        words = tuple(fields.get("words", ())) or _as_printed(entry)
        values = tuple((name, str(fields[name])) for name in VALUES if name in fields)
        yield IndexPattern(entry, words, span, values, tuple(fields.get("skip", ())))


def _as_printed(entry: str) -> tuple[str, ...]:
    """Return the last heading of an entry as the copy has it, without its asterisks; none if it is empty."""
    words = entry.split("!")[-1].replace("*", "").replace("'", "’").strip()
    return (words,) if words else ()
