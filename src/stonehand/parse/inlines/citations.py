"""Citations and cross references by key."""

from collections.abc import Iterable

from stonehand.model.inline import CitationCluster, CitationItem, CrossReference, DraftInline, ReferenceKind
from stonehand.parse.dialect.citations import Item
from stonehand.parse.galley import Galley
from stonehand.parse.place import Place
from stonehand.parse.tree import InlineNode


def citation(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set a cluster of citations, to be resolved."""
    items = tuple(_item(item, place) for item in node.token.meta["items"])
    span = place.span(node.start, node.end)
    return (CitationCluster(items, _typed(node), span, node.token.meta["in_text"]),)


def reference(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set a reference to something of the book, to be resolved."""
    item: Item = node.token.meta["items"][0]
    kind, target = _target(item.key)
    return (
        CrossReference(
            target=galley.target(target),
            typed=_typed(node),
            span=place.span(node.start, node.end),
            kind=kind,
            prefix=item.prefix,
            suffix=" ".join(filter(None, (item.locator, item.suffix))),
            is_bare=item.suppress_author,
        ),
    )


def _target(key: str) -> tuple[ReferenceKind, str]:
    """Return what a reference prints, and the anchor that it names."""
    kind, _, name = key.partition(":")
    match kind:
        case "page" | "note":
            return kind, name
        case _:
            return "name", key


def _item(item: Item, place: Place) -> CitationItem:
    where = place.span(item.start, item.end)
    return CitationItem(item.key, where, item.prefix, item.locator, item.suffix, item.suppress_author)


def _typed(node: InlineNode) -> str:
    return node.token.content.replace("\n", " ")
