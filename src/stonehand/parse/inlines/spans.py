"""Bracketed spans: phrases, index marks, author queries."""

from collections.abc import Iterable

from stonehand.model.inline import CitedWords, DraftInline, IndexMark, Phrase, Query
from stonehand.model.plain import plain_text
from stonehand.parse.dialect.attributes import Attributes
from stonehand.parse.galley import Galley
from stonehand.parse.inlines.citations import cited_items
from stonehand.parse.inlines.words import dress
from stonehand.parse.place import Place
from stonehand.parse.tree import InlineNode
from stonehand.source import Span


def span(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set a bracketed span by its first class that means something."""
    attributes: Attributes = node.token.meta["attributes"]
    content = galley.inlines(node.children, place)
    where = place.span(node.start, node.end)
    if "index" in attributes.classes:
        return _anchored(_index_mark(content, attributes, where), attributes, galley)
    if "query" in attributes.classes:
        return (_query(content, node.token.meta["question"], attributes, where),)
    if "cite" in attributes.classes and attributes.value("key"):
        return _anchored(CitedWords(content, cited_items(attributes, where), where), attributes, galley)
    return dress(content, attributes, where, galley)


def _query(
    content: tuple[DraftInline, ...], question: str, attributes: Attributes, where: Span
) -> "Query[DraftInline]":
    identity = attributes.value("id") or attributes.anchor
    return Query(
        content, question, identity, attributes.value("to"), where, attributes.value("answer").strip()
    )


def _index_mark(
    content: tuple[DraftInline, ...], attributes: Attributes, where: Span
) -> "IndexMark[DraftInline]":
    entry = attributes.value("entry") or plain_text(content)
    principal = (("principal", "yes"),) if "principal" in attributes.classes else ()
    return IndexMark(content, entry, where, (*attributes.without("entry"), *principal))


def _anchored(
    made: "IndexMark[DraftInline] | CitedWords[DraftInline]", attributes: Attributes, galley: Galley
) -> tuple[DraftInline, ...]:
    """Wrap what has an anchor of the author's in a phrase that bears it."""
    if not attributes.anchor:
        return (made,)
    return (Phrase((made,), made.span, galley.anchors.given(attributes.anchor, made.span)),)
