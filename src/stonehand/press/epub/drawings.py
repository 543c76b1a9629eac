"""SVG images in, what in them does more than draw out: an EPUB may not fetch, and drawings run nothing."""

import re
from collections.abc import Iterator

from lxml import etree

from stonehand.diagnostics import Code, Diagnostic
from stonehand.press.epub.package import IMAGES
from stonehand.press.epub.xhtml import SVG, XLINK, elements, parse_xml, place_of

_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]*)|@import\s+[\"']([^\"']*)", re.IGNORECASE)
_REFERENCES = ("href", f"{XLINK}href", "src")
_WITHIN = ("#", "data:image/")
_FOLLOWED = ("http:", "https:", "mailto:")


def check_drawing(name: str, data: bytes) -> Iterator[Diagnostic]:
    """Yield E013 for each address outside of a drawing, but for links to follow, and for each script."""
    file = f"{IMAGES}/{name}"
    try:
        tree = parse_xml(data)
    except etree.XMLSyntaxError as error:
        yield Diagnostic.of(
            Code.E001, f"the drawing {name} is no XML: {error.msg}", place_of(file, etree.Element("svg"))
        )
        return
    for element in elements(tree):
        for what in _faults(element):
            yield Diagnostic.of(Code.E013, f"the drawing {name} {what}", place_of(file, element))


def _faults(element: etree._Element) -> Iterator[str]:
    if element.tag == f"{SVG}script" or any(str(key).startswith("on") for key, _ in element.items()):
        yield "holds a script"
    allowed = (*_WITHIN, *_FOLLOWED) if element.tag == f"{SVG}a" else _WITHIN
    for address in _addresses(element):
        if not address.startswith(allowed):
            yield f"refers to “{address[:80]}”"


def _addresses(element: etree._Element) -> Iterator[str]:
    """Yield what an element refers to, in its attributes, its style and its style sheet."""
    for key, value in element.items():
        if key in _REFERENCES:
            yield str(value).strip()
        else:
            yield from _in_style(str(value))
    if element.tag == f"{SVG}style":
        yield from _in_style(element.text or "")


def _in_style(text: str) -> Iterator[str]:
    for match in _ADDRESS.finditer(text):
        yield (match[1] or match[2] or "").strip()
