"""The parsed documents and the stylesheet in, what can truly be said of the EPUB's accessibility out.

Every claim is read from what will be shipped (EPUB Accessibility 1.1, section 2; the values are those of
schema.org). Conformance to WCAG is a human's claim, and is passed on only where the publisher makes it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from stonehand.model.identity import page_source, urn
from stonehand.model.metadata import Accessibility
from stonehand.press.epub.entries import Entry, meta
from stonehand.press.epub.package import EpubPackage
from stonehand.press.epub.xhtml import EPUB, MATHML, SVG, XHTML, XML, elements

_MOVING = tuple(f"{XHTML}{name}" for name in ("audio", "video", "script", "iframe", "object", "embed"))
_HEADS = tuple(f"{XHTML}h{level}" for level in range(1, 7))
_FIXED_SIZE = re.compile(r"font(-size)?\s*:[^;}]*\d(px|pt|mm|cm|in)\b|!\s*important", re.IGNORECASE)
_MOTION = re.compile(r"\b(animation|transition)(-\w+)?\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is shipped: the trees of the documents, and the package that they came in."""

    trees: tuple[etree._Element, ...]
    package: EpubPackage

    def any(self, *names: str) -> bool:
        """Tell whether any document has an element of one of these names."""
        return any(next(elements(tree, *names), None) is not None for tree in self.trees)

    def pictures(self) -> list[etree._Element]:
        """Return all images but the cover, which says nothing that the title page does not."""
        images = (image for tree in self.trees for image in elements(tree, f"{XHTML}img"))
        return [image for image in images if image.get("role") != "doc-cover"]

    def has_page_marks(self) -> bool:
        """Tell whether the beginnings of printed pages are marked."""
        return any(e.get("role") == "doc-pagebreak" for tree in self.trees for e in elements(tree))

    def section_types(self) -> set[str]:
        """Return every term of `epub:type` in the documents."""
        return {
            word
            for tree in self.trees
            for e in elements(tree)
            for word in (e.get(f"{EPUB}type") or "").split()
        }


def _is_described(facts: Facts) -> bool:
    """Every image has an `alt`, or says that it is decorative. Inline SVG cannot be vouched for."""
    told = (image.get("alt") or image.get("role") == "presentation" for image in facts.pictures())
    return all(told) and not facts.any(f"{SVG}svg")


def _is_still(facts: Facts) -> bool:
    gif = any(image.data.startswith(b"GIF8") for image in facts.package.images)
    animated = any(b"<animate" in image.data or b"<set" in image.data for image in facts.package.images)
    return not (facts.any(*_MOVING) or gif or animated or _MOTION.search(facts.package.stylesheet))


def _has_pictures(facts: Facts) -> bool:
    return any(image.get("alt") for image in facts.pictures()) or facts.any(f"{SVG}svg")


def _has_alternatives(facts: Facts) -> bool:
    return _is_described(facts) and any(image.get("alt") for image in facts.pictures())


FEATURES: tuple[tuple[str, Callable[[Facts], object]], ...] = (
    ("ARIA", lambda facts: any(e.get("role") for tree in facts.trees for e in elements(tree))),
    ("alternativeText", _has_alternatives),
    ("displayTransformability", lambda facts: not _FIXED_SIZE.search(facts.package.stylesheet)),
    ("index", lambda facts: "index" in facts.section_types()),
    ("MathML", lambda facts: facts.any(f"{MATHML}math")),
    ("pageBreakMarkers", lambda facts: facts.has_page_marks()),
    ("pageNavigation", lambda facts: 'epub:type="page-list"' in facts.package.nav),
    ("readingOrder", lambda facts: bool(facts.trees)),
    ("structuralNavigation", lambda facts: facts.any(*_HEADS)),
    ("tableOfContents", lambda facts: 'epub:type="toc"' in facts.package.nav),
    ("unlocked", lambda facts: True),
)
"""Each feature with the test that must hold before it is claimed."""


def accessibility(facts: Facts) -> Iterator[Entry]:
    """Yield access modes, features, hazard and a summary in words."""
    yield meta("schema:accessMode", "textual")
    if _has_pictures(facts):
        yield meta("schema:accessMode", "visual")
    yield meta("schema:accessModeSufficient", "textual" if _is_described(facts) else "textual,visual")
    for feature, holds in FEATURES:
        if holds(facts):
            yield meta("schema:accessibilityFeature", feature)
    yield meta("schema:accessibilityHazard", "none" if _is_still(facts) else "unknown")
    declared = facts.package.metadata.accessibility
    yield _summary_entry(facts, declared)
    yield from _page_source(facts)
    yield from _declared(declared)


def _summary_entry(facts: Facts, declared: Accessibility) -> Entry:
    if declared.summary:
        return meta("schema:accessibilitySummary", declared.summary)
    summary = ("property", "schema:accessibilitySummary"), (f"{XML}lang", "en")
    return Entry("meta", _summary(facts), summary)


def _page_source(facts: Facts) -> Iterator[Entry]:
    """Yield the edition that the page numbers are of; "none" where no ISBN tells it (EPUB 3.3, D.4.1.3)."""
    if facts.has_page_marks():
        source = page_source(facts.package.metadata)
        if source:
            yield Entry("source", urn(source))
        yield meta("pageBreakSource", urn(source) if source else "none")


def _declared(declared: Accessibility) -> Iterator[Entry]:
    """Yield what the publisher answers for: conformance and its certifier, or an exemption."""
    if declared.exemption:
        yield meta("dcterms:conformsTo", "none")
        yield meta("a11y:exemption", declared.exemption)
    elif declared.conforms_to:
        yield meta("dcterms:conformsTo", declared.conforms_to, id="conformance")
        yield meta("a11y:certifiedBy", declared.certified_by, "conformance", id="certifier")
        if declared.credential:
            yield meta("a11y:certifierCredential", declared.credential, "certifier")


def _summary(facts: Facts) -> str:
    """Return the summary in English, the language that the catalogues of accessible books are searched in."""
    sentences = [
        "The text reflows, and can be read by eye or by speech in its logical order.",
        "A table of contents and headings give access to parts, chapters and sections.",
        "Notes are linked both ways.",
    ]
    if facts.has_page_marks():
        sentences.append("The pages of the printed edition are marked and listed.")
    if _has_pictures(facts):
        described = _is_described(facts)
        sentences.append(
            "Images have text alternatives." if described else "Some images have no text alternative."
        )
    if _is_still(facts):
        sentences.append("Nothing flashes, moves or sounds.")
    return " ".join(sentences)
