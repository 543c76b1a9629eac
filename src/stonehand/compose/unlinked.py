"""Inline nodes in, what may stand inside a link out: a link holds no other link, and no call."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from stonehand.model.inline import (
    Code,
    Formula,
    Image,
    LineBreak,
    Link,
    NoteReference,
    Reference,
    SetInline,
    TermLink,
    Text,
)


def unlinked(content: Iterable[SetInline]) -> Iterator[SetInline]:
    """Yield the nodes with inner links replaced by their words, and calls left out."""
    for node in content:
        if isinstance(node, Link | Reference | TermLink):
            yield from unlinked(node.content)
        elif isinstance(node, Text | Code | Image | Formula | LineBreak):
            yield node
        elif not isinstance(node, NoteReference):
            yield replace(node, content=tuple(unlinked(node.content)))


def calls_within(content: Iterable[SetInline]) -> Iterator[NoteReference]:
    """Yield the calls below the nodes, to be set after the link that held them."""
    for node in content:
        if isinstance(node, NoteReference):
            yield node
        elif not isinstance(node, Text | Code | Image | Formula | LineBreak):
            yield from calls_within(node.content)
