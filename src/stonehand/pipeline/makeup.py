"""A book as set in; what of the compositor's make-up has no effect on its pages out.

A break, a keep or a place is without effect if the section has the same lines in the same places when it is
set once more without it. A paragraph that cannot run shorter or longer is reported by its setting (L030);
that report becomes one of the entry that asked for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from stonehand.compose import compose_section
from stonehand.diagnostics import Code, Diagnostic, Related
from stonehand.model.book import Book
from stonehand.model.layout import SectionMap
from stonehand.model.makeup import Amendment, MakeUp
from stonehand.pipeline.frozen import Set
from stonehand.pipeline.task import section_task
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.set import SectionTask, SetSection

TRIED = frozenset(("break", "keep", "place"))
"""Changes that can be without effect though they were carried out."""


def without_effect(
    book: Book, stylesheets: tuple[str, ...], sections: Sequence[SetSection], fonts: FontSet, set_task: Set
) -> Iterator[Diagnostic]:
    """Report L301 for each amendment that changes no page; `set_task` sets the sections without it."""
    for section in sections if book.makeup else ():
        blocks = {point.anchor for page in section.map.pages for point in page.anchors}
        for amendment in book.makeup:
            if amendment.block in blocks and TRIED.issuperset(amendment.changes):
                task = _task_without(amendment, book, stylesheets, section.map, fonts)
                without = set_task(task).map
                if without.pages == section.map.pages:
                    yield _unused(amendment)


def _unused(amendment: Amendment) -> Diagnostic:
    names = " and ".join(f"“{name}”" for name in amendment.changes)
    message = f"{names} at “{amendment.block}” changes no page"
    return Diagnostic.of(Code.L301, message, amendment.span, "delete the entry")


def _task_without(
    amendment: Amendment, book: Book, stylesheets: tuple[str, ...], section: SectionMap, fonts: FontSet
) -> SectionTask:
    others = tuple(other for other in book.makeup if other is not amendment)
    html = compose_section(replace(book, makeup=others), section.anchor)
    return section_task(html, stylesheets, section.pages[0].side, book, fonts)


def by_entry(diagnostics: Iterable[Diagnostic], makeup: MakeUp) -> Iterator[Diagnostic]:
    """Yield what a setting reports; what it could not carry out, at the entry that asked for it."""
    for diagnostic in diagnostics:
        asked = diagnostic.code is Code.L030
        entries = [entry for entry in makeup if asked and diagnostic.message.startswith(f"“{entry.block}” ")]
        for entry in entries:
            place = (Related("the paragraph", diagnostic.place),) if diagnostic.place else ()
            yield Diagnostic.of(Code.L302, diagnostic.message, entry.span, "delete the entry", place)
        if not entries:
            yield diagnostic
