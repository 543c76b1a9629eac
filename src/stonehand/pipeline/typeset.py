"""Copy in, the book as set out: one pagination, its furniture, and its map as it will be written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from stonehand.compose import furniture as compose_furniture
from stonehand.compose import furniture_stylesheets
from stonehand.diagnostics import Report
from stonehand.model.book import Book
from stonehand.model.frozen import NOT_FROZEN, Frozen
from stonehand.model.layout import LayoutMap, Page
from stonehand.model.progress import Progress
from stonehand.pipeline.certifying import Legs
from stonehand.pipeline.copy import Copy
from stonehand.pipeline.heads import book_furniture, report_wide_heads
from stonehand.pipeline.loop import Pagination, paginate
from stonehand.pipeline.plant import Plant
from stonehand.press.pdf.fingerprint import fingerprint
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.furniture import Furniture, set_furniture
from stonehand.press.pdf.keys import fingerprint_key, furniture_key
from stonehand.press.pdf.mapfile import Written, page_rows
from stonehand.press.pdf.pagination import with_furniture
from stonehand.store.toolchain import toolchain

Meanwhile = Callable[[Book, Sequence[Page]], object]
"""What can be done with a book and its pages before they have their furniture."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A pagination with its furniture: the whole layout map, its pages as written, what assembly joins."""

    pagination: Pagination
    furniture: Furniture
    layout: LayoutMap
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proofed:
    """A book as set, with the legs of the certificate, its faces, and the pages that it had to keep to."""

    legs: Legs
    fonts: FontSet
    frozen: Frozen
    setting: Setting


def set_book(
    copy: Copy,
    fonts: FontSet,
    report: Report,
    progress: Progress,
    frozen: Frozen = NOT_FROZEN,
    plant: Plant | None = None,
    meanwhile: Meanwhile | None = None,
) -> Setting:
    """Paginate a book and set its furniture; while that is waited for, `meanwhile` has book and pages."""
    plant = plant or Plant()
    pagination = paginate(copy.draft, fonts, report, progress, frozen, plant)
    progress.stage("furniture")
    book = pagination.book
    html = compose_furniture(book_furniture(book, pagination.pages), book.root, book.metadata.language)
    stylesheets = furniture_stylesheets(book.design, book.root)
    given = html, stylesheets, book.design, fonts
    furniture = plant.order(furniture_key(*given, toolchain()), set_furniture, *given)
    known = plant.order(fingerprint_key(fonts, toolchain()), fingerprint, fonts)
    if meanwhile is not None and furniture.is_awaited:
        meanwhile(book, pagination.pages)
    made = furniture()
    report.extend(made.diagnostics)
    pages = with_furniture(pagination.pages, made.lines)
    report_wide_heads(book, pages, report)
    rows = page_rows(pages, tuple(_written(pagination)))
    identity = sha256("\n".join(rows).encode()).hexdigest()[:32]
    return Setting(pagination, made, LayoutMap(identity, known(), pages), rows)


def _written(pagination: Pagination) -> Iterator[Written]:
    """Yield what is known of the lines of each page: those of its section, as they were written there."""
    known = {
        id(page.lines): row
        for section in pagination.sections
        for page, row in zip(section.map.pages, section.rows, strict=False)
    }
    for page in pagination.pages:
        row = known.get(id(page.lines))
        yield ("", 0) if row is None else (row, len(page.lines))
