"""What the package document of an EPUB says of its accessibility in, features of ONIX list 196 out.

The build writes into the package document what it verified, and the publisher what he declares; nothing is
said here that does not stand there. Of the PDF that is said which the accessibility dossier says was
verified; where there is no dossier, its accessibility is unknown.
"""

import re
from collections.abc import Iterator

from lxml import etree

from stonehand.press.onix.codes import CLAIMS, EXEMPTIONS, FEATURES, LEVELS, UNKNOWN_ACCESSIBILITY, VERIFIED
from stonehand.press.onix.element import element, maybe, text
from stonehand.press.onix.goods import Goods

_DETAIL, _HAZARD = "09", "12"
"""List 79: e-publication accessibility detail; hazard warning."""

_LEVEL = re.compile(r"Level (A{1,3})\b")


def features(goods: Goods, name: str) -> Iterator[etree._Element]:
    """Yield the features of a digital format, each once."""
    told = goods.accessibility if name == "epub" else [("", each) for each in goods.verified]
    codes = dict.fromkeys(code for item in told for code in _codes(*item))
    for kind, code, words in codes or [(_DETAIL, UNKNOWN_ACCESSIBILITY, "")]:
        yield _feature(kind, code, words)


def _codes(name: str, value: str) -> Iterator[tuple[str, str, str]]:
    """Yield kind, code and words of what one property says."""
    if not name and value in VERIFIED:
        yield _DETAIL, VERIFIED[value], ""
    elif name == "schema:accessibilityFeature" and value in FEATURES:
        yield _DETAIL, FEATURES[value], ""
    elif name == "schema:accessModeSufficient" and value == "textual":
        yield _DETAIL, "52", ""
    elif name == "schema:accessibilityHazard" and value == "none":
        yield _HAZARD, "00", ""
    elif name == "schema:accessibilitySummary":
        yield _DETAIL, "00", value
    elif name == "a11y:exemption" and value in EXEMPTIONS:
        yield _DETAIL, EXEMPTIONS[value], ""
    elif name == "dcterms:conformsTo":
        yield from ((_DETAIL, code, "") for words, code in CLAIMS if words in value)
        yield from ((_DETAIL, LEVELS[level], "") for level in _LEVEL.findall(value))


def _feature(kind: str, value: str, words: str = "") -> etree._Element:
    return element(
        "ProductFormFeature",
        text("ProductFormFeatureType", kind),
        text("ProductFormFeatureValue", value),
        maybe("ProductFormFeatureDescription", words),
    )
