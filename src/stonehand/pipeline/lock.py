"""`stonehand.lock` and a book in; fonts that changed out, and the lock that a full build leaves behind.

The places of the lock never decide what is printed. Page numbers in the text begin unknown in every build:
from another beginning they could settle elsewhere ("p. 99" may be short enough to stay on 99, "p. 100" long
enough to go to 100), and a book would depend on what was built before it.
"""

from collections.abc import Iterator, Mapping, Sequence

from stonehand.diagnostics import Code, Report
from stonehand.model.artefact import Composition
from stonehand.model.book import Book
from stonehand.model.frozen import NOT_FROZEN, Frozen
from stonehand.model.layout import LayoutMap, Page
from stonehand.pipeline.task import section_task
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.keys import task_key
from stonehand.press.pdf.pagination import places
from stonehand.source import Span
from stonehand.store.lock import NAME, Lock, LockedSection

LOCK = Span.point(NAME)

DIGITS = 16
"""Hexadecimal digits of a section's digest."""


def lock_of(layout: LayoutMap, frozen: Frozen = NOT_FROZEN, digests: Mapping[str, str] | None = None) -> Lock:
    """Return what a full build leaves behind; frozen pages stay as they were recorded.

    `digests` are those of the sections, by anchor.
    """
    return Lock(
        layout.fingerprint, places(layout.pages), frozen, dict(_sections(layout.pages, digests or {}))
    )


def _sections(pages: Sequence[Page], digests: Mapping[str, str]) -> Iterator[tuple[str, LockedSection]]:
    by_section: dict[str, list[Page]] = {}
    for page in pages:
        if not page.blank:
            by_section.setdefault(page.section, []).append(page)
    for anchor, digest in digests.items():
        own = by_section.get(anchor)
        if own:
            yield anchor, LockedSection(own[0].sheet, own[0].folio, len(own), digest)


def digests_of(composition: Composition, book: Book, fonts: FontSet) -> dict[str, str]:
    """Return for each section of a book what it is set from, as a hash; its opening side apart."""
    tasks = (
        section_task(html, composition.stylesheets, "recto", book, fonts) for html in composition.sections
    )
    return {task.anchor: task_key(task, "")[:DIGITS] for task in tasks}


def compare_fonts(lock: Lock, fonts: FontSet, report: Report) -> None:
    """Report F008 for each face that is of another file than in the last full build."""
    for face in fonts.faces:
        recorded = lock.fonts.get(face.name, face.sha256)
        if recorded != face.sha256:
            report.add(
                Code.F008,
                f"“{face.name}” has changed: sha256 {face.sha256[:12]}, recorded {recorded[:12]}",
                LOCK,
                hint="look for lines and pages that have moved, or put the former file back",
            )
