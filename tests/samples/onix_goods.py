"""A book as the trade sees it, and a book's folder with files as a build leaves them."""

from datetime import UTC, datetime
from pathlib import Path

from samples.book_folder import write_book
from stonehand.diagnostics import Report
from stonehand.model.attestation import Attestation
from stonehand.model.layout import Fingerprint, LayoutMap, Page
from stonehand.model.metadata import Contributor, Identifier, Imprint, Metadata, Series, Subject
from stonehand.pipeline.outputs import publish_outputs
from stonehand.press.onix import Extent, Goods
from stonehand.press.pdf.mapfile import map_json
from stonehand.store.inputs import inputs_of

METADATA = Metadata(
    slug="small",
    title="Comets & Committees",
    subtitle="A Study",
    language="en-GB",
    date="2026-05",
    edition="First edition",
    description="Six spacecraft.",
    subjects=(Subject("SCIENCE / History", "BISAC", "SCI034000"), Subject("History", "Thema", "PDX")),
    keywords=("Halley", "Giotto"),
    contributors=(Contributor("Ada Hand", "Hand, Ada", "aut", "Ludlow", "0000-0002-1825-0097"),),
    identifiers=(Identifier("isbn", "978-66-000-1989-5", "epub"),),
    imprint=Imprint(
        "Stonehand", "Ludlow", "© 2026 Ada Hand.", "Open.", "https://example.org/by", doi="10.5555/1"
    ),
    series=Series("Orbits", "3", "2049-3630"),
)
GOODS = Goods(
    METADATA,
    340.16,
    510.24,
    Extent(main=90, front=8, content=95, all=100),
    datetime(2026, 5, 31, 12, 30, tzinfo=UTC),
    {"epub": 12_345},
    (
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessibilityFeature", "tableOfContents"),
        ("schema:accessibilityFeature", "unheardOf"),
        ("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"),
        ("schema:accessibilitySummary", "It reflows."),
    ),
)


def page(sheet: int, folio: str, blank: bool = False) -> Page:
    """Return a page without a line."""
    box = (0.0, 0.0, 10.0, 10.0)
    return Page(sheet, folio, "recto", "one", blank, 10.0, 10.0, box, box)


PAGES = (page(1, "i"), page(2, "", blank=True), page(3, "1"), page(4, "2"))


def built_book(root: Path) -> Path:
    """Return a book's folder with a layout map and its manifest, and without other finished files."""
    write_book(root, 'body = ["one.md"]', {"one.md": "# One\n"})
    made = Attestation(inputs_of(root), (), (), "house")
    layout = LayoutMap("id", Fingerprint("", "", "", "", "", ""), PAGES)
    outputs = {"map.json": map_json(layout).encode()}
    publish_outputs(root, "small", outputs, {}, Report(), False, None, made)
    return root
