"""A book and the name of a section in; a PDF of that section alone, with the folios of the last build, out.

No other section is set. What the lock cannot confirm is told, and printed in brackets.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from stonehand.compose import compose_print, compose_section, furniture_stylesheets, print_stylesheets
from stonehand.compose import furniture as compose_furniture
from stonehand.diagnostics import Code, Report
from stonehand.diagnostics.nearest import nearest
from stonehand.model.artefact import Artefact
from stonehand.model.book import Book, Draft, Section
from stonehand.model.element import walk
from stonehand.model.inline import SetInline
from stonehand.model.layout import Fingerprint, LayoutMap, Page, Side
from stonehand.model.progress import Progress
from stonehand.pipeline.composing_room import ComposingRoom
from stonehand.pipeline.confirmed import Held, held, proof_places, supplied
from stonehand.pipeline.copy import read_copy
from stonehand.pipeline.faces import font_set
from stonehand.pipeline.heads import book_furniture, report_wide_heads
from stonehand.pipeline.lock import LOCK, digests_of
from stonehand.pipeline.makeup import by_entry
from stonehand.pipeline.outputs import DRAFT
from stonehand.pipeline.plant import Plant
from stonehand.pipeline.queried import with_open_queries
from stonehand.pipeline.task import section_task
from stonehand.press.pdf.assemble import Volume, assemble
from stonehand.press.pdf.fingerprint import fingerprint
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.furniture import set_furniture
from stonehand.press.pdf.mapfile import page_rows
from stonehand.press.pdf.pagination import number_section, places, side_of, with_furniture
from stonehand.press.pdf.set import SetSection
from stonehand.press.pdf.stamp import stamp_draft
from stonehand.proof.certificate.certify import certify_layout, certify_pdfs
from stonehand.proof.certificate.reader import Reader
from stonehand.resolve import resolve
from stonehand.store.files import publish, sha256
from stonehand.store.lock import Lock, read_lock

TURNS = 4
"""Settings at most, until the references of the section to itself agree with its pages."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a section begins: side and folio, and whether the folio is confirmed."""

    side: Side
    folio: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Sheets:
    """A section as set by itself: in its book, with its pages as they are numbered."""

    book: Book
    section: Section[SetInline]
    made: SetSection
    pages: tuple[Page, ...]


def build_section(
    root: Path, name: str, report: Report, progress: Progress, plant: Plant, draft: bool = False
) -> tuple[Artefact, ...]:
    """Write `<slug>.<section>.pdf`; nothing if there are errors, unless as a draft.

    `name` is the section's anchor or its file. Reports W001 to W004 beside all that is found in the copy.
    """
    copy = read_copy(root, report, progress, plant.shelf)
    if copy is None:
        return ()
    lock = read_lock(root)
    found = Report()
    book = resolve(copy.draft, lock.places, found)
    report.extend(with_open_queries(found))
    anchor = _anchor(name, book, report)
    if not anchor:
        return ()
    fonts = font_set(copy.manuscript.design, root, report, progress)
    progress.stage("set", 1)
    known = plant.executor.submit(fingerprint, fonts).result()
    is_of_same = lock.fingerprint is not None and _in_order(known) == _in_order(lock.fingerprint)
    hold = held(
        lock if is_of_same else replace(lock, sections={}), digests_of(compose_print(book), book, fonts)
    )
    room = ComposingRoom(plant, progress)
    work = SectionProof(anchor, copy.draft, lock, hold, known, is_of_same, fonts, room, report)
    sheets = work.set()
    progress.stage("assemble")
    pdf = work.assemble(sheets, plant)
    if report.has_errors and not draft:
        return ()
    slug = f"{book.metadata.slug}{DRAFT if draft else ''}"
    path = root / "build" / f"{slug}.{anchor}.pdf"
    data = stamp_draft(pdf) if draft else pdf
    publish({path: data})
    return (Artefact(str(path), sha256(data)),)


def _in_order(known: Fingerprint) -> Fingerprint:
    return replace(known, fonts=tuple(sorted(known.fonts)))


def _anchor(name: str, book: Book, report: Report) -> str:
    """Return the anchor of the section of a name; report W001 where there is none."""
    names = {section.anchor: section.anchor for section in book.sections}
    files = {section.span.file: section.anchor for section in book.sections if not section.generated}
    names |= {Path(file).name: anchor for file, anchor in files.items()} | files
    if name not in names:
        like = nearest(name, names)
        sections = ", ".join(section.anchor for section in book.sections)
        hint = f"did you mean “{like}”?" if like else f"its sections are {sections}"
        report.add(Code.W001, f"the book has no section “{name}”", None, hint)
    return names.get(name, "")


@dataclass(frozen=True, slots=True)
class SectionProof:
    """The work on the proof of one section. `is_of_same`: the lock was made with the same `toolchain`."""

    anchor: str
    draft: Draft
    lock: Lock
    hold: Held
    toolchain: Fingerprint
    is_of_same: bool
    fonts: FontSet
    room: ComposingRoom
    report: Report

    def set(self) -> Sheets:
        """Set the section until its references to itself agree with its pages; report what is not held."""
        start = self._start()
        book = self._resolved(())
        for _ in range(TURNS):
            sheets = self._sheets(book, start)
            book = self._resolved(sheets.pages)
            if _section(book, self.anchor) == sheets.section:
                break
        self.report.extend(by_entry(sheets.made.diagnostics, book.makeup))
        self._report_start(start, sheets)
        self._report_folios(sheets.section)
        return sheets

    def _start(self) -> Start:
        recorded = self.lock.sections.get(self.anchor)
        if recorded is None:
            return Start("recto", "1", is_confirmed=False)
        return Start(side_of(recorded.sheet), recorded.folio, not self.hold.before(self.anchor))

    def _resolved(self, pages: Sequence[Page]) -> Book:
        """Return the book with the folios of the lock, and of the section as it has been set."""
        known = resolve(self.draft, self.lock.places, Report())
        sections = {node.anchor: each.anchor for each in known.sections for node in _anchored(each)}
        own = places(pages).positions
        return resolve(self.draft, proof_places(self.lock, sections, self._held(pages), own), Report())

    def _held(self, pages: Sequence[Page]) -> Held:
        """Return what holds; the section itself counts as unchanged if it has as many pages as before."""
        recorded = self.lock.sections.get(self.anchor)
        if not pages or recorded is None or len(pages) != recorded.pages:
            return self.hold
        return replace(self.hold, changed=self.hold.changed - {self.anchor})

    def _sheets(self, book: Book, start: Start) -> Sheets:
        html = compose_section(book, self.anchor)
        stylesheets = print_stylesheets(book.design, book.root)
        made = self.room.one(section_task(html, stylesheets, start.side, book, self.fonts))
        section = _section(book, self.anchor)
        pages = number_section(section, made.map, book.design, start.folio)
        if not start.is_confirmed:
            pages = tuple(replace(page, folio=supplied(page.folio)) for page in pages)
        return Sheets(book, section, made, pages)

    def _report_start(self, start: Start, sheets: Sheets) -> None:
        if self.anchor not in self.lock.sections:
            message = f"the last full build has no “{self.anchor}”: its pages are counted from {start.folio}"
            self.report.add(Code.W002, message, LOCK, "run `stonehand pdf` once")
        elif not start.is_confirmed:
            message = (
                f"“{self.anchor}” began on page {start.folio}; since then {self._what_changed()} changed"
            )
            self.report.add(Code.W003, message, LOCK, "run `stonehand pdf` to have its folios")

    def _what_changed(self) -> str:
        if not self.is_of_same:
            return "the fonts or the libraries"
        return ", ".join(f"“{each}”" for each in self.hold.before(self.anchor))

    def _report_folios(self, section: Section[SetInline]) -> None:
        """Report the folios of other sections that the section prints and that are not confirmed."""
        for node in walk(section):
            folio = getattr(node, "folio", "")
            if folio.startswith("["):
                message = (
                    f"“{getattr(node, 'target', '')}” is printed as on page {folio}, which is not confirmed"
                )
                self.report.add(Code.W004, message, section.span, "run `stonehand pdf` to have its folio")

    def assemble(self, sheets: Sheets, plant: Plant) -> bytes:
        """Return the PDF of the section, with its furniture, compared with what was set."""
        book = replace(sheets.book, sections=(sheets.section,))
        html = compose_furniture(book_furniture(book, sheets.pages), book.root, book.metadata.language)
        stylesheets = furniture_stylesheets(book.design, book.root)
        furniture = plant.executor.submit(set_furniture, html, stylesheets, book.design, self.fonts).result()
        self.report.extend(furniture.diagnostics)
        pages = with_furniture(sheets.pages, furniture.lines)
        report_wide_heads(book, pages, self.report)
        layout = LayoutMap("", self.toolchain, pages)
        certify_layout(book, layout, self.report)
        volume = Volume(
            metadata=book.metadata,
            design=book.design,
            sections=book.sections,
            maps=(sheets.made.map,),
            drawn=(sheets.made.pdf,),
            pages=pages,
            furniture=(furniture,),
            fonts=self.fonts,
        )
        found = Report()
        pdf = assemble(volume, found)["screen"]
        # Links to other sections lead out of the proof.
        self.report.extend(item for item in found if item.code is not Code.F007)
        reader = Reader(plant.executor, None, page_rows(pages))
        certify_pdfs(reader.read({f"{self.anchor}.pdf": pdf}, pages), layout, self.report)
        return pdf


def _section(book: Book, anchor: str) -> Section[SetInline]:
    return next(section for section in book.sections if section.anchor == anchor)


def _anchored(section: Section[SetInline]) -> Iterator[Any]:
    return (node for node in walk(section) if getattr(node, "anchor", ""))
