"""The loop over places: resolve, compose, set, and again while page numbers in the text still move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from stonehand.compose import compose_print, still_known
from stonehand.diagnostics import Code, Report
from stonehand.model.artefact import Composition, SectionHtml
from stonehand.model.book import Book, Draft
from stonehand.model.frozen import NOT_FROZEN, Frozen
from stonehand.model.layout import Page, SectionMap, SectionPage, Side
from stonehand.model.places import Places
from stonehand.model.progress import Progress
from stonehand.pipeline.composing_room import ComposingRoom, Meanwhile
from stonehand.pipeline.frozen import Copy, Keeping
from stonehand.pipeline.makeup import by_entry, without_effect
from stonehand.pipeline.plant import Plant
from stonehand.pipeline.resolver import Resolver
from stonehand.pipeline.task import section_task
from stonehand.pipeline.waiting import waiting
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.pagination import number_pages, opening_sides, places
from stonehand.press.pdf.set import SetSection

TURNS = 4
"""Settings of the book at most (docs/architecture.md, "Places: the loop")."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """One setting of the book: what was set, and the pages that it fell on.

    Where sections were left out, each has an empty page among the others.
    """

    book: Book
    composition: Composition
    sections: tuple[SetSection, ...]
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a setting begins with: the book with the folios known so far, and by anchor what stands.

    `extents` in pages, as last set; `known`: HTML that need not be rendered again.
    """

    book: Book
    extents: Mapping[str, int] = field(default_factory=dict)
    known: Mapping[str, SectionHtml] = field(default_factory=dict)


def paginate(
    draft: Draft,
    fonts: FontSet,
    report: Report,
    progress: Progress,
    frozen: Frozen = NOT_FROZEN,
    plant: Plant | None = None,
    meanwhile: Meanwhile | None = None,
) -> Pagination:
    """Set the book until its places agree with what it prints of them; report X005 if they never do.

    `frozen` are the pages that it must keep to; `meanwhile` has the book while it is being set.
    """
    room = ComposingRoom(plant or Plant(), progress, meanwhile)
    keeping, made = Keeping(frozen, room.one), None
    progress.stage("set", len(draft.entries))
    resolver = Resolver(draft)
    prospect = _foreseen(resolver, fonts, room, keeping)
    for turn in range(1, TURNS + 1):
        if turn > 1:
            progress.stage(f"set again ({turn})", len(prospect.book.sections))
        before, made = made, _set_book(prospect, fonts, room, keeping)
        resolved = Report()
        settled = _after(resolver, made, keeping, resolved)
        if settled.book.sections == prospect.book.sections:
            break
        prospect = settled
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


def _foreseen(resolver: Resolver, fonts: FontSet, room: ComposingRoom, keeping: Keeping) -> Prospect:
    """Set what names no pages, so that the sections that do are set when those pages are known.

    A section that waits counts as one page; where it is longer, what follows it may have to be named again.
    """
    prospect = Prospect(resolver.resolve(Places(), Report()))
    for held in waiting(resolver.draft):
        made = _set_book(prospect, fonts, room, keeping, held)
        prospect = _after(resolver, made, keeping, Report())
    return prospect


def _after(resolver: Resolver, made: Pagination, keeping: Keeping, report: Report) -> Prospect:
    """Return what the next setting begins with."""
    book = resolver.resolve(places(made.pages), report)
    extents = {section.map.anchor: len(section.map.pages) for section in made.sections}
    # What was set to keep to frozen pages may have been amended on the way.
    known = {} if keeping.frozen else still_known(made.composition, made.book, book)
    return Prospect(book, extents, known)


def _extent(pagination: Pagination) -> int:
    return sum(len(section.html) for section in pagination.composition.sections)


def _set_book(
    prospect: Prospect,
    fonts: FontSet,
    room: ComposingRoom,
    keeping: Keeping,
    held: frozenset[str] = frozenset(),
) -> Pagination:
    """Set every section that is not held back for the side on which it opens, which extents decide.

    All are set side by side for the sides that the extents of the last setting make likely, and those again
    that turn out to open on the other one.
    """
    book, extents = prospect.book, dict(prospect.extents)
    composition = compose_print(book, room.plant.shelf, prospect.known)
    wishes = [section.opens_on for section in composition.sections]
    sides: tuple[Side, ...] = ()
    while sides != (wanted := _sides(book, wishes, extents)):
        sides = wanted
        pairs = zip(composition.sections, sides, strict=True)
        copies = [
            Copy(book, html, section_task(html, composition.stylesheets, side, book, fonts))
            for html, side in pairs
            if html.anchor not in held
        ]
        room.set([copy.task for copy in copies], book)
        kept = [keeping.set(copy) for copy in copies]
        extents |= {html.anchor: len(section.map.pages) for html, section in kept}
    sections = tuple(section for _, section in kept)
    pages = number_pages(book.sections, _maps(book, sides, sections), book.design)
    return Pagination(book, replace(composition, sections=tuple(html for html, _ in kept)), sections, pages)


def _sides(book: Book, wishes: Sequence[Side | None], extents: Mapping[str, int]) -> tuple[Side, ...]:
    """Return the side on which each section opens; one that was never set counts as a page."""
    return opening_sides(book.sections, wishes, [extents.get(section.anchor, 1) for section in book.sections])


def _maps(book: Book, sides: Sequence[Side], sections: Sequence[SetSection]) -> tuple[SectionMap, ...]:
    """Return the map of every section, an empty page for one that was held back."""
    made = {section.map.anchor: section.map for section in sections}
    pairs = zip(book.sections, sides, strict=True)
    empty = {each.anchor: SectionMap(each.anchor, (SectionPage(side, (), (), ()),)) for each, side in pairs}
    return tuple((empty | made).values())
