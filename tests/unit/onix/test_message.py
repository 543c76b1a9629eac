"""Goods into an ONIX message: the elements of each block, read back by name."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from samples.onix_goods import GOODS, METADATA, PAGES
from stonehand.diagnostics import Report
from stonehand.model.metadata import Identifier, Metadata
from stonehand.press.onix import Extent, Goods, onix_message
from stonehand.press.onix.element import NAMESPACE
from stonehand.press.onix.goods import extent_of

FOUR = tuple(
    Identifier("isbn", value, name)
    for name, value in (
        ("hardback", "978-66-000-1986-4"),
        ("paperback", "978-66-000-1987-1"),
        ("pdf", "978-66-000-1988-8"),
        ("epub", "978-66-000-1989-5"),
    )
)


def message(goods: Goods = GOODS) -> etree._Element:
    return etree.fromstring(onix_message(goods, Report()))


def four() -> Goods:
    return replace(GOODS, metadata=replace(METADATA, identifiers=FOUR), bytes={"pdf": 99, "epub": 12_345})


def words(tree: etree._Element, name: str) -> list[str | None]:
    return [item.text for item in tree.iter(f"{{{NAMESPACE}}}{name}")]


def pairs(tree: etree._Element, first: str, second: str) -> list[tuple[str | None, str | None]]:
    return list(zip(words(tree, first), words(tree, second), strict=True))


def products(goods: Goods) -> list[etree._Element]:
    return list(message(goods).iter(f"{{{NAMESPACE}}}Product"))


def test_there_is_a_product_for_each_format() -> None:
    assert words(message(four()), "ProductForm") == ["BB", "BC", "ED", "ED"]
    assert words(message(four()), "ProductFormDetail") == ["E107", "E101"]
    first = products(four())[0]
    assert words(first, "IDValue")[0] == "9786600019864"


def test_a_product_names_the_others() -> None:
    last = products(four())[-1]
    assert words(last, "ProductRelationCode") == ["13", "13", "06"]


def test_title_and_people() -> None:
    tree = message()
    assert words(tree, "TitleText") == ["Orbits", "Comets & Committees"]
    assert words(tree, "Subtitle") == ["A Study"]
    assert words(tree, "ContributorRole") == ["A01"]
    assert pairs(tree, "PersonNameInverted", "Affiliation") == [("Hand, Ada", "Ludlow")]
    (named,) = tree.iter(f"{{{NAMESPACE}}}NameIdentifier")
    assert pairs(named, "NameIDType", "IDValue") == [("21", "0000000218250097")]


def test_subjects_stand_under_their_schemes() -> None:
    assert words(message(), "SubjectSchemeIdentifier") == ["10", "93", "20"]
    assert words(message(), "SubjectCode") == ["SCI034000", "PDX"]
    assert words(message(), "SubjectHeadingText")[-1] == "Halley; Giotto"


@pytest.mark.parametrize(
    "product, extents",
    [
        (0, [("00", "90"), ("03", "8"), ("11", "95"), ("06", "100")]),
        (2, [("00", "90"), ("03", "8"), ("11", "95"), ("22", "99")]),
        (3, [("08", "95"), ("22", "12345")]),
    ],
)
def test_extent_is_that_of_the_files(product: int, extents: list[tuple[str, str]]) -> None:
    assert pairs(products(four())[product], "ExtentType", "ExtentValue") == extents


def test_pages_are_counted_from_the_map() -> None:
    assert extent_of(PAGES) == Extent(main=2, front=1, content=3, all=4)


def test_accessibility_is_what_the_epub_says() -> None:
    found = pairs(message(), "ProductFormFeatureType", "ProductFormFeatureValue")
    assert found == [("09", code) for code in ("52", "11", "04", "81", "85", "00")]
    assert words(message(), "ProductFormFeatureDescription") == ["It reflows."]


def test_an_exemption_is_told() -> None:
    exempt = replace(GOODS, accessibility=(("a11y:exemption", "eaa-microenterprise"),))
    assert words(message(exempt), "ProductFormFeatureValue") == ["75"]


def test_of_the_pdf_nothing_is_claimed() -> None:
    assert words(products(four())[2], "ProductFormFeatureValue") == ["08"]


def test_publisher_date_and_rights() -> None:
    tree = message()
    assert pairs(tree, "PublisherName", "CityOfPublication") == [("Stonehand", "Ludlow")]
    (date,) = tree.iter(f"{{{NAMESPACE}}}Date")
    assert (date.text, date.get("dateformat")) == ("202605", "01")
    assert words(tree, "CopyrightYear") == ["2026"]
    assert words(tree, "EpubLicenseExpressionLink") == ["https://example.org/by"]
    assert words(tree, "SentDateTime") == ["20260531T1230Z"]


def test_what_xml_forbids_is_replaced() -> None:
    odd = replace(GOODS, metadata=replace(METADATA, description="a\x00b\ufffe"))
    assert words(message(odd), "Text")[0] == "a\ufffdb\ufffd"


@pytest.mark.parametrize("kind", ["xsd", "rng"])
@pytest.mark.parametrize(
    "metadata", [METADATA, Metadata("bare", "Bare"), replace(METADATA, identifiers=FOUR)]
)
def test_the_message_fits_the_schema_of_editeur(kind: str, metadata: Metadata) -> None:
    found = importlib.util.find_spec("onixcheck")
    if found is None or found.origin is None:
        pytest.skip("onixcheck, a package that has the schemas of ONIX 3.1, is not installed")
    folder = Path(found.origin).parent / "schema" / f"{kind}3.1"
    parsed = etree.parse(folder / f"ONIX_BookProduct_3.1_reference.{kind}")
    schema = etree.XMLSchema(parsed) if kind == "xsd" else etree.RelaxNG(parsed)
    assert schema.validate(message(replace(GOODS, metadata=metadata))), list(schema.error_log)
