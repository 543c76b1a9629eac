"""The joined pages with the tags of PDF/UA-1 in; the same as PDF/UA-2 (ISO 14289-2:2024), for PDF 2.0, out.

What both standards have the sections bring along (`tags_write.py`); here is what PDF 2.0 names otherwise.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf

from stonehand.press.pdf.destinations import lead_to_elements
from stonehand.press.pdf.tags import Structure, claim

VERSION = "2.0"
NAMESPACE = "http://iso.org/pdf2/ssn"
"""The standard structure types of PDF 2.0 (ISO 32000-2, 14.8.6.2)."""
OLD = ("/BlockQuote", "/TOC", "/TOCI", "/Reference")
"""Types that PDF 2.0 has from PDF 1.7 only; they stand in its namespace, which needs no name."""


def universal(pdf: Any, structure: Structure) -> str:
    """Translate the structure of a book in place; return the version of PDF that the file has."""
    tree = pdf.Root.StructTreeRoot
    namespace = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Namespace, NS=NAMESPACE))
    tree.Namespaces = pikepdf.Array([namespace])
    for element in _elements(tree.K[0]):
        _translate(pdf, element)
        if str(element.S) not in OLD:
            element.NS = namespace
    _refer(structure)
    lead_to_elements(pdf, structure.anchors)
    claim(pdf, "2", revision="2024")
    return VERSION


def _elements(element: Any) -> Iterator[Any]:
    """Yield an element and all inside it; an element is asked for what is in it after it has been yielded."""
    yield element
    for kid in _inside(element):
        yield from _elements(kid)


def _inside(element: Any) -> list[Any]:
    """Return the elements right inside an element, without what is marked on pages."""
    return [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _translate(pdf: Any, element: Any) -> None:
    """Give an element the type and the attributes that PDF 2.0 has for it."""
    if element.S == "/Note":
        element.S = pikepdf.Name.FENote
    elif element.S == "/Div":
        _set_aside(pdf, element)
    elif element.S == "/L" and element.A.ListNumbering == "/None" and _has_labels(element):
        element.A.ListNumbering = pikepdf.Name.Description


def _set_aside(pdf: Any, element: Any) -> None:
    """Keep a caption with what it is of: it must end its element, and a `Div` counts for nothing there."""
    kids = _inside(element)
    caption = next((at for at, kid in enumerate(kids) if kid.S == "/Caption"), None)
    if caption is None:
        return
    held, others = kids[: caption + 1], kids[caption + 1 :]
    aside = pikepdf.Dictionary(S=pikepdf.Name.Aside, P=element, K=pikepdf.Array(held))
    made = pdf.make_indirect(aside)
    for kid in held:
        kid.P = made
    element.K = pikepdf.Array([made, *others])


def _has_labels(element: Any) -> bool:
    return any(kid.S == "/Lbl" for item in _inside(element) for kid in _inside(item))


def _refer(structure: Structure) -> None:
    """Have each reference say what it refers to, and each note what refers to it (ISO 14289-2, 8.2.5.14)."""
    for area, link in structure.areas:
        reference, target = link.P, structure.anchors.get(_name(area))
        if target is not None and reference.S == "/Reference":
            reference.Ref = pikepdf.Array([target])
            if target.S == "/FENote":
                target.Ref = pikepdf.Array([*target.get("/Ref", ()), reference])


def _name(area: Any) -> str:
    """Return the name of the destination to which an area leads, or an empty string."""
    return str(area.get("/Dest") or area.get("/A", pikepdf.Dictionary()).get("/D", ""))
