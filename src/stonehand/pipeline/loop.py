"""The loop over places: resolve, compose, set, and again while page numbers in the text still move."""

from dataclasses import dataclass, replace

from stonehand.compose import compose_print
from stonehand.diagnostics import Code, Report
from stonehand.model.artefact import Composition
from stonehand.model.book import Book, Draft
from stonehand.model.frozen import NOT_FROZEN, Frozen
from stonehand.model.layout import Page, Side
from stonehand.model.places import Places
from stonehand.model.progress import Progress
from stonehand.pipeline.composing_room import ComposingRoom
from stonehand.pipeline.frozen import Copy, Keeping
from stonehand.pipeline.makeup import by_entry, without_effect
from stonehand.pipeline.plant import Plant
from stonehand.pipeline.task import section_task
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.pagination import number_pages, opening_sides, places
from stonehand.press.pdf.set import SetSection
from stonehand.resolve import resolve

TURNS = 4
"""Settings of the book at most (docs/architecture.md, "Places: the loop")."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """One setting of the book: what was set, and the pages that it fell on."""

    book: Book
    composition: Composition
    sections: tuple[SetSection, ...]
    pages: tuple[Page, ...]


def paginate(
    draft: Draft,
    fonts: FontSet,
    report: Report,
    progress: Progress,
    frozen: Frozen = NOT_FROZEN,
    plant: Plant | None = None,
) -> Pagination:
    """Set the book until its places agree with what it prints of them; report X005 if they never do.

    `frozen` are the pages that it must keep to.
    """
    room = ComposingRoom(plant or Plant(), progress)
    keeping, made = Keeping(frozen, room.one), None
    book = resolve(draft, Places(), Report())
    extents: tuple[int, ...] = ()
    for turn in range(1, TURNS + 1):
        progress.stage("set" if turn == 1 else f"set again ({turn})", len(book.sections))
        before, made = made, _set_book(book, fonts, room, keeping, extents)
        extents = tuple(len(section.map.pages) for section in made.sections)
        resolved = Report()
        settled = resolve(draft, places(made.pages), resolved)
        if settled.sections == book.sections:
            break
        book = settled
    else:
        report.add(Code.X005, f"after {TURNS} settings page numbers in the text still move")
        # Of two settings that call each other forth, what is set for the longer text has room for both.
        made = max((each for each in (made, before) if each), key=_extent)
    report.extend(resolved)
    for section in made.sections:
        report.extend(by_entry(section.diagnostics, made.book.makeup))
    report.extend(keeping.faults.values())
    report.extend(without_effect(made.book, made.composition.stylesheets, made.sections, fonts, room.one))
    return made


def _extent(pagination: Pagination) -> int:
    return sum(len(section.html) for section in pagination.composition.sections)


def _set_book(
    book: Book, fonts: FontSet, room: ComposingRoom, keeping: Keeping, extents: tuple[int, ...]
) -> Pagination:
    """Set every section for the side on which it opens, which the extents of those before it decide.

    All are set side by side for the sides that the extents of the last setting make likely, and those again
    that turn out to open on the other one.
    """
    composition = compose_print(book, room.plant.shelf)
    wishes = [section.opens_on for section in composition.sections]
    sides: tuple[Side, ...] = ()
    wanted = opening_sides(book.sections, wishes, extents or [1] * len(wishes))
    while sides != wanted:
        sides = wanted
        pairs = zip(composition.sections, sides, strict=True)
        tasks = [section_task(html, composition.stylesheets, side, book, fonts) for html, side in pairs]
        room.set(tasks)
        copies = (Copy(book, html, task) for html, task in zip(composition.sections, tasks, strict=True))
        documents, sections = zip(*map(keeping.set, copies), strict=True)
        wanted = opening_sides(book.sections, wishes, [len(section.map.pages) for section in sections])
    pages = number_pages(book.sections, [section.map for section in sections], book.design)
    return Pagination(book, replace(composition, sections=documents), sections, pages)
