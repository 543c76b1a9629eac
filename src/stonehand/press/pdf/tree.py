"""The HTML tree of a section in, the places of its elements in the manuscript out."""

from typing import Any, TypeAlias
from urllib.parse import urljoin

from weasyprint.urls import iri_to_uri

from stonehand.source import Span, span_of

Node: TypeAlias = Any
"""An element of the tree that WeasyPrint's parser makes (`xml.etree`)."""

URL_ATTRIBUTES = ("src", "href", "data", "poster")


class Places:
    """Where the elements of a tree come from in the manuscript: by their own `data-source` or one around."""

    def __init__(self, root: Node, base: str | None = None) -> None:
        self._spans: dict[Node, Span | None] = {}
        self._parents: dict[Node, Node] = {}
        self._elements = {element.get("id"): element for element in root.iter() if element.get("id")}
        self._urls: dict[str, Node] = {}
        waiting = [(root, span_of(root.get("data-source")))]
        while waiting:
            element, span = waiting.pop()
            self._spans[element] = span
            for name in URL_ATTRIBUTES:
                if element.get(name):
                    self._urls.setdefault(_absolute(base, element.get(name)), element)
            waiting += [(child, span_of(child.get("data-source")) or span) for child in element]

    def of(self, element: Node) -> Span | None:
        """Return the place of an element."""
        return self._spans.get(element)

    def anchor(self, anchor: str) -> Span | None:
        """Return the place of the element with an anchor."""
        return self.of(self._elements.get(anchor))

    def url(self, url: str) -> Span | None:
        """Return the place of the first element that names a URL."""
        return self.of(self._urls.get(_absolute(None, url)))

    def has(self, anchor: str) -> bool:
        """Tell whether an element of the section has this anchor."""
        return anchor in self._elements


def _absolute(base: str | None, url: str) -> str:
    try:
        return str(iri_to_uri(urljoin(base or "", url)))
    except ValueError:
        return url
