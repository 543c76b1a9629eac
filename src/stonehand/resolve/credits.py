"""Figures and tables in, the list of their credits out; a figure that may want one is asked about."""

from collections.abc import Iterable, Iterator

from stonehand.diagnostics import Code, Report
from stonehand.model.block import Block, Figure, ListBlock, ListItem, Paragraph, Table
from stonehand.model.book import Section
from stonehand.model.element import walk
from stonehand.model.inline import Reference, SetInline, Text
from stonehand.model.places import Places
from stonehand.model.plain import plain_text
from stonehand.resolve.contents import listed
from stonehand.resolve.terms import Terms
from stonehand.source import Span

KIND = "credits"

Shown = Figure[SetInline] | Table[SetInline]


def credits_of(
    sections: Iterable[Section[SetInline]], span: Span, places: Places, terms: Terms
) -> tuple[Block[SetInline], ...]:
    """List the credits, each once, with the numbers and folios of all that it is printed under."""
    owned: dict[str, list[Shown]] = {}
    for item in _displays(sections):
        if item.credit:
            owned.setdefault(_owner(item), []).append(item)
    items = tuple(
        _item(f"{KIND}-{number}", shown, places, terms) for number, shown in enumerate(owned.values(), 1)
    )
    listing = ListBlock(
        anchor=f"{KIND}-list", span=span, classes=("credit-list",), ordered=False, items=items
    )
    return (listing,) if items else ()


def check_credits(sections: Iterable[Section[SetInline]], is_listed: bool, report: Report) -> None:
    """Report figures without a credit where others have one, or where a list of credits is asked for.

    `credit=""` says that a figure needs none.
    """
    displays = tuple(_displays(sections))
    if not is_listed and not any(item.credit for item in displays):
        return
    for figure in displays:
        if isinstance(figure, Figure) and not figure.credit and figure.value("credit") is None:
            what = figure.number or f"the figure “{figure.anchor}”"
            hint = 'write credit="…", or credit="" if it needs none'
            report.add(Code.X012, f"{what} has no credit", figure.span, hint)


def _displays(sections: Iterable[Section[SetInline]]) -> Iterator[Shown]:
    return (node for section in sections for node in walk(section.blocks) if isinstance(node, Figure | Table))


def _owner(item: Shown) -> str:
    """Return what credits of one owner have in common: their words."""
    return plain_text(listed(item.credit)).strip().rstrip(".").casefold()


def _item(anchor: str, shown: list[Shown], places: Places, terms: Terms) -> ListItem[SetInline]:
    """Return a credit and what it is printed under: “© Halley Archive. Figure 1, 23; Figure 3, 41”."""
    span = shown[0].span
    credit = listed(shown[0].credit)
    stop = "" if plain_text(credit).rstrip().endswith((".", "?", "!")) else "."
    content: list[SetInline] = [*credit, Text(stop, span)]
    for number, item in enumerate(shown):
        folio = terms.folio(places.folio(item.anchor), places.beside(item.anchor))
        words = ", ".join(part for part in (item.number, folio) if part)
        where = Reference((Text(words, item.span),), item.anchor, item.span)
        content += [Text("; " if number else " ", span), where]
    paragraph = Paragraph(anchor=f"{anchor}-p1", span=span, content=tuple(content))
    return ListItem(anchor=anchor, span=span, blocks=(paragraph,))
