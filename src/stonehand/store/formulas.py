"""Formulas in TeX's notation in, MathML and drawings out: the only importer of latex2mathml and ziamath.

Both are imported when there is a formula. ziamath draws outlines of STIX Two Math.
"""

from functools import cache
from typing import Any, NamedTuple

from lxml import etree

LONGEST = 2_000
"""Characters of a formula."""

DEEPEST = 30
"""Braces within braces."""

SIZE = 10.0
MATHML = "{http://www.w3.org/1998/Math/MathML}"


class FormulaFault(Exception):
    """A formula that cannot be set; says why."""


class Drawing(NamedTuple):
    """An SVG image of a formula; lengths in ems. `depth` is how far it reaches below the baseline."""

    svg: str
    width: float
    height: float
    depth: float


@cache
def mathml(tex: str, display: bool) -> str:
    """Return a formula as a `math` element with the notation as its alternative text. Raises FormulaFault."""
    element = _element(tex, display)
    element.set("alttext", tex)
    # A namespace of its own, by default: EPUBs have it so.
    return str(etree.tostring(element, encoding="unicode"))


@cache
def drawing(tex: str, display: bool) -> Drawing:
    """Return a formula as a drawing. Raises FormulaFault."""
    import ziamath

    ziamath.config.svg2 = False  # WeasyPrint need not look up symbols
    markup = etree.tostring(_element(tex, display), encoding="unicode")
    try:
        svg = str(ziamath.Math(markup, size=SIZE).svg())
    except _faults() as fault:
        raise FormulaFault(str(fault) or "it is not complete") from fault
    root = etree.fromstring(svg.encode())
    _, top, width, height = (float(number) for number in str(root.get("viewBox")).split())
    return Drawing(svg, width / SIZE, height / SIZE, (top + height) / SIZE)


def check_formula(tex: str, display: bool) -> None:
    """Raise FormulaFault if a formula cannot be set."""
    mathml(tex, display)
    drawing(tex, display)


def _element(tex: str, display: bool) -> etree._Element:
    from latex2mathml.converter import convert

    if len(tex) > LONGEST or _depth(tex) > DEEPEST:
        raise FormulaFault("it is too long, or nested too deep")
    try:
        root = etree.fromstring(convert(tex, display="block" if display else "inline").encode())
    except _faults() as fault:
        raise FormulaFault(_said(fault)) from fault
    for element in root.iter():
        if "href" in element.attrib:  # a formula leads nowhere
            del element.attrib["href"]
    unknown = [name for name in (each.text or "" for each in root.iter(f"{MATHML}mi")) if name[:1] == "\\"]
    if unknown:
        raise FormulaFault(f"“{unknown[0]}” is not known")
    return root


def _depth(tex: str) -> int:
    depth = deepest = 0
    for character in tex:
        depth += (character == "{") - (character == "}")
        deepest = max(deepest, depth)
    return deepest


def _said(fault: Exception) -> str:
    """Return what the name of an exception says: NoAvailableTokensError -> no available tokens."""
    name = type(fault).__name__.removesuffix("Error")
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


@cache
def _faults() -> tuple[Any, ...]:
    """Return what the two libraries raise for what they cannot read; they have no common base."""
    from latex2mathml import exceptions

    own = (found for found in vars(exceptions).values() if isinstance(found, type))
    found = tuple(kind for kind in own if issubclass(kind, Exception))
    return (*found, etree.XMLSyntaxError, ValueError, LookupError, AttributeError, TypeError, AssertionError)
