"""The names of XHTML, EPUB, SVG and MathML, and the strict reading of a document into a tree."""

from collections.abc import Iterator

from lxml import etree

from stonehand.source import Span

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
SVG = "{http://www.w3.org/2000/svg}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"
XLINK = "{http://www.w3.org/1999/xlink}"
MEDIA_TYPE = "application/xhtml+xml"


def parse_xml(data: bytes, recover: bool = False) -> etree._Element:
    """Return the root element, without comments, processing instructions or entities of a DTD.

    Raises lxml's XMLSyntaxError; with `recover` what can be read is returned, which may be an empty `html`.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, recover=recover
    )
    root: etree._Element | None = etree.fromstring(data, parser)
    return etree.Element(f"{XHTML}html") if root is None else root


def elements(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements below and including `root`, all or those of the names, in document order."""
    for element in root.iter(*names):
        if isinstance(element.tag, str):
            yield element


def has_type(element: etree._Element, name: str) -> bool:
    """Tell whether a term stands in the element's `epub:type`."""
    return name in (element.get(f"{EPUB}type") or "").split()


def has_class(element: etree._Element, name: str) -> bool:
    """Tell whether the element has a class."""
    return name in (element.get("class") or "").split()


def text_of(element: etree._Element) -> str:
    """Return all the characters of an element."""
    return "".join(map(str, element.itertext()))


def place_of(name: str, element: etree._Element) -> Span:
    """Return the line of a document on which an element begins."""
    return Span.point(name, int(str(element.sourceline or 1)))
