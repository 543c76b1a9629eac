"""The loop over places: resolve, compose, set, and again while page numbers in the text still move."""

from dataclasses import dataclass

from stonehand.compose import compose_print
from stonehand.diagnostics import Code, Report
from stonehand.model.artefact import Composition, SectionHtml
from stonehand.model.book import Book, Draft
from stonehand.model.layout import Page, Side
from stonehand.model.places import Places
from stonehand.model.progress import Progress
from stonehand.pipeline.composing_room import ComposingRoom
from stonehand.pipeline.plant import Plant
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.pagination import number_pages, opening_sides, places
from stonehand.press.pdf.set import SectionTask, SetSection
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
    draft: Draft, fonts: FontSet, report: Report, progress: Progress, plant: Plant | None = None
) -> Pagination:
    """Set the book until its places agree with what it prints of them; report X005 if they never do."""
    room, made = ComposingRoom(plant or Plant(), progress), None
    book = resolve(draft, Places(), Report())
    extents: tuple[int, ...] = ()
    for turn in range(1, TURNS + 1):
        progress.stage("set" if turn == 1 else f"set again ({turn})", len(book.sections))
        before, made = made, _set_book(book, fonts, room, extents)
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
        report.extend(section.diagnostics)
    return made


def _extent(pagination: Pagination) -> int:
    return sum(len(section.html) for section in pagination.composition.sections)


def _set_book(book: Book, fonts: FontSet, room: ComposingRoom, extents: tuple[int, ...]) -> Pagination:
    """Set every section for the side on which it opens, which the extents of those before it decide.

    All are set side by side for the sides that the extents of the last setting make likely, and those again
    that turn out to open on the other one.
    """
    composition = compose_print(book)
    wishes = [section.opens_on for section in composition.sections]
    sides: tuple[Side, ...] = ()
    wanted = opening_sides(book.sections, wishes, extents or [1] * len(wishes))
    while sides != wanted:
        sides = wanted
        pairs = zip(composition.sections, sides, strict=True)
        sections = room.set([_task(html, composition, side, book, fonts) for html, side in pairs])
        wanted = opening_sides(book.sections, wishes, [len(section.map.pages) for section in sections])
    pages = number_pages(book.sections, [section.map for section in sections], book.design)
    return Pagination(book, composition, sections, pages)


def _task(html: SectionHtml, composition: Composition, side: Side, book: Book, fonts: FontSet) -> SectionTask:
    return SectionTask(
        html.anchor,
        html.html,
        composition.stylesheets,
        side,
        book.root,
        fonts,
        book.design.lines,
        book.design.hyphenation,
        book.design.footnotes,
    )
