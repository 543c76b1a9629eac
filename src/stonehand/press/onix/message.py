"""Goods in, the bytes of an ONIX 3.1 message (reference names) out."""

from collections.abc import Iterator

from lxml import etree

from stonehand.diagnostics import Code, Report
from stonehand.model.metadata import Identifier, Metadata
from stonehand.press.onix.codes import DIGITAL, FORMS
from stonehand.press.onix.collateral import collateral, publishing
from stonehand.press.onix.descriptive import descriptive
from stonehand.press.onix.element import element, holding, text
from stonehand.press.onix.goods import Goods
from stonehand.source import Span

BOOK_TOML = Span.point("manuscript/book.toml")


def onix_message(goods: Goods, report: Report) -> bytes:
    """Return the message, the same bytes for the same goods. Reports M301 to M304."""
    products = (_product(goods, name, report) for name in formats(goods))
    message = element("ONIXMessage", _header(goods), *products, release="3.1")
    etree.indent(message, " ")
    return etree.tostring(message, encoding="utf-8", xml_declaration=True) + b"\n"


def formats(goods: Goods) -> tuple[str, ...]:
    """Return the formats that are products: those with an identifier, and those that were made."""
    named = {item.format for item in goods.metadata.identifiers}
    return tuple(name for name in FORMS if name in named or name in goods.bytes)


def _header(goods: Goods) -> etree._Element:
    sender = goods.metadata.imprint.publisher or goods.metadata.slug
    sent = goods.sent.strftime("%Y%m%dT%H%MZ")
    return element("Header", element("Sender", text("SenderName", sender)), text("SentDateTime", sent))


def _product(goods: Goods, name: str, report: Report) -> etree._Element:
    metadata = goods.metadata
    identifiers = tuple(_identifiers(metadata, name))
    if not any(item.scheme == "isbn" for item in _own(metadata, name)):
        hint = f'write an identifier with scheme = "isbn" and format = "{name}"'
        report.add(Code.M301, f"the {name} has no ISBN", BOOK_TOML, hint)
    reference = f"stonehand.{metadata.slug}.{name}"
    return element(
        "Product",
        text("RecordReference", reference),
        text("NotificationType", "03"),
        *(identifiers or [_proprietary(reference)]),
        descriptive(goods, name, report),
        collateral(metadata),
        publishing(metadata),
        holding("RelatedMaterial", _related(goods, name)),
    )


def _own(metadata: Metadata, name: str) -> Iterator[Identifier]:
    return (item for item in metadata.identifiers if item.format == name)


def _identifiers(metadata: Metadata, name: str) -> Iterator[etree._Element]:
    for item in _own(metadata, name):
        value = item.value.replace("-", "").replace(" ", "") if item.scheme == "isbn" else item.value
        kind = {"isbn": "15" if len(value) == 13 else "02", "doi": "06"}.get(item.scheme)
        if kind:
            yield element("ProductIdentifier", text("ProductIDType", kind), text("IDValue", value))


def _proprietary(reference: str) -> etree._Element:
    return element(
        "ProductIdentifier",
        text("ProductIDType", "01"),
        text("IDTypeName", "Stonehand"),
        text("IDValue", reference),
    )


def _related(goods: Goods, name: str) -> Iterator[etree._Element]:
    """Yield the work by its DOI, and the other formats (list 51: 06 alternative format)."""
    doi = goods.metadata.imprint.doi
    if doi:
        identifier = element("WorkIdentifier", text("WorkIDType", "06"), text("IDValue", doi))
        yield element("RelatedWork", text("WorkRelationCode", "01"), identifier)
    for other in formats(goods):
        identifiers = tuple(_identifiers(goods.metadata, other)) if other != name else ()
        if identifiers:
            code = "13" if name in DIGITAL and other not in DIGITAL else "06"
            yield element("RelatedProduct", text("ProductRelationCode", code), *identifiers)
