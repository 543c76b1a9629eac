"""Works, clusters by section and the style in, all citations of a book out; what went wrong is reported.

The one door of this package for citations: who stands behind it (`processor`) can be another one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stonehand.bibliography.cluster import Cluster
from stonehand.bibliography.locales import DEFAULT, locale_of
from stonehand.bibliography.markup import words_of
from stonehand.bibliography.metadata import unknown_roles
from stonehand.bibliography.pandoc_run import ProcessorFailed, ProcessorMissing
from stonehand.bibliography.processor import Formatted, Processor
from stonehand.bibliography.styles import Style
from stonehand.bibliography.work import Work
from stonehand.diagnostics import Code, Report
from stonehand.model.citation import Cited, CitedCluster, ListedWork, Words
from stonehand.source import Span
from stonehand.store.shelf import Shelf

if TYPE_CHECKING:
    from stonehand.bibliography.works import Library


@dataclass(frozen=True, slots=True)
class Order:
    """What a book orders: its clusters by section in reading order, and works that are listed uncited.

    `has_partial_lists`: not every list is of the whole book.
    """

    sections: Mapping[str, Sequence[Cluster]]
    uncited: tuple[str, ...] = ()
    has_partial_lists: bool = False

    @property
    def all(self) -> tuple[Cluster, ...]:
        """All clusters in reading order."""
        return tuple(cluster for section in self.sections.values() for cluster in section)

    @property
    def keys(self) -> tuple[str, ...]:
        """The works that are cited or listed, each once."""
        cited = (cite.key for cluster in self.all for cite in cluster.cites)
        return tuple(dict.fromkeys((*cited, *self.uncited)))


def format_citations(
    library: "Library",
    order: Order,
    style: Style,
    language: str,
    place: Span | None,
    report: Report,
    shelf: Shelf | None = None,
) -> Cited:
    """Return the citations of a book formatted; where the processor fails, none, and why is reported.

    `place` is where book.toml names the style.
    """
    known = frozenset(library.works)
    locale = _locale(language, place, report)
    works = [library.works[key] for key in order.keys]
    for work in works:
        for role in unknown_roles(work):
            report.add(Code.C008, f"the {role} of “{work.key}” is not printed", work.span)
    try:
        formatted, full = _formatted(Processor(style, locale, shelf), works, order, report, place)
    except ProcessorMissing:
        hint = 'pip install "stonehand[citations]"'
        report.add(Code.C003, "the processor of citations is not installed", place, hint)
        return Cited(known=known)
    except ProcessorFailed as error:
        report.add(Code.C006, f"the processor of citations failed: {error}", place)
        return Cited(known=known)
    return Cited(
        _by_section(order, formatted.clusters),
        tuple(_listed(library, formatted, full)),
        known,
        style.in_notes,
        locale == "en-US",
    )


def _locale(language: str, place: Span | None, report: Report) -> str:
    locale = locale_of(language)
    if not locale:
        message = f"the processor of citations has no words in the language “{language}”"
        report.add(Code.C009, message, place, "citations are set with English words")
    return locale or DEFAULT


def _formatted(
    processor: Processor, works: list[Work], order: Order, report: Report, place: Span | None
) -> tuple[Formatted, Mapping[str, tuple[Words, ...]]]:
    """Return what comes back, and entries with all names in full where lists show only parts of the whole."""
    clusters = order.all
    formatted = processor.format(works, clusters, order.uncited)
    for message in formatted.messages:
        report.add(Code.C006, f"the processor of citations says: {message}", place)
    if not (processor.style.has_dash and order.has_partial_lists):
        return formatted, dict(formatted.entries)
    full = replace(processor, style=processor.style.without_dash())
    return formatted, dict(full.format(works, clusters, order.uncited).entries)


def _by_section(order: Order, clusters: Iterable[CitedCluster]) -> dict[str, tuple[CitedCluster, ...]]:
    waiting = iter(clusters)
    return {
        section: tuple(made for _, made in zip(asked, waiting, strict=False))
        for section, asked in order.sections.items()
    }


def _listed(
    library: "Library", formatted: Formatted, full: Mapping[str, tuple[Words, ...]]
) -> Iterator[ListedWork]:
    for key, words in formatted.entries:
        if key in library.works:
            work = library.works[key]
            annotation = words_of(work.annotation)
            yield ListedWork(
                key, work.span, words, full.get(key, words), work.type, work.keywords, annotation
            )
