"""The loop over places: resolve, compose, set, and again while page numbers in the text still move."""

from dataclasses import dataclass, field, replace

from stonehand.compose import compose_print
from stonehand.diagnostics import Code, Report
from stonehand.model.artefact import Composition, SectionHtml
from stonehand.model.book import Book, Draft
from stonehand.model.frozen import NOT_FROZEN, Frozen
from stonehand.model.layout import Page
from stonehand.model.places import Places
from stonehand.model.progress import Progress
from stonehand.pipeline.frozen import Copy, Keeping
from stonehand.pipeline.makeup import by_entry, without_effect
from stonehand.pipeline.task import section_task
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.pagination import number_pages, opening_sides, places
from stonehand.press.pdf.set import SectionTask, SetSection, set_section
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


@dataclass(slots=True)
class Setter:
    """Set sections, each task once: a task is its own key, for it is pure."""

    progress: Progress
    done: dict[SectionTask, SetSection] = field(default_factory=dict)

    def set(self, task: SectionTask) -> SetSection:
        """Return a section as set, from memory if the same task was done before."""
        if task not in self.done:
            self.progress.step(task.anchor)
            self.done[task] = set_section(task)
        return self.done[task]


def paginate(
    draft: Draft, fonts: FontSet, report: Report, progress: Progress, frozen: Frozen = NOT_FROZEN
) -> Pagination:
    """Set the book until its places agree with what it prints of them; report X005 if they never do.

    `frozen` are the pages that it must keep to.
    """
    keeping, made = Keeping(frozen, Setter(progress).set), None
    book = resolve(draft, Places(), Report())
    for turn in range(1, TURNS + 1):
        progress.stage("set" if turn == 1 else f"set again ({turn})", len(book.sections))
        before, made = made, _set_book(book, fonts, keeping)
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
    report.extend(without_effect(made.book, made.composition.stylesheets, made.sections, fonts))
    return made


def _extent(pagination: Pagination) -> int:
    return sum(len(section.html) for section in pagination.composition.sections)


def _set_book(book: Book, fonts: FontSet, keeping: Keeping) -> Pagination:
    """Set every section for the side on which it opens, which the sections before it decide."""
    composition = compose_print(book)
    wishes = [section.opens_on for section in composition.sections]
    sections: list[SetSection] = []
    documents: list[SectionHtml] = []
    for number, html in enumerate(composition.sections, 1):
        extents = [*(len(section.map.pages) for section in sections), 1]
        sides = opening_sides(book.sections[:number], wishes[:number], extents)
        task = section_task(html, composition.stylesheets, sides[-1], book, fonts)
        document, made = keeping.set(Copy(book, html, task))
        documents.append(document)
        sections.append(made)
    pages = number_pages(book.sections, [section.map for section in sections], book.design)
    return Pagination(book, replace(composition, sections=tuple(documents)), tuple(sections), pages)
