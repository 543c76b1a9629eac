"""The XMP of a PDF in, the same with what PDF/A asks of it out: its claim, and what our own properties mean.

An extension schema describes a namespace that the standard does not know (ISO 19005-3, 6.6.2.3.3).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from stonehand.model.attestation import INPUTS, NAMESPACE, PREFIX

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_AIIM = "http://www.aiim.org/pdfa/ns"
PDFAID = f"{_AIIM}/id/"
_PDFUAID = "http://www.aiim.org/pdfua/ns/id/"
_EXTENSION, _SCHEMA, _PROPERTY = f"{_AIIM}/extension/", f"{_AIIM}/schema#", f"{_AIIM}/property#"
_NAMES = {
    "rdf": RDF,
    "pdfaid": PDFAID,
    "pdfaExtension": _EXTENSION,
    "pdfaSchema": _SCHEMA,
    "pdfaProperty": _PROPERTY,
}


@dataclass(frozen=True, slots=True)
class _Described:
    """A property of a namespace of its own, in the words of its extension schema."""

    namespace: str
    prefix: str
    schema: str
    name: str
    type: str
    description: str


_DESCRIBED = (
    _Described(
        NAMESPACE,
        PREFIX,
        "What the file was made from",
        INPUTS,
        "Text",
        "SHA-256 of the sources, fonts and versions of tools that the file was made from",
    ),
    _Described(
        _PDFUAID,
        "pdfuaid",
        "PDF/UA identification schema",
        "part",
        "Integer",
        "Part of ISO 14289 that the file keeps",
    ),
)


def archive_record(record: bytes, part: str, conformance: str) -> bytes:
    """Return the XMP packet with the claim of a part of ISO 19005 and a level of it ("3", "A")."""
    tree = etree.fromstring(record)
    rdf = tree if tree.tag == f"{{{RDF}}}RDF" else tree.find(f"{{{RDF}}}RDF")
    if rdf is None:
        raise ValueError("the PDF has no metadata")
    described = etree.SubElement(rdf, f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""}, nsmap=_NAMES)
    _text(described, PDFAID, "part", part)
    _text(described, PDFAID, "conformance", conformance)
    schemas = _bag(described, _EXTENSION, "schemas", "Bag")
    for property_ in _used(rdf):
        _describe(schemas, property_)
    body = etree.tostring(tree, encoding="unicode")
    return f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n{body}\n<?xpacket end="w"?>'.encode()


def _used(rdf: etree._Element) -> Iterator[_Described]:
    """Yield what is to be described of what stands there."""
    for each in _DESCRIBED:
        name = f"{{{each.namespace}}}{each.name}"
        if any(name in described.attrib or described.find(name) is not None for described in rdf):
            yield each


def _describe(schemas: etree._Element, described: _Described) -> None:
    schema = _item(schemas)
    _text(schema, _SCHEMA, "schema", described.schema)
    _text(schema, _SCHEMA, "namespaceURI", described.namespace)
    _text(schema, _SCHEMA, "prefix", described.prefix)
    found = _item(_bag(schema, _SCHEMA, "property", "Seq"))
    _text(found, _PROPERTY, "name", described.name)
    _text(found, _PROPERTY, "valueType", described.type)
    _text(found, _PROPERTY, "category", "internal")
    _text(found, _PROPERTY, "description", described.description)


def _bag(around: etree._Element, namespace: str, name: str, kind: str) -> etree._Element:
    return etree.SubElement(etree.SubElement(around, f"{{{namespace}}}{name}"), f"{{{RDF}}}{kind}")


def _item(bag: etree._Element) -> etree._Element:
    return etree.SubElement(bag, f"{{{RDF}}}li", {f"{{{RDF}}}parseType": "Resource"})


def _text(around: etree._Element, namespace: str, name: str, text: str) -> None:
    etree.SubElement(around, f"{{{namespace}}}{name}").text = text
