"""Standing type and a file changed since in; the pages under edit, set again by themselves, out.

Type is left standing after the first proof so that a correction resets a few lines and not the book. Here it
is a book as it was last set. Where one file has changed, its section is parsed and resolved, and set from the
last start before the change to the end of its spread: a provisional sight of these pages, which the setting
of the whole replaces.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from stonehand.compose import compose_section
from stonehand.diagnostics import Code, Report
from stonehand.errors import TaskLost
from stonehand.manuscript import read
from stonehand.model.book import Book, Draft, Manuscript, Section, SectionEntry
from stonehand.model.element import walk
from stonehand.model.inline import SetInline
from stonehand.model.layout import Page, SectionPage
from stonehand.parse import parse
from stonehand.pipeline.composing_room import kept_plans
from stonehand.pipeline.loop import Pagination
from stonehand.pipeline.plant import Plant
from stonehand.pipeline.task import section_task
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.pagination import places
from stonehand.press.pdf.set import Excerpt, SetSection, Start, set_excerpt
from stonehand.resolve import resolve_section

MOST_PAGES = 6
"""Pages that are set for a first sight; a change that takes more waits for its section."""

_SPAN = re.compile(r"Span\([^)]*\)")


@dataclass(frozen=True, slots=True)
class StandingType:
    """A book as it was last set: its copy, and what came of it. `book` may have been resolved since."""

    manuscript: Manuscript
    draft: Draft
    fonts: FontSet
    pagination: Pagination
    book: Book


@dataclass(frozen=True, slots=True)
class Correction:
    """Pages set again: `first` is the index of the first of them in the book, `edited` that of the change."""

    first: int
    edited: int
    pages: tuple[Page, ...]
    pdf: bytes
    standing: StandingType


def correct(standing: StandingType, root: Path, plant: Plant) -> Correction | None:
    """Set the pages of the one section that has changed; None where more has, or nothing that is printed."""
    manuscript = read(root, Report())
    entry = _changed_entry(standing.manuscript, manuscript) if manuscript else None
    if manuscript is None or entry is None:
        return None
    draft = _with_section(standing.draft, manuscript, entry)
    if draft is None:
        return None
    anchor = next(each.anchor for each in standing.book.sections if each.span.file == entry.source.file)
    section = resolve_section(draft, anchor, places(standing.pagination.pages), Report())
    sections = tuple(section if each.anchor == anchor else each for each in standing.book.sections)
    latest = StandingType(
        manuscript, draft, standing.fonts, standing.pagination, replace(standing.book, sections=sections)
    )
    place = _place_of_change(standing, section)
    return _set(place, latest, plant) if place else None


def _changed_entry(before: Manuscript, after: Manuscript) -> SectionEntry | None:
    """Return the one section whose text has changed, if nothing else of the book has."""
    if replace(before, entries=()) != replace(after, entries=()) or len(before.entries) != len(after.entries):
        return None
    changed = [(old, new) for old, new in zip(before.entries, after.entries, strict=True) if old != new]
    match changed:
        case [(SectionEntry() as old, SectionEntry() as new)] if replace(old, source=new.source) == new:
            return new
        case _:
            return None


def _with_section(draft: Draft, manuscript: Manuscript, entry: SectionEntry) -> Draft | None:
    """Return the draft with a section parsed anew; None where it has another anchor now."""
    (section,) = parse(replace(manuscript, entries=(entry,)), Report()).entries
    entries = tuple(section if section.span.file == old.span.file else old for old in draft.entries)
    anchors = [[getattr(each, "anchor", "") for each in some] for some in (draft.entries, entries)]
    return replace(draft, entries=entries) if anchors[0] == anchors[1] else None


@dataclass(frozen=True)
class Place:
    """Where a section differs from the one before: the index of its first block that does.

    `section` is the new one; `stood` is as its pages were set, and `index` its place in the book.
    """

    section: Section[SetInline]
    stood: Section[SetInline]
    block: int
    index: int
    set_section: SetSection

    @cached_property
    def extents(self) -> dict[int, tuple[int, int]]:
        """Return the first and the last page of each block as it stood; of what prints no line, none."""
        owners = {
            node.anchor: number
            for number, block in enumerate(self.stood.blocks)
            for node in walk(block)
            if getattr(node, "anchor", "")
        }
        found: dict[int, tuple[int, int]] = {}
        for number, page in enumerate(self.set_section.map.pages):
            for anchor in (*(point.anchor for point in page.anchors), *(line.block for line in page.lines)):
                if anchor in owners:
                    owner = owners[anchor]
                    found[owner] = (found.get(owner, (number, number))[0], number)
        return found

    @property
    def excerpt(self) -> Excerpt | None:
        """Return what is to be set; None where that is too much, or no start is known."""
        extent = self.extents.get(min(self.block, len(self.stood.blocks) - 1))
        starts = [start for start in self.set_section.starts if extent and start.page <= extent[0]]
        if not starts or extent is None:
            return None
        start, pages = starts[-1], self.set_section.map.pages
        end = extent[1] + (pages[extent[1]].side == "verso")
        count = min(end, len(pages) - 1) + 1 - start.page
        passed = self._named(range(self.block), lambda first, last: last < start.page)
        begun = tuple(_begun(pages[start.page]))
        return Excerpt(start, count, passed, self._beyond(end + 1), begun) if count <= MOST_PAGES else None

    def _named(self, numbers: range, test: Callable[[int, int], bool]) -> tuple[str, ...]:
        return tuple(
            self.section.blocks[number].anchor
            for number in numbers
            if number in self.extents and test(*self.extents[number])
        )

    def _beyond(self, page: int) -> tuple[str, ...]:
        """Return the blocks that can be left out, since they begin after a page."""
        kept = [number for number, (first, _) in self.extents.items() if first <= page]
        more = max(0, len(self.section.blocks) - len(self.stood.blocks))
        return tuple(block.anchor for block in self.section.blocks[max(kept) + more + 2 :])


def _begun(page: SectionPage) -> Iterator[tuple[str, int]]:
    """Yield the blocks that go on from the page before, each with the offset of its first line here."""
    seen: set[str] = set()
    for line in page.lines:
        if line.block not in seen and line.start:
            yield line.block, line.start
        seen.add(line.block)


def _place_of_change(standing: StandingType, section: Section[SetInline]) -> Place | None:
    """Return where a new section differs from the one last seen; None where its start would not fit."""
    index = [each.anchor for each in standing.book.sections].index(section.anchor)
    stood, seen = (book.sections[index] for book in (standing.pagination.book, standing.book))
    block = first_change(seen, section)
    if block is None or _anchors(stood, block) != _anchors(section, block):
        return None
    return Place(section, stood, block, index, standing.pagination.sections[index])


def _anchors(section: Section[SetInline], end: int) -> list[str]:
    return [block.anchor for block in section.blocks[:end]]


def first_change(before: Section[SetInline], after: Section[SetInline]) -> int | None:
    """Return the index of the first block that differs, or that calls a note that does."""
    heads = [(each.title, each.subtitle, each.label, each.contributors) for each in (before, after)]
    if _bare(heads[0]) != _bare(heads[1]):
        return 0
    pairs = enumerate(zip(before.blocks, after.blocks, strict=False))
    shorter = min(len(before.blocks), len(after.blocks))
    of_blocks = next((number for number, (old, new) in pairs if old != new), shorter)
    calls = {
        new.call
        for old, new in zip(before.notes, after.notes, strict=False)
        if _bare(old.blocks) != _bare(new.blocks)
    }
    of_notes = (
        number for number, block in enumerate(after.blocks) if any(_calls(block, call) for call in calls)
    )
    found = min(of_blocks, next(of_notes, of_blocks))
    is_same = found == len(before.blocks) == len(after.blocks)
    return None if is_same else found


def _calls(block: object, call: str) -> bool:
    return any(getattr(node, "anchor", "") == call for node in walk(block))


def _bare(value: object) -> str:
    """Return a value without its places in the manuscript, which move when lines are added above it."""
    return _SPAN.sub("", repr(value))


def _set(place: Place, standing: StandingType, plant: Plant) -> Correction | None:
    excerpt = place.excerpt
    if excerpt is None:
        return None
    pagination, before = standing.pagination, place.set_section.map.pages
    html = compose_section(standing.book, place.section.anchor)
    task = section_task(
        html, pagination.composition.stylesheets, before[0].side, standing.book, standing.fonts
    )
    try:
        made = plant.executor.submit(set_excerpt, task, excerpt, *kept_plans(task, plant)).result()
    except TaskLost:
        return None
    if any(item.code is Code.L015 for item in made.diagnostics):
        return None
    first = _first_sheet(pagination, place.section.anchor) + excerpt.start.page
    pages = tuple(
        replace(old, lines=new.lines, boxes=new.boxes, anchors=new.anchors, type_area=new.type_area)
        for old, new in zip(pagination.pages[first:], made.map.pages, strict=False)
    )
    edited = _first_other(pagination.pages[first:], pages)
    return Correction(first, first + edited, pages, made.pdf, standing)


def _first_other(before: Sequence[Page], after: Sequence[Page]) -> int:
    """Return the index of the first page that reads otherwise than before."""
    texts = [[[line.text for line in page.lines] for page in pages] for pages in (before, after)]
    return next((number for number, (old, new) in enumerate(zip(*texts, strict=False)) if old != new), 0)


def _first_sheet(pagination: Pagination, anchor: str) -> int:
    """Return the index of the first page of a section in the book."""
    return next(
        number for number, page in enumerate(pagination.pages) if page.section == anchor and not page.blank
    )


def warm(standing: StandingType, executor: Executor) -> None:
    """Let an executor set a page of no account, so that it is ready for the first one of account."""
    composition, book = standing.pagination.composition, standing.pagination.book
    task = section_task(composition.sections[0], composition.stylesheets, "recto", book, standing.fonts)
    executor.submit(set_excerpt, task, Excerpt(Start(0), 1))
