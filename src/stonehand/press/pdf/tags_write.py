"""The tree of a section's structure elements in; the same written into its PDF out, as any tagged PDF has it.

The pages of the section and the areas of its links have the keys 0, 1, ... of its parent tree
(ISO 32000-1, 14.7.4.4). Its tree of identifiers has the anchors of the section, each with the element that
it stands in.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf

from stonehand.press.pdf.layout_blocks import Node, classes_of
from stonehand.press.pdf.tags_cells import heads_of, is_row_head, span
from stonehand.press.pdf.tags_record import record, root_of
from stonehand.press.pdf.tags_tree import CELLS, Area, Kid, Mark, Marked, Tag, tag_tree

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands around."""

NUMBERINGS = {
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
}
"""How a list counts, by its class (ISO 32000-1, table 347)."""
UNCOUNTED = {"ol": "Decimal", "dl": "None"}
"""How it is labelled where its class does not say it, by its tag; any other has bullets."""


@dataclass(slots=True)
class _Writer:
    """The PDF that is being written; by page the structure element of each mark, by element its own."""

    pdf: Any
    marked: Marked
    pages: list[dict[int, bytes]]
    areas: list[bytes] = field(default_factory=list)
    heads: dict[Tag, tuple[str, ...]] = field(default_factory=dict)
    made: dict[Node, bytes] = field(default_factory=dict)


def write_tags(pdf: Any, document: Any, streams: list[Any]) -> None:
    """Give the PDF of a section its structure tree."""
    root, marked = root_of(document), record(document, streams)
    writer = _Writer(pdf, marked, [{} for _ in streams])
    tree = _added(pdf, pydyf.Dictionary({"Type": "/StructTreeRoot"}))
    kids = tag_tree(root, marked)
    elements = [_element(writer, kid, tree) for kid in kids if isinstance(kid, Tag)]
    for element in elements:
        element.setdefault("Lang", pydyf.String(root.get("lang") or ""))
    tree["K"] = pydyf.Array(element.reference for element in elements)
    tree["ParentTree"] = _added(pdf, pydyf.Dictionary({"Nums": _numbers(writer)})).reference
    tree["IDTree"] = _added(pdf, pydyf.Dictionary({"Names": _names(writer, root)})).reference
    pdf.catalog["StructTreeRoot"] = tree.reference


def _added(pdf: Any, made: Any) -> Any:
    pdf.add_object(made)
    return made


def _element(writer: _Writer, tag: Tag, parent: Any) -> Any:
    """Write a structure element and all that is in it."""
    made = pydyf.Dictionary({"S": f"/{tag.role}", "P": parent.reference})
    _added(writer.pdf, made)
    writer.made.setdefault(tag.element, made.reference)
    if tag.role == "Table":
        writer.heads |= heads_of(tag)
    made.update(_attributes(writer, tag))
    page = next((kid.page for kid in tag.kids if isinstance(kid, Mark)), None)
    if page is not None:
        made["Pg"] = writer.pdf.page_references[page]
    made["K"] = pydyf.Array([_kid(writer, kid, made, page) for kid in tag.kids])
    return made


def _kid(writer: _Writer, kid: Kid, parent: Any, page: int | None) -> Any:
    """Write what is in an element whose marks are on a page unless they say so."""
    if isinstance(kid, Tag):
        return _element(writer, kid, parent).reference
    if isinstance(kid, Area):
        return _area(writer, kid, parent)
    writer.pages[kid.page][kid.mcid] = parent.reference
    if kid.page == page:
        return kid.mcid
    there = writer.pdf.page_references[kid.page]
    return pydyf.Dictionary({"Type": "/MCR", "Pg": there, "MCID": kid.mcid})


def _area(writer: _Writer, area: Area, parent: Any) -> Any:
    area.annotation["StructParent"] = len(writer.pages) + len(writer.areas)
    writer.areas.append(parent.reference)
    there = writer.pdf.page_references[area.page]
    return pydyf.Dictionary({"Type": "/OBJR", "Pg": there, "Obj": area.annotation.reference})


def _numbers(writer: _Writer) -> Any:
    """Return the entries of the parent tree."""
    numbers = pydyf.Array()
    for key, found in enumerate(writer.pages):
        parents = (found.get(mcid, b"null") for mcid in range(max(found, default=-1) + 1))
        numbers += [key, pydyf.Array(parents)]
    for key, parent in enumerate(writer.areas, start=len(writer.pages)):
        numbers += [key, parent]
    return numbers


def _names(writer: _Writer, root: Node) -> Any:
    """Return the entries of the tree of identifiers, in their order."""
    found = dict(_anchors(root, b"", writer.made))
    names = pydyf.Array()
    for name in sorted(found, key=str.encode):
        names += [pydyf.String(name), found[name]]
    return names


def _anchors(element: Node, around: bytes, made: Mapping[Node, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the anchors in an element, each with the structure element that it stands in."""
    own = made.get(element, around)
    if own and element.get("id"):
        yield element.get("id"), own
    for child in element:
        yield from _anchors(child, own, made)


def _attributes(writer: _Writer, tag: Tag) -> dict[str, Any]:
    """Return what an element says of itself besides its type."""
    found: dict[str, Any] = {}
    element = tag.element
    if tag.role not in ("Link", "Lbl", "LBody") and element.get("lang"):
        found["Lang"] = pydyf.String(element.get("lang"))
    if tag.role == "Note" and element.get("id"):
        found["ID"] = pydyf.String(element.get("id"))
    if tag.role in ("Figure", "Formula"):
        found["Alt"] = pydyf.String(element.get("alt") or "")
        if place := writer.marked.places.get(element):  # else its words stand for what cannot be drawn
            found["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(place)})
    if tag.role in CELLS:
        found["A"] = _cell(tag, writer.heads.get(tag, ()))
        if tag.role == "TH" and tag in writer.heads and element.get("id"):
            found["ID"] = pydyf.String(element.get("id"))
    if tag.role == "L":
        found["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{_numbering(tag)}"})
    return found


def _cell(tag: Tag, heads: Sequence[str]) -> Any:
    attributes: dict[str, Any] = {"O": "/Table"}
    if tag.role == "TH":
        attributes["Scope"] = "/Row" if is_row_head(tag) else "/Column"
    for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
        if span(tag, name) > 1:
            attributes[key] = span(tag, name)
    if heads:
        attributes["Headers"] = pydyf.Array(map(pydyf.String, heads))
    return pydyf.Dictionary(attributes)


def _numbering(tag: Tag) -> str:
    """Return how the items of a list are labelled."""
    labelled = any(isinstance(item, Tag) and any(_is_label(kid) for kid in item.kids) for item in tag.kids)
    counted = (NUMBERINGS[name] for name in classes_of(tag.element) if name in NUMBERINGS)
    return next(counted, UNCOUNTED.get(tag.element.tag, "Disc")) if labelled else "None"


def _is_label(kid: Kid) -> bool:
    return isinstance(kid, Tag) and kid.role == "Lbl"
