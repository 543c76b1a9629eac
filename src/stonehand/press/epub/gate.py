"""Documents in, parsed documents out: the gate that lets through nothing but well-formed XML."""

import re
from dataclasses import dataclass

from lxml import etree

from stonehand.diagnostics import Code, Report
from stonehand.press.epub.package import EpubDocument
from stonehand.press.epub.xhtml import MATHML, SVG, XHTML, elements, parse_xml
from stonehand.source import Span

_PROPERTIES = ((f"{MATHML}math", "mathml"), (f"{XHTML}script", "scripted"), (f"{SVG}svg", "svg"))

_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)")
"""An entity that XML does not know: HTML's `&nbsp;`, or a bare ampersand."""


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document with its bytes as they will be shipped and the tree that they make."""

    document: EpubDocument
    data: bytes
    tree: etree._Element

    @property
    def properties(self) -> tuple[str, ...]:
        """Return what the manifest must say of it (EPUB 3.3, section D.5): mathml, scripted, svg."""
        return tuple(name for tag, name in _PROPERTIES if next(elements(self.tree, tag), None) is not None)


def pass_gate(document: EpubDocument, report: Report) -> ParsedDocument:
    """Return the document with its bytes verbatim; where it is no XML, report E001 and mend it."""
    data = document.xhtml.encode("utf-8")
    try:
        return ParsedDocument(document, data, parse_xml(data))
    except etree.XMLSyntaxError as fault:
        place = Span.point(document.file_name, fault.lineno or 1, fault.offset or 1)
        report.add(Code.E001, f"the document is not well-formed XML: {fault.msg}", place)
    tree = parse_xml(_NAMED.sub(b"&amp;", data), recover=True)
    mended = etree.tostring(tree, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    return ParsedDocument(document, mended, tree)
