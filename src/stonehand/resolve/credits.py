"""The figures of the book in, the list of their credits out; a figure that may want one is asked about."""

from collections.abc import Iterable, Iterator

from stonehand.diagnostics import Code, Report
from stonehand.model.block import ContentsEntry, ContentsList, Figure
from stonehand.model.book import Section
from stonehand.model.element import walk
from stonehand.model.inline import SetInline
from stonehand.model.places import Places
from stonehand.resolve.contents import listed
from stonehand.resolve.terms import Terms
from stonehand.source import Span

KIND = "credits"


def credits_of(
    sections: Iterable[Section[SetInline]], span: Span, places: Places, terms: Terms
) -> ContentsList[SetInline]:
    """List the credits of figures, each with the number of its figure and the folio."""
    entries = tuple(_entry(figure, places, terms) for figure in _figures(sections) if figure.credit)
    return ContentsList(anchor=f"{KIND}-list", span=span, entries=entries)


def check_credits(sections: Iterable[Section[SetInline]], is_listed: bool, report: Report) -> None:
    """Report figures without a credit where others have one, or where a list of credits is asked for.

    `credit=""` says that a figure needs none.
    """
    figures = tuple(_figures(sections))
    if not is_listed and not any(figure.credit for figure in figures):
        return
    for figure in figures:
        if not figure.credit and figure.value("credit") is None:
            what = figure.number or f"the figure “{figure.anchor}”"
            hint = 'write credit="…", or credit="" if it needs none'
            report.add(Code.X012, f"{what} has no credit", figure.span, hint)


def _figures(sections: Iterable[Section[SetInline]]) -> Iterator[Figure[SetInline]]:
    return (node for section in sections for node in walk(section.blocks) if isinstance(node, Figure))


def _entry(figure: Figure[SetInline], places: Places, terms: Terms) -> ContentsEntry[SetInline]:
    return ContentsEntry(
        anchor=f"{KIND}-{figure.anchor}",
        span=figure.span,
        level=1,
        kind="credit",
        title=listed(figure.credit),
        target=figure.anchor,
        number=f"{figure.number}." if figure.number else "",
        folio=terms.folio(places.folio(figure.anchor), places.beside(figure.anchor)),
    )
