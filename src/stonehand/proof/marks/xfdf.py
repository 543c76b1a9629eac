"""An XFDF (ISO 19444-1) in, its annotations out. It is XML from anywhere: no entities, no network."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from stonehand.proof.marks.annotation import (
    KINDS,
    Annotation,
    Annotations,
    Box,
    Unread,
    UnreadableMarks,
    boxes_of,
)
from stonehand.proof.marks.dates import iso_date

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_KINDS = {name.lower(): kind for name, kind in KINDS.items()}
_NO_MARKS = ("link", "popup")


def read_xfdf(data: bytes) -> Annotations:
    """Return the annotations of an XFDF. Raises UnreadableMarks for what is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableMarks(f"it is neither PDF nor FDF nor XFDF: {error}") from error
    if _name(root) != "xfdf":
        raise UnreadableMarks(f"it is XML, but not XFDF: its root is “{_name(root)}”")
    marks, unread = [], []
    for element in _annotations(root):
        why = _fault(element)
        if why:
            unread.append(Unread(_sheet(element), why))
        else:
            marks.append(element)
    numbers = {name: number for number, element in enumerate(marks) if (name := element.get("name"))}
    found = tuple(_annotation(element, numbers) for element in marks)
    return Annotations(found, tuple(unread), _pdf(root))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in element if _name(child) == name)


def _annotations(root: etree._Element) -> Iterator[etree._Element]:
    for group in _children(root, "annots"):
        yield from (child for child in group if _name(child) and _name(child) not in _NO_MARKS)


def _pdf(root: etree._Element) -> str:
    return next((child.get("href") or "" for child in _children(root, "f")), "")


def _fault(element: etree._Element) -> str:
    if _name(element) not in _KINDS:
        return f"its type is “{_name(element)}”"
    return "" if _boxes(element) else "it has no place"


def _annotation(element: etree._Element, numbers: Mapping[str, int]) -> Annotation:
    return Annotation(
        _KINDS[_name(element)],
        _sheet(element),
        _boxes(element),
        _contents(element),
        element.get("title") or "",
        iso_date(element.get("date") or element.get("creationdate") or ""),
        numbers.get(element.get("inreplyto") or ""),
        (element.get("replyType") or "").lower() == "group",
        element.get("state") or "",
    )


def _sheet(element: etree._Element) -> int:
    page = element.get("page") or ""
    return int(page) + 1 if re.fullmatch(r"\d{1,6}", page, re.ASCII) else 1


def _contents(element: etree._Element) -> str:
    """Return the words of a mark, of their plain form if there is one."""
    plain = next(_children(element, "contents"), None)
    if plain is not None:
        return plain.text or ""
    rich = next(_children(element, "contents-richtext"), None)
    return " ".join("".join(map(str, rich.itertext())).split()) if rich is not None else ""


def _boxes(element: etree._Element) -> tuple[Box, ...]:
    return boxes_of(*(_numbers(element.get(name)) for name in ("coords", "callout", "rect")))


def _numbers(written: str | None) -> tuple[float, ...]:
    return tuple(map(float, _NUMBER.findall(written or "")))
