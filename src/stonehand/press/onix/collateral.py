"""Metadata in, blocks 2 and 4 of a product out: texts; publisher, place, date, rights."""

import re
from collections.abc import Iterator

from lxml import etree

from stonehand.model.metadata import Metadata
from stonehand.press.onix.codes import DATES
from stonehand.press.onix.element import element, holding, maybe, text

_COPYRIGHT = re.compile(r"©\s*(\d{4})\s+([^.;©]+)")


def collateral(metadata: Metadata) -> "etree._Element | None":
    """Return CollateralDetail: the description (list 153: 03), and how an open book may be used (20)."""
    imprint = metadata.imprint
    texts = (("03", metadata.description), ("20", imprint.rights if imprint.licence else ""))
    return holding("CollateralDetail", (_content(kind, words) for kind, words in texts if words))


def _content(kind: str, words: str) -> etree._Element:
    return element("TextContent", text("TextType", kind), text("ContentAudience", "00"), text("Text", words))


def publishing(metadata: Metadata) -> "etree._Element | None":
    """Return PublishingDetail; each "© year name" of the copyright line is a statement of its own."""
    return holding("PublishingDetail", _publishing(metadata))


def _publishing(metadata: Metadata) -> Iterator[etree._Element]:
    imprint = metadata.imprint
    if imprint.publisher:
        role = text("PublishingRole", "01")
        yield element("Publisher", role, text("PublisherName", imprint.publisher))
    place = maybe("CityOfPublication", imprint.place)
    if place is not None:
        yield place
    if metadata.date:
        yield _date(metadata.date)
    for year, owner in _COPYRIGHT.findall(imprint.copyright):
        owned = element("CopyrightOwner", text("PersonName", owner.strip()))
        yield element("CopyrightStatement", text("CopyrightYear", year), owned)


def _date(date: str) -> etree._Element:
    digits = text("Date", date.replace("-", ""), dateformat=DATES[len(date)])
    return element("PublishingDate", text("PublishingDateRole", "01"), digits)
