"""A pagination in, its running heads out; those of notes pages say to which pages the notes belong."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stonehand.diagnostics import Code, Report
from stonehand.model.artefact import FurniturePage
from stonehand.model.book import Book
from stonehand.model.layout import Line, Page
from stonehand.press.pdf.pagination import furniture, places
from stonehand.resolve.terms import terms_of

SPACE = 6.0
"""Points between a running head and its folio at least."""

SLACK = 0.5
"""Points that a head may stand over the measure: side bearings."""


def book_furniture(book: Book, pages: Sequence[Page]) -> tuple[FurniturePage, ...]:
    """Return what each page carries; pages of notes at the end have "Notes to pages 23–41" on both sides."""
    terms = terms_of(book.metadata.language)
    notes = {section.anchor for section in book.sections if section.kind == "notes"}
    calls = called_on(book, pages)
    made = []
    for page, each in zip(pages, furniture(book.sections, pages), strict=True):
        folios = _folios(page, calls) if page.section in notes and each.head else []
        made.append(replace(each, head=terms.notes_to(folios[0], folios[-1])) if folios else each)
    return _lowered(made, pages)


def _lowered(furniture: Sequence[FurniturePage], pages: Sequence[Page]) -> tuple[FurniturePage, ...]:
    """Return the same with the folio at the foot of an opening lowered where its page runs long."""
    feet = Counter(page.type_area[-1] for page in pages)
    usual = feet.most_common(1)[0][0] if feet else 0.0
    return tuple(
        replace(each, long=round(page.type_area[-1] - usual, 2))
        if each.drop_folio and page.type_area[-1] > usual
        else each
        for each, page in zip(furniture, pages, strict=True)
    )


def called_on(book: Book, pages: Sequence[Page]) -> Mapping[str, str]:
    """Return the folio of the page on which each note is called."""
    found = places(pages)
    return {note.anchor: found.folio(note.call) for section in book.sections for note in section.notes}


def _folios(page: Page, calls: Mapping[str, str]) -> list[str]:
    """Return the folios of the calls of the notes on a page, in the order of its lines."""
    return [folio for line in page.lines if (folio := calls.get(line.note, ""))]


def report_wide_heads(book: Book, pages: Sequence[Page], report: Report) -> None:
    """Report, once a section, a running head that is wider than the measure or runs into its folio (L016)."""
    spans = {section.anchor: section.span for section in book.sections}
    told: set[str] = set()
    for page in pages:
        head, folio = (
            next((line for line in page.lines if line.area == area), None) for area in ("head", "folio")
        )
        if head and page.section not in told and _is_wide(head, folio, page):
            told.add(page.section)
            message = f"the running head “{head.text}” is too wide for the page"
            report.add(Code.L016, message, spans[page.section], "give the section a short-title")


def _is_wide(head: Line, folio: Line | None, page: Page) -> bool:
    left, _, right, _ = page.type_area
    if head.x < left - SLACK or head.x + head.width > right + SLACK:
        return True
    if folio is None or abs(folio.baseline - head.baseline) > head.height / 2:
        return False
    return head.x < folio.x + folio.width + SPACE and folio.x < head.x + head.width + SPACE
