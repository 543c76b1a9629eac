"""The pages that an edition without pages tells of: those of the pagination, set for it if need be."""

from pathlib import Path

from stonehand.diagnostics import Code, Report
from stonehand.model.book import Book, Draft, GeneratedEntry
from stonehand.model.element import walk
from stonehand.model.inline import CrossReference
from stonehand.model.layout import Page
from stonehand.model.page_list import PageList
from stonehand.model.progress import Progress
from stonehand.pipeline.loop import paginate
from stonehand.pipeline.plant import Plant
from stonehand.press.pdf.fontset import FontSet
from stonehand.source import Span
from stonehand.store.lock import read_lock


def printed_pages(
    draft: Draft, root: Path, fonts: FontSet, progress: Progress, plant: Plant | None
) -> tuple[Page, ...]:
    """Return the pages of the printed book; sections that were set before are taken from the shelf.

    What is wrong with the pages is reported where they are made.
    """
    return paginate(draft, fonts, Report(), progress, read_lock(root).frozen, plant).pages


def names_pages(draft: Draft) -> bool:
    """Tell whether a book names pages, in references or in an index."""
    return any(_names_page(item) for item in walk(draft.entries))


def _names_page(item: object) -> bool:
    if isinstance(item, GeneratedEntry):
        return item.kind == "index"
    return isinstance(item, CrossReference) and item.kind == "page"


def report_lacking(book: Book, page_list: PageList, report: Report) -> None:
    """Report E014 for the pages whose matter the EPUB has not, or has elsewhere."""
    # A section that only the printed book has, such as its notes, comes of the settings.
    settings = Span.point("manuscript/book.toml")
    spans = {section.anchor: section.span for section in book.sections}
    for section, folios in page_list.lacking:
        run = folios[0] if len(folios) == 1 else f"{folios[0]} to {folios[-1]}"
        message = f"the page list has no page {run}: “{section}” is not in the EPUB as a section"
        report.add(Code.E014, message, spans.get(section, settings))
