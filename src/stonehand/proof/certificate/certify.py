"""The legs of the certificate as diagnostics, and its row for each artefact."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from stonehand.diagnostics import Code, Leaf, Report
from stonehand.model.book import Book, Draft, Section
from stonehand.model.inline import DraftInline, SetInline
from stonehand.model.layout import LayoutMap, Page
from stonehand.model.notes import gathered
from stonehand.proof.certificate.book import book_streams
from stonehand.proof.certificate.differ import differences
from stonehand.proof.certificate.layout import (
    continued_lines,
    early_displays,
    lost_formulas,
    map_streams,
    notes_titles,
    overprints,
    table_heads,
)
from stonehand.proof.certificate.pdf import SheetReading
from stonehand.proof.certificate.resolved import resolved_differences
from stonehand.proof.certificate.source_leg import Count
from stonehand.proof.certificate.stream import Piece, Stream, joined
from stonehand.proof.certificate.words import words_of

Profile = tuple[str, tuple[str, ...]]
"""A finished file's name, and the letters of each of its pages."""

NO_BLANKS: Mapping[str, int] = {}
"""Blank pages at the end of each file, where none has any."""


class PageFault(NamedTuple):
    """What a page (counted from 0) of a file does not say as the map has it; line 0: the whole page."""

    page: int
    line: int
    message: str


def certify_resolved(draft: Draft, book: Book, report: Report) -> None:
    """Compare the words of the draft with those of the resolved book; report P901."""
    made = {section.anchor: section for section in book.sections}
    for entry in draft.entries:
        if isinstance(entry, Section):
            certify_section(entry, made.get(entry.anchor), report)


def certify_section(
    section: "Section[DraftInline]", made: "Section[SetInline] | None", report: Report
) -> None:
    """Compare the words of a section of the draft with the resolved one (None: lost); report P901."""
    for difference in resolved_differences(section, made):
        message = f"in the resolved copy of “{section.anchor}” {difference}"
        report.add(Code.P901, message, difference.place)


def certify_layout(book: Book, layout: LayoutMap, report: Report) -> Count:
    """Compare the book with the layout map, note by note, and its lines with each other."""
    count = certify_pages(book, layout.pages, report)
    certify_lines(layout, report)
    return count


def certify_pages(book: Book, pages: Sequence[Page], report: Report) -> Count:
    """Compare the book with its pages, with furniture or without, note by note; report L901, L905, N901."""
    found = map_streams(pages, table_heads(book), notes_titles(book), continued_lines(book))
    streams = book_streams(book, "print")
    homes = _homes(book)
    for stream in streams:
        _compare(stream.body, found.get((stream.section, ""), ""), Code.L901, "on the pages", report)
        for anchor, note in stream.notes.items():
            home = homes.get(anchor, stream.section)
            _compare(note, found.get((home, anchor), ""), Code.N901, "on the pages, in a note,", report)
        for anchor, display in stream.displays.items():
            _compare(display, found.get((stream.section, anchor), ""), Code.L901, "on the pages", report)
    for formula in lost_formulas(streams, pages):
        report.add(Code.L901, f"on the pages the formula “{formula.tex}” is missing", formula.span)
    for anchor, page in early_displays(book, pages):
        report.add(Code.L905, f"“{anchor}” stands on a page before its place in the copy", _leaf(page))
    _surplus(found, streams, homes, report)
    return count(streams)


def certify_lines(layout: LayoutMap, report: Report) -> None:
    """Find the lines that are printed over each other; report L902."""
    for page, upper, lower in overprints(layout):
        leaf = Leaf(page.sheet, page.folio, page.lines.index(lower) + 1)
        report.add(Code.L902, f"“{upper.text}” and “{lower.text}” are printed over each other", leaf)


def _homes(book: Book) -> Mapping[str, str]:
    """Return the section that prints each note, where that is not its own."""
    if book.design.notes != "book":
        return {}
    groups = {section.anchor for section in book.sections if section.kind == "notes"}
    home = next(iter(groups), None)
    moved = (note for section in book.sections for note in gathered(section.notes))
    return {note.anchor: home for note in moved} if home else {}


def _surplus(
    found: Mapping[tuple[str, str], str],
    streams: Iterable[Stream],
    homes: Mapping[str, str],
    report: Report,
) -> None:
    known = {(stream.section, "") for stream in streams}
    known |= {(stream.section, display) for stream in streams for display in stream.displays}
    known |= {(homes.get(note, stream.section), note) for stream in streams for note in stream.notes}
    for section, note in sorted(set(found) - known):
        report.add(Code.N901, f"the pages of “{section}” print a note “{note}” that the book does not have")


def _compare(pieces: tuple[Piece, ...], text: str, code: Code, where: str, report: Report) -> None:
    for difference in differences(pieces, text):
        report.add(code, f"{where} {difference}", difference.place)


def certify_pdfs(
    found: Mapping[str, Sequence[SheetReading]],
    layout: LayoutMap,
    report: Report,
    blanks: Mapping[str, int] = NO_BLANKS,
) -> None:
    """Compare what was read in finished files with the map, and the files with each other.

    `found` are the profiles of one pagination, by name; `blanks` says how many blank pages fill the last
    gathering of a profile, which are no pages of the book. Reports L903, L904.
    """
    readings = {name: _without_blanks(sheets, blanks.get(name, 0)) for name, sheets in found.items()}
    names: dict[PageFault, list[str]] = defaultdict(list)
    for name, sheets in readings.items():
        for fault in _faults(sheets, layout):
            names[fault].append(name)
    for fault, faulty in names.items():
        message = f"in {' and '.join(faulty)} {fault.message}"
        report.add(Code.L903, message, _leaf(layout.pages[fault.page], fault.line))
    profiles = [(name, tuple(sheet.letters for sheet in sheets)) for name, sheets in readings.items()]
    for one, other in pairwise(profiles):
        _report_profiles(one, other, layout, report)


def _without_blanks(sheets: Sequence[SheetReading], count: int) -> Sequence[SheetReading]:
    """Return the sheets before a number of blank ones at the end; all, if one of those has a letter."""
    kept = len(sheets) - count
    return sheets if any(sheet.letters for sheet in sheets[kept:]) else sheets[:kept]


def _faults(sheets: Sequence[SheetReading], layout: LayoutMap) -> list[PageFault]:
    wanted = len(layout.pages)
    faults = [
        PageFault(number, line, message)
        for number, sheet in enumerate(sheets[:wanted])
        for line, message in sheet.faults
    ]
    if len(sheets) == wanted:
        return faults
    # All pages after the one lost are faults too; the first is enough.
    page = faults[0].page if faults else min(len(sheets), wanted - 1)
    return [PageFault(page, 0, f"are {len(sheets)} pages instead of {wanted}")]


def _report_profiles(one: Profile, other: Profile, layout: LayoutMap, report: Report) -> None:
    (name, pages), (other_name, other_pages) = one, other
    if len(pages) != len(other_pages):
        report.add(Code.L904, f"{name} has {len(pages)} pages, {other_name} {len(other_pages)}")
        return
    for page, here, there in zip(layout.pages, pages, other_pages, strict=False):
        if here != there:
            report.add(Code.L904, f"{name} and {other_name} do not have the same text here", _leaf(page))


def _leaf(page: Page, line: int = 0) -> Leaf:
    return Leaf(page.sheet, page.folio, line or None)


def certify_epub(book: Book, bodies: Mapping[str, str], notes: Mapping[str, str], report: Report) -> Count:
    """Compare the book with the words read back from an EPUB, by section and by note; report E901, N901."""
    # The notes of the book, where the EPUB has its notes elsewhere.
    moved = {section.anchor for section in book.sections if section.kind == "notes"} - set(bodies)
    streams = tuple(stream for stream in book_streams(book, "epub") if stream.section not in moved)
    for stream in streams:
        _compare(stream.body, bodies.get(stream.section, ""), Code.E901, "in the EPUB", report)
        for anchor, note in stream.notes.items():
            _compare(note, notes.get(anchor, ""), Code.N901, "in the EPUB, in a note,", report)
    for surplus in sorted(set(notes) - {anchor for stream in streams for anchor in stream.notes}):
        report.add(Code.N901, f"the EPUB holds a note “{surplus}” that the book does not have")
    return count(streams)


def count(streams: Iterable[Stream]) -> Count:
    """Count the words and notes of streams."""
    words = notes = 0
    for stream in streams:
        words += len(words_of(joined(stream.body)))
        words += sum(
            len(words_of(joined(each))) for each in (*stream.notes.values(), *stream.displays.values())
        )
        notes += len(stream.notes)
    return Count(words, notes)
