"""What every block of the book has: an anchor, its span in the manuscript, classes and a language."""

from dataclasses import dataclass
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


def walk(node: Any) -> Any:
    """Yield every dataclass node below and including `node`, in reading order (fields in their order)."""
    if isinstance(node, tuple):
        for item in node:
            yield from walk(item)
    elif hasattr(node, "__dataclass_fields__") and not isinstance(node, Span):
        yield node
        for name in node.__dataclass_fields__:
            yield from walk(getattr(node, name))
