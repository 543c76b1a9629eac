"""Copy in, the book as set out: one pagination, its furniture, and its map as it will be written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from stonehand.compose import furniture as compose_furniture
from stonehand.compose import furniture_stylesheets
from stonehand.diagnostics import Report
from stonehand.model.frozen import NOT_FROZEN, Frozen
from stonehand.model.layout import LayoutMap
from stonehand.model.progress import Progress
from stonehand.pipeline.certifying import Legs
from stonehand.pipeline.copy import Copy
from stonehand.pipeline.heads import book_furniture, report_wide_heads
from stonehand.pipeline.loop import Pagination, paginate
from stonehand.pipeline.plant import Order, Plant
from stonehand.press.pdf.fingerprint import fingerprint
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.furniture import SHEETS, Furniture, set_furniture
from stonehand.press.pdf.keys import fingerprint_key, furniture_key
from stonehand.press.pdf.mapfile import Written, page_rows
from stonehand.press.pdf.pagination import with_furniture
from stonehand.store.toolchain import toolchain


@dataclass(frozen=True, slots=True)
class Setting:
    """A pagination with its furniture: the whole layout map, its pages as written, what assembly joins."""

    pagination: Pagination
    furniture: tuple[Furniture, ...]
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
    legs: Legs | None = None,
) -> Setting:
    """Paginate a book and set its furniture; `legs` are gone while that is waited for."""
    plant = plant or Plant()
    pagination = paginate(copy.draft, fonts, report, progress, frozen, plant, legs.set_out if legs else None)
    progress.stage("furniture")
    book = pagination.book
    furniture = _ordered(pagination, fonts, plant)
    known = plant.order(fingerprint_key(fonts, toolchain()), fingerprint, fonts)
    if legs is not None and any(order.is_awaited for order in furniture):
        legs.go(book, pagination.pages)
    made = tuple(order() for order in furniture)
    report.extend(dict.fromkeys(diagnostic for run in made for diagnostic in run.diagnostics))
    pages = with_furniture(pagination.pages, [lines for run in made for lines in run.lines])
    report_wide_heads(book, pages, report)
    rows = page_rows(pages, tuple(_written(pagination)))
    identity = sha256("\n".join(rows).encode()).hexdigest()[:32]
    return Setting(_without_rows(pagination), made, LayoutMap(identity, known(), pages), rows)


def _ordered(pagination: Pagination, fonts: FontSet, plant: Plant) -> "list[Order[Furniture]]":
    """Have the furniture of all pages set, some at a time."""
    book, stylesheets = pagination.book, furniture_stylesheets(pagination.book.design, pagination.book.root)
    words, orders = book_furniture(book, pagination.pages), []
    for at in range(0, len(words), SHEETS):
        html = compose_furniture(words[at : at + SHEETS], book.root, book.metadata.language)
        given = html, stylesheets, book.design, fonts
        orders.append(plant.order(furniture_key(*given, toolchain()), set_furniture, *given))
    return orders


def _without_rows(pagination: Pagination) -> Pagination:
    """Return a pagination without what has been written anew: of a long book that is much."""
    return replace(pagination, sections=tuple(replace(each, rows=()) for each in pagination.sections))


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
