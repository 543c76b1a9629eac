"""A book in, its index marks for review out: place, page, entry, and the words that stand there."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.model.book import Book
from stonehand.model.element import walk
from stonehand.model.inline import IndexAnchor
from stonehand.model.places import Places
from stonehand.model.progress import Progress
from stonehand.pipeline.copy import read_copy
from stonehand.resolve import resolve
from stonehand.source import Span
from stonehand.store.files import write_whole
from stonehand.store.lock import read_lock

BEFORE, AFTER = 30, 50
"""Characters of the manuscript shown around a mark."""


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A mark. `place` is `file:line:column`, as index.toml takes it; `page` is of the last build."""

    place: str
    page: str
    entry: str
    words: str


@dataclass(frozen=True, slots=True)
class IndexFound:
    """The marks in the order of the book, and the files written."""

    rows: tuple[IndexRow, ...] = ()
    files: tuple[Path, ...] = ()


def index(root: Path, review: Path | None, report: Report, progress: Progress) -> IndexFound:
    """Report what is wrong with the index of a book; write all its marks to a file if it is asked for."""
    copy = read_copy(root, report, progress)
    if copy is None:
        return IndexFound()
    places, resolved = read_lock(root).places, Report()
    rows = tuple(_rows(resolve(copy.draft, places, resolved), places, root))
    report.extend(each for each in resolved if each.code.value.startswith("I"))
    if review is None:
        return IndexFound(rows)
    lines = ("\t".join(asdict(row).values()) for row in rows)
    write_whole(review, "".join(f"{line}\n" for line in lines).encode())
    return IndexFound(rows, (review,))


def _rows(book: Book, places: Places, root: Path) -> Iterator[IndexRow]:
    lines: dict[str, list[str]] = {}
    for node in walk(book.sections):
        if isinstance(node, IndexAnchor):
            if node.span.file not in lines:
                lines[node.span.file] = (root / node.span.file).read_text("utf-8-sig", "replace").split("\n")
            words = _around(node.span, lines[node.span.file])
            yield IndexRow(str(node.span), places.folio(node.anchor), node.entry, words)


def _around(span: Span, lines: list[str]) -> str:
    """Return the words of the manuscript around a place, on one line."""
    line = lines[span.line - 1]
    start = max(span.column - 1 - BEFORE, 0)
    return " ".join(line[start : span.end_column - 1 + AFTER].split())
