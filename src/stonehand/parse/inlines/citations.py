"""Citations and cross references by key."""

from collections.abc import Iterable

from stonehand.model.inline import CitationCluster, CitationItem, CrossReference, DraftInline
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
    key = node.token.meta["items"][0].key
    return (CrossReference(galley.target(key), _typed(node), place.span(node.start, node.end)),)


def _item(item: Item, place: Place) -> CitationItem:
    where = place.span(item.start, item.end)
    return CitationItem(item.key, where, item.prefix, item.locator, item.suffix, item.suppress_author)


def _typed(node: InlineNode) -> str:
    return node.token.content.replace("\n", " ")
