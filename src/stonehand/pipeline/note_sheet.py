"""A book in, its note sheet out: every note with number, page, words, works, and why each form was chosen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from stonehand.bibliography.cluster import Cluster
from stonehand.bibliography.positions import Position, positions
from stonehand.bibliography.work import Work
from stonehand.bibliography.works import read_works
from stonehand.diagnostics import Report
from stonehand.model.block import Paragraph
from stonehand.model.book import Book, Note, Section
from stonehand.model.element import walk
from stonehand.model.inline import Citation, CitedWords, SetInline
from stonehand.model.plain import plain_text
from stonehand.model.progress import Progress
from stonehand.pipeline.citing import book_citations
from stonehand.pipeline.copy import read_copy
from stonehand.proof.notes.check import check_notes
from stonehand.proof.notes.row import NoteCite, NoteRow
from stonehand.proof.notes.sheet import note_sheet
from stonehand.resolve import resolve
from stonehand.resolve.citations import Place
from stonehand.resolve.works import citation_anchor
from stonehand.store.files import write_whole
from stonehand.store.lock import read_lock
from stonehand.store.shelf import Shelf, shelf_of


@dataclass(frozen=True, slots=True)
class NotesFound:
    """The notes as plain values, one for each, and the files written."""

    rows: tuple[Mapping[str, Any], ...] = ()
    files: tuple[Path, ...] = ()


def notes(root: Path, sheet: Path | None, report: Report, progress: Progress) -> NotesFound:
    """Report what a copyeditor would mark in the notes of a book; write the sheet if it is asked for.

    Pages are those of the last full build.
    """
    shelf: Shelf = shelf_of(root)
    copy = read_copy(root, report, progress, shelf)
    if copy is None:
        return NotesFound()
    places = read_lock(root).places
    book = resolve(copy.draft, places, Report())
    library = read_works(copy.draft.citations.files, Report()).works
    cited = dict(_cited(book_citations(copy.draft), library))
    rows = tuple(_rows(book, cited, places.folio))
    found = Report()
    check_notes(rows, found)
    report.extend(found)
    files: tuple[Path, ...] = ()
    if sheet is not None:
        write_whole(sheet, note_sheet(book.metadata.title, rows, tuple(found)))
        files = (sheet,)
    return NotesFound(tuple(asdict(row) | {"span": str(row.span)} for row in rows), files)


def _cited(
    places: Mapping[str, Sequence[Place]], library: Mapping[str, Work]
) -> Iterator[tuple[str, tuple[NoteCite, ...]]]:
    """Yield the works of each citation, by the anchor that it has in the book."""
    whole = [(section, place) for section, found in places.items() for place in found]
    clusters = [place.cluster for _, place in whole]
    for (section, place), found in zip(whole, positions(clusters), strict=True):
        own = isinstance(place.node, CitedWords)
        cites = zip(place.cluster.cites, found, strict=True)
        made = (
            NoteCite(
                key=cite.key,
                title=str(library[cite.key].csl.get("title", "")) if cite.key in library else "",
                form=position.form,
                why=_why(position, clusters),
                locator=cite.locator,
                label=cite.label,
                pages=str(library[cite.key].csl.get("page", "")) if cite.key in library else "",
                is_own=own,
            )
            for cite, position in cites
        )
        yield citation_anchor(section, place.node.span), tuple(made)


def _why(position: Position, clusters: Sequence[Cluster]) -> str:
    if position.form == "full":
        return "cited for the first time here"
    since = clusters[position.since].note
    where = f"note {since}" if since else "the text"
    return f"the same work as in {where}" if position.form == "ibid" else f"cited before, in {where}"


def _rows(
    book: Book, cited: Mapping[str, tuple[NoteCite, ...]], folio: Callable[[str], str]
) -> Iterator[NoteRow]:
    for section in book.sections:
        before: dict[str, NoteRow] = {}
        for note in section.notes:
            row = _row(section, note, cited, folio, before.get(note.series))
            before[note.series] = row
            yield row


def _row(
    section: Section[SetInline],
    note: Note[SetInline],
    cited: Mapping[str, tuple[NoteCite, ...]],
    folio: Callable[[str], str],
    before: NoteRow | None,
) -> NoteRow:
    anchors = (node.anchor.removesuffix("-note") for node in walk(note.blocks) if isinstance(node, Citation))
    cites = tuple(cite for anchor in anchors for cite in cited.get(anchor, ()))
    paragraphs = (node for node in walk(note.blocks) if isinstance(node, Paragraph))
    return NoteRow(
        section=plain_text(section.title) or section.anchor,
        mark=note.mark,
        folio=folio(note.call),
        words=" ".join(plain_text(paragraph.content) for paragraph in paragraphs),
        span=note.span,
        cites=cites,
        before=before.mark if before else "",
        works_before=len({cite.key for cite in before.cites}) if before else 0,
    )
