from dataclasses import replace

import pytest

from samples.small_epub import METADATA, package, with_image, with_note
from stonehand.model.identity import epub_identifier, urn
from stonehand.model.metadata import Accessibility, Contributor, Identifier, Imprint, Metadata
from stonehand.press.epub.accessibility import Facts, accessibility
from stonehand.press.epub.entries import Entry, entries
from stonehand.press.epub.package import EpubPackage
from stonehand.press.epub.xhtml import parse_xml

BARE = Metadata("slug", "A title")
ISBN = Identifier("isbn", "978-0-306-40615-7", "epub")
PRINT = Identifier("ISBN", "978-3-16-148410-0", "hardback")


def named(found: tuple[Entry, ...], name: str) -> list[str | None]:
    """Return the texts of the elements, or of the metas with the property."""
    return [e.text for e in found if name in (e.name, dict(e.attributes).get("property"))]


def refinements(found: tuple[Entry, ...], target: str) -> dict[str, str | None]:
    pairs = [(dict(entry.attributes), entry.text) for entry in found]
    return {
        attributes["property"]: text
        for attributes, text in pairs
        if attributes.get("refines") == f"#{target}"
    }


@pytest.mark.parametrize(
    "metadata, expected",
    [
        (replace(BARE, identifiers=(PRINT, ISBN)), "urn:isbn:9780306406157"),
        (replace(BARE, identifiers=(PRINT, Identifier("DOI", "https://doi.org/10.1/x"))), "doi:10.1/x"),
        (replace(BARE, imprint=Imprint(doi="10.1/y")), "doi:10.1/y"),
        (replace(BARE, identifiers=(PRINT,)), "urn:uuid:58e3a9cd-93c8-58dd-9a87-6e7e203db2d0"),
    ],
)
def test_the_identifier_is_the_best_that_the_epub_has(metadata: Metadata, expected: str) -> None:
    assert urn(epub_identifier(metadata)) == expected


def test_title_and_subtitle_say_which_they_are() -> None:
    found = entries(METADATA)
    assert named(found, "title") == ["Orbits & Offices", "A Study"]
    assert refinements(found, "subtitle") == {"title-type": "subtitle", "display-seq": "2"}


def test_the_author_is_the_creator_and_the_editor_a_contributor() -> None:
    found = entries(METADATA)
    assert (named(found, "creator"), named(found, "contributor")) == (["Ann Author"], ["Ed Itor"])
    assert refinements(found, "contributor-2") == {"role": "edt", "file-as": "Itor, Ed", "display-seq": "2"}


def test_the_editor_of_a_book_without_author_is_the_creator() -> None:
    found = entries(replace(BARE, contributors=(Contributor("Ed Itor", role="edt"),)))
    assert named(found, "creator") == ["Ed Itor"]


def test_a_subject_has_authority_and_term_only_with_both() -> None:
    found = entries(METADATA)
    assert named(found, "subject") == ["History of Science", "Comets", "Astronomy", "Halley"]
    assert refinements(found, "subject-1") == {"authority": "BISAC", "term": "SCI034000"}
    assert named(found, "authority") == ["BISAC"]


def test_the_series_has_place_and_issn() -> None:
    assert refinements(entries(METADATA), "series") == {
        "collection-type": "series",
        "group-position": "4",
        "dcterms:identifier": "urn:issn:0317-8471",
    }


def test_what_is_not_known_is_not_said() -> None:
    assert [entry.name for entry in entries(BARE) if entry.name != "meta"] == [
        "identifier",
        "title",
        "language",
    ]


def claims(made: EpubPackage, name: str) -> list[str | None]:
    trees = tuple(parse_xml(document.xhtml.encode()) for document in made.documents)
    return named(tuple(accessibility(Facts(trees, made))), f"schema:{name}")


def test_text_alone_is_claimed_to_be_text() -> None:
    assert claims(package("<h1>A</h1>"), "accessMode") == ["textual"]
    assert claims(package("<h1>A</h1>"), "accessModeSufficient") == ["textual"]


def test_an_image_without_alternative_is_not_passed_over() -> None:
    dumb = package('<p><img src="a.png"/></p>')
    assert claims(dumb, "accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in claims(dumb, "accessibilityFeature")
    assert "alternativeText" in claims(with_image("a.png", b""), "accessibilityFeature")


@pytest.mark.parametrize(
    "made, feature",
    [
        (with_note(), "ARIA"),
        (package("<p><math xmlns='http://www.w3.org/1998/Math/MathML'/></p>"), "MathML"),
        (package("<h1>A</h1>"), "structuralNavigation"),
        (package("<section epub:type='index'/>"), "index"),
    ],
)
def test_a_feature_is_claimed_where_it_is(made: EpubPackage, feature: str) -> None:
    assert feature in claims(made, "accessibilityFeature")
    assert feature not in claims(package("<p>A</p>"), "accessibilityFeature")


@pytest.mark.parametrize(
    "css", ["p { font-size: 12px }", "p { font: 9pt serif }", "p { color: red !important }"]
)
def test_type_of_fixed_size_cannot_be_transformed(css: str) -> None:
    fixed = replace(package("<p>A</p>"), stylesheet=css)
    assert "displayTransformability" not in claims(fixed, "accessibilityFeature")
    assert "displayTransformability" in claims(package("<p>A</p>"), "accessibilityFeature")


def test_what_moves_may_be_a_hazard() -> None:
    assert claims(package("<p>A</p>"), "accessibilityHazard") == ["none"]
    assert claims(with_image("a.gif", b"GIF89a"), "accessibilityHazard") == ["unknown"]


PAGE = '<section><span epub:type="pagebreak" role="doc-pagebreak" id="p" aria-label="1"/></section>'


def said(made: EpubPackage, name: str) -> list[str | None]:
    trees = tuple(parse_xml(document.xhtml.encode()) for document in made.documents)
    return named(tuple(accessibility(Facts(trees, made))), name)


def test_the_pages_are_those_of_the_printed_isbn() -> None:
    assert said(package(PAGE), "pageBreakSource") == ["urn:isbn:9783161484100"]
    assert "pageBreakMarkers" in claims(package(PAGE), "accessibilityFeature")
    assert said(package("<p>A</p>"), "pageBreakSource") == []


def test_pages_of_no_known_edition_have_no_source() -> None:
    unnumbered = replace(package(PAGE), metadata=replace(METADATA, identifiers=()))
    assert said(unnumbered, "pageBreakSource") == ["none"]


def declaring(**words: str) -> EpubPackage:
    return replace(package("<p>A</p>"), metadata=replace(METADATA, accessibility=Accessibility(**words)))


def test_conformance_is_claimed_only_by_the_publisher() -> None:
    level = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    made = declaring(conforms_to=level, certified_by="The House", credential="https://example.org/c")
    assert said(made, "dcterms:conformsTo") == [level]
    assert said(made, "a11y:certifiedBy") == ["The House"]
    assert said(made, "a11y:certifierCredential") == ["https://example.org/c"]
    assert said(package("<p>A</p>"), "dcterms:conformsTo") == []


def test_an_exemption_claims_no_conformance() -> None:
    made = declaring(exemption="eaa-microenterprise", summary="Some plates are not described.")
    assert said(made, "dcterms:conformsTo") == ["none"]
    assert said(made, "a11y:exemption") == ["eaa-microenterprise"]
    assert said(made, "schema:accessibilitySummary") == ["Some plates are not described."]


def test_a_decorative_image_needs_no_words() -> None:
    ornament = package('<p><img src="a.png" alt="" role="presentation"/></p>')
    assert claims(ornament, "accessModeSufficient") == ["textual"]
    assert claims(package('<p><img src="a.png" alt=""/></p>'), "accessModeSufficient") == ["textual,visual"]
