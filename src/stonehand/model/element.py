"""What every block of the book has: an anchor, its span in the manuscript, classes and a language."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from stonehand.source import Span

I_co = TypeVar("I_co", covariant=True)
"""The union of inline nodes that a container may hold: draft copy or set copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Give a block its identity. Anchors are unique in the book and stable while the text around stands."""

    anchor: str
    span: Span
    classes: tuple[str, ...] = ()
    language: str | None = None
    values: tuple[tuple[str, str], ...] = ()

    def value(self, key: str) -> str | None:
        """Return the value that the author gave for a key in braces, or None."""
        return dict(self.values).get(key)


PLAIN = (str, int, float, bool, Span, str | None, tuple[str, ...], tuple[tuple[str, str], ...])
"""Types of fields that hold no node."""


def walk(node: Any) -> Iterator[Any]:
    """Yield every dataclass node below and including `node`, in reading order (fields in their order)."""
    waiting = [node]
    while waiting:
        item = waiting.pop()
        if isinstance(item, tuple):
            waiting.extend(reversed(item))
        elif (names := holds_nodes(item.__class__)) is not None:
            yield item
            for name in names:
                waiting.append(getattr(item, name))


@cache
def holds_nodes(kind: type) -> tuple[str, ...] | None:
    """Return the fields of a kind of node that may hold nodes, the last first; None for what is no node."""
    if issubclass(kind, Span) or not is_dataclass(kind):
        return None
    return tuple(field.name for field in reversed(fields(kind)) if field.type not in PLAIN)
