"""A book's folder in, again and again; what can be shown of the book, as soon as it can be, out.

After an edit of one section: first the pages under edit, then all pages, then all that is to be said of them.
No file is written but on the shelf.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from stonehand.diagnostics import Diagnostic, Report
from stonehand.model.book import Book
from stonehand.model.layout import Fingerprint, LayoutMap, Page
from stonehand.model.progress import Progress
from stonehand.pipeline.copy import Copy, read_copy
from stonehand.pipeline.faces import font_set
from stonehand.pipeline.furnished import Drawn, Furnishing, FurnitureCase
from stonehand.pipeline.heads import report_wide_heads
from stonehand.pipeline.loop import Pagination, paginate
from stonehand.pipeline.plant import Plant
from stonehand.pipeline.standing import Correction, StandingType, correct, warm
from stonehand.proof.certificate.certify import certify_layout, certify_resolved
from stonehand.proof.flaws.find import find_flaws
from stonehand.proof.flaws.flaw import Flaw
from stonehand.proof.flaws.ratchet import NAME, beyond, read_ratchet
from stonehand.store.lock import read_lock

Stage = Literal["excerpt", "pages", "whole"]

UNKNOWN = Fingerprint("", "", "", "", "", "")
"""The layout map of a view is not kept: nobody asks what it was made with."""


@dataclass(frozen=True, slots=True)
class Forme:
    """A page that can be pictured: what is on it, its text as drawn (blank: none), its furniture."""

    page: Page
    text: Drawn | None
    furniture: Furnishing


@dataclass(frozen=True, slots=True)
class Showing:
    """What can be shown of a book. `edited`: the index of the page just set again, -1 if none was.

    `stage`: "excerpt" where only the pages around it are new; "pages" where all are; "whole" where
    `diagnostics` and `flaws` are complete too.
    """

    stage: Stage
    title: str
    formes: tuple[Forme, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    edited: int = -1


@dataclass(slots=True)
class LiveBook:
    """A book that is looked at while it is written."""

    root: Path
    standing: StandingType | None = None
    case: FurnitureCase = field(default_factory=FurnitureCase)
    shown: Showing = field(default_factory=lambda: Showing("whole", "", ()))
    _is_warm: bool = False

    def excerpt(self, plant: Plant) -> Showing | None:
        """Set the pages under edit by themselves; None where they cannot be told, or nothing has changed."""
        correction = correct(self.standing, self.root, plant) if self.standing else None
        if correction is None:
            return None
        self.standing = correction.standing
        new = range(correction.first + 1, correction.first + len(correction.pages) + 1)
        flaws = tuple(flaw for flaw in self.shown.flaws if flaw.spot.page.sheet not in new)
        formes = self._patched(correction)
        return self._show(
            replace(self.shown, stage="excerpt", formes=formes, flaws=flaws, edited=correction.edited)
        )

    def _patched(self, correction: Correction) -> tuple[Forme, ...]:
        """Return the pages last shown with those of an excerpt in their place; the furniture stays."""
        formes = list(self.shown.formes)
        for number, page in enumerate(correction.pages):
            old = formes[correction.first + number]
            with_lines = replace(page, lines=page.lines + old.furniture.lines)
            formes[correction.first + number] = Forme(
                with_lines, Drawn(correction.pdf, number), old.furniture
            )
        return tuple(formes)

    def whole(self, plant: Plant, progress: Progress) -> Iterator[Showing]:
        """Set the book; yield its pages, and then all that was found in them.

        Where nothing can be set, the last pages stay, with what is wrong now.
        """
        report = Report()
        copy = read_copy(self.root, report, progress, plant.shelf)
        if copy is None:
            yield self._show(replace(self.shown, stage="whole", diagnostics=tuple(report), edited=-1))
            return
        fonts = font_set(copy.manuscript.design, self.root, report, progress)
        frozen = read_lock(self.root).frozen
        pagination = paginate(copy.draft, fonts, report, progress, frozen, plant)
        progress.stage("furniture")
        pages = self.case.furnish(pagination.book, pagination.pages, fonts, plant.executor, report)
        self.standing = StandingType(copy.manuscript, copy.draft, fonts, pagination, pagination.book)
        title = copy.manuscript.metadata.title
        formes = tuple(_formes(pagination, pages))
        yield self._show(Showing("pages", title, formes, tuple(report), self.shown.flaws))
        progress.stage("proof")
        layout = LayoutMap("", UNKNOWN, tuple(forme.page for forme in formes))
        report_wide_heads(pagination.book, layout.pages, report)
        certified = plant.executor.submit(_certified, copy, pagination.book, layout)
        flaws = self._flaws(copy, layout, plant, report)
        yield self._show(Showing("pages", title, formes, tuple(report), flaws))
        report.extend(certified.result())
        yield self._show(Showing("whole", title, formes, tuple(report), flaws))

    def warm(self, executor: Executor) -> None:
        """Let an executor set a page of no account, so that it is ready for the first one of account."""
        if self.standing is not None and not self._is_warm:
            self._is_warm = True
            warm(self.standing, executor)

    def _show(self, showing: Showing) -> Showing:
        self.shown = showing
        return showing

    def _flaws(self, copy: Copy, layout: LayoutMap, plant: Plant, report: Report) -> tuple[Flaw, ...]:
        """Return the flaws of the pages but those that the book's ratchet accepts."""
        flaws = plant.executor.submit(find_flaws, layout, copy.manuscript.design.flaws).result()
        ratchet = self.root / NAME
        return tuple(beyond(flaws, read_ratchet(ratchet, report), report)) if ratchet.is_file() else flaws


def _certified(copy: Copy, book: Book, layout: LayoutMap) -> tuple[Diagnostic, ...]:
    report = Report()
    certify_resolved(copy.draft, book, report)
    certify_layout(book, layout, report)
    return tuple(report)


def _formes(pagination: Pagination, pages: tuple[tuple[Page, Furnishing], ...]) -> Iterator[Forme]:
    drawn = (
        Drawn(section.pdf, number)
        for section in pagination.sections
        for number in range(len(section.map.pages))
    )
    for page, furnishing in pages:
        yield Forme(page, None if page.blank else next(drawn), furnishing)
