"""A name and what it holds in, an element of ONIX out; the order is that of the arguments."""

from collections.abc import Iterable
from typing import Any

from lxml import etree

NAMESPACE = "http://ns.editeur.org/onix/3.1/reference"
_NAMESPACES: Any = {None: NAMESPACE}


def element(name: str, *content: "etree._Element | None", **attributes: str) -> etree._Element:
    """Return an element with children; those that are None are left out."""
    made = etree.Element(f"{{{NAMESPACE}}}{name}", attributes, _NAMESPACES)
    made.extend(child for child in content if child is not None)
    return made


def text(name: str, words: str, **attributes: str) -> etree._Element:
    """Return an element with words; what XML forbids becomes U+FFFD."""
    made = element(name, **attributes)
    made.text = "".join(
        c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in words
    )
    return made


def maybe(name: str, words: str, **attributes: str) -> "etree._Element | None":
    """Return an element with words, or None where there are none."""
    return text(name, words, **attributes) if words else None


def holding(name: str, content: Iterable[etree._Element]) -> "etree._Element | None":
    """Return an element with children, or None where there are none."""
    children = tuple(content)
    return element(name, *children) if children else None
