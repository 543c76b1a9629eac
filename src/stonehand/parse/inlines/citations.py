"""Citations and cross references by key."""

from collections.abc import Iterable

from stonehand.model.inline import CitationCluster, CitationItem, CrossReference, DraftInline, ReferenceKind
from stonehand.parse.dialect.attributes import Attributes
from stonehand.parse.dialect.citations import Item, words_of
from stonehand.parse.dialect.machine import tokenize_inline
from stonehand.parse.galley import Galley
from stonehand.parse.place import Part, Place
from stonehand.parse.tree import InlineNode
from stonehand.source import Span


def citation(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set a cluster of citations, to be resolved."""
    items = tuple(_item(item, place, galley) for item in node.token.meta["items"])
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
            prefix=words_of(item.prefix),
            suffix=words_of(f"{item.locator} {item.suffix}"),
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


def cited_items(attributes: Attributes, where: Span) -> "tuple[CitationItem[DraftInline], ...]":
    """Return the works that a span names under `key`; the locator is that of the first."""
    first, *others = attributes.value("key").replace(",", " ").split() or [""]
    locator = attributes.value("locator")
    return CitationItem(first, where, (), locator), *(CitationItem(key, where) for key in others)


def _item(item: Item, place: Place, galley: Galley) -> "CitationItem[DraftInline]":
    where = place.span(item.start, item.end)
    prefix = _affix(item.prefix, Part(place, item.prefix_at), galley)
    suffix = _affix(item.suffix, Part(place, item.suffix_at), galley)
    return CitationItem(item.key, where, prefix, item.locator, suffix, item.suppress_author)


def _affix(words: str, place: Place, galley: Galley) -> tuple[DraftInline, ...]:
    """Return what stands before or after a key as copy of its own."""
    return galley.inlines(galley.tree(tokenize_inline(words), place), place) if words else ()


def _typed(node: InlineNode) -> str:
    return node.token.content.replace("\n", " ")
