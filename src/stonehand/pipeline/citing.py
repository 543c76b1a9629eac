"""Draft copy in, the same with its citations formatted out: one run of the processor for the whole book.

All of it is kept by its content: an edit of prose reads no works and runs no processor.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from stonehand.bibliography.format import Order, format_citations
from stonehand.bibliography.styles import Style, UnusableStyle, find_style
from stonehand.diagnostics import Code, Diagnostic, Report
from stonehand.diagnostics.nearest import nearest
from stonehand.model.book import Draft, Section
from stonehand.model.citation import Cited, text_of
from stonehand.model.inline import CitationCluster
from stonehand.model.progress import Progress
from stonehand.parse.typography.cited import keep_together
from stonehand.resolve import reading_order
from stonehand.resolve.citations import Place, citations, known_only, resets
from stonehand.resolve.works import list_divisions
from stonehand.store.cache import content_key
from stonehand.store.shelf import Shelf
from stonehand.store.toolchain import toolchain

if TYPE_CHECKING:
    from stonehand.bibliography.works import Library

MOST_NAMED = 10
"""Works never cited that a message names."""

Places = Mapping[str, tuple[Place, ...]]
"""The citations of each section in reading order."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Citations formatted before, with what was reported then.

    `empty` are those for which the style prints nothing: their section, and which one of it.
    """

    cited: Cited
    diagnostics: tuple[Diagnostic, ...]
    empty: tuple[tuple[str, int], ...]


def with_citations(draft: Draft, report: Report, progress: Progress, shelf: Shelf | None = None) -> Draft:
    """Return the draft of a book that names works with its citations formatted."""
    progress.stage("cite")
    works = _Works(draft, shelf)
    try:
        style = find_style(draft.citations)
    except UnusableStyle as error:
        report.add(Code.C004, str(error), draft.citations.span, error.hint)
        return replace(draft, cited=Cited(known=works.known))
    draft = replace(draft, cited=Cited(known=works.known, in_notes=style.in_notes))
    everything = _places(draft)
    _report_unknown(draft, everything, report)
    places = {section: known_only(found, works.known) for section, found in everything.items()}
    kept = _kept(draft, places, style, works, shelf)
    report.extend(kept.diagnostics)
    _report_empty(places, kept, report)
    return replace(draft, cited=kept.cited)


class _Works:
    """The works of a book, read only where something is not on the shelf."""

    def __init__(self, draft: Draft, shelf: Shelf | None) -> None:
        self._files = draft.citations.files
        self._shelf = shelf
        self.report = Report()

    @cached_property
    def library(self) -> "Library":
        """The works themselves; what reads them is imported where they are not on the shelf."""
        from stonehand.bibliography.works import read_works

        return read_works(self._files, self.report)

    @cached_property
    def known(self) -> frozenset[str]:
        """The keys of all works."""
        if self._shelf is None:
            return frozenset(self.library.works)
        key = content_key("works", toolchain(), *(source.text for source in self._files))
        found = self._shelf.get(key)
        if not isinstance(found, frozenset):
            found = frozenset(self.library.works)
            self._shelf.put(key, found)
        return found


def _kept(draft: Draft, places: Places, style: Style, works: _Works, shelf: Shelf | None) -> Kept:
    """Return citations from the shelf, or format them; the places in the manuscript do not matter."""
    order = _order(draft, places, works)
    language = draft.metadata.language
    habits = repr(draft.citations), repr(draft.typography), language
    key = content_key("cited", toolchain(), *habits, style.text, repr(order))
    found = shelf.get(key) if shelf else None
    if isinstance(found, Kept):
        return found
    library, report = works.library, Report()
    report.extend(works.report)
    library.check(order.keys, report)
    _report_uncited(draft, library, order, report)
    cited = format_citations(library, order, style, language, draft.citations.span, report, shelf)
    cited = keep_together(cited, draft.typography, language)
    kept = Kept(cited, tuple(report), tuple(_empty(order, cited)))
    if shelf:
        shelf.put(key, kept)
    return kept


def book_citations(draft: Draft) -> Places:
    """Return the citations of the sections of a draft, those of works that nobody knows left out."""
    return {section: known_only(found, draft.cited.known) for section, found in _places(draft).items()}


def _order(draft: Draft, places: Places, works: _Works) -> Order:
    clusters = {section: tuple(place.cluster for place in found) for section, found in places.items()}
    wanted = draft.citations.uncited
    uncited = tuple(sorted(works.known)) if "*" in wanted else wanted
    sections = (entry for entry in draft.entries if isinstance(entry, Section))
    partial = any(True for section in sections for _ in list_divisions(section.blocks))
    return Order(clusters, tuple(key for key in uncited if key in works.known), partial)


def _places(draft: Draft) -> Places:
    """Return the citations of the book in reading order, in stretches as its settings have it."""
    places: dict[str, tuple[Place, ...]] = {}
    stretch, part, reset = 0, "", draft.citations.reset
    for section in reading_order(draft):
        if not isinstance(section, Section):
            continue
        stretch += reset == "chapter" or (reset == "part" and section.part != part)
        part = section.part
        places[section.anchor] = citations(section, stretch)
        stretch += resets(section)
    return places


def _report_unknown(draft: Draft, places: Places, report: Report) -> None:
    known = draft.cited.known
    items = (item for found in places.values() for place in found for item in place.node.items)
    for item in items:
        if item.key not in known:
            near = nearest(item.key, known)
            hint = f"did you mean “{near}”?" if near else ""
            report.add(Code.C002, f"no file of works has the key “{item.key}”", item.span, hint)
    for key in draft.citations.uncited:
        if key not in known and key != "*":
            report.add(Code.C002, f"no file of works has the key “{key}”", draft.citations.span)


def _empty(order: Order, cited: Cited) -> Iterator[tuple[str, int]]:
    for section, clusters in cited.clusters.items():
        for number, (asked, made) in enumerate(zip(order.sections[section], clusters, strict=True)):
            if asked.standing != "unprinted" and not text_of((*made.words, *made.note)).strip():
                yield section, number


def _report_empty(places: Places, kept: Kept, report: Report) -> None:
    for section, number in kept.empty:
        node = places[section][number].node
        typed = node.typed if isinstance(node, CitationCluster) else ""
        report.add(Code.C007, f"the style prints nothing for “{typed}”", node.span)


def _report_uncited(draft: Draft, library: "Library", order: Order, report: Report) -> None:
    """Report the works of each file that are neither cited nor listed, the first of them by name."""
    used = frozenset(order.keys)
    for source in draft.citations.files:
        works = [work for work in library.works.values() if work.span.file == source.file]
        unused = [work for work in works if work.key not in used]
        if unused:
            names = ", ".join(work.key for work in unused[:MOST_NAMED])
            more = ", …" if len(unused) > MOST_NAMED else ""
            message = f"{len(unused)} of {len(works)} works are never cited: {names}{more}"
            hint = "list them all the same by “uncited” in [citations]"
            report.add(Code.C005, message, unused[0].span, hint)
