"""EPUB packages: one document with one note, to be varied, and a whole book composed from the model."""

from dataclasses import replace
from datetime import UTC, datetime

from samples.tiny_font import tiny_font
from stonehand.model.metadata import Contributor, Identifier, Imprint, Metadata, Series, Subject
from stonehand.press.epub import EpubDocument, EpubFont, EpubImage, EpubPackage

METADATA = Metadata(
    slug="orbits",
    title="Orbits & Offices",
    subtitle="A Study",
    language="en-GB",
    date="2024-05-31",
    description="About comets <and> committees.",
    subjects=(
        Subject("History of Science", "BISAC", "SCI034000"),
        Subject("Comets", "House list", "17"),
        Subject("Astronomy", "thema"),
    ),
    keywords=("Halley",),
    contributors=(
        Contributor("Ann Author", "Author, Ann", "aut"),
        Contributor("Ed Itor", "Itor, Ed", "edt", "University of X"),
    ),
    identifiers=(
        Identifier("isbn", "978-0-306-40615-7", "epub"),
        Identifier("isbn", "978-3-16-148410-0", "hardback"),
    ),
    imprint=Imprint(publisher="The House", rights="© 2024 Ann Author", doi="10.1234/orbits"),
    series=Series("Studies in Orbits", "4", "0317-8471"),
)
CSS = 'body { font-family: "Tiny", serif } body * { font-weight: 400; font-style: normal }\n'
MODIFIED = datetime(2024, 5, 31, 12, 0, tzinfo=UTC)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
CALL = '<a class="call" epub:type="noteref" role="doc-noteref" id="c{0}" href="#n{0}">{0}</a>'
NOTE = (
    '<div class="note" epub:type="footnote" role="doc-footnote" id="n{0}" aria-label="Note {0}">'
    '<p><a class="marker" role="doc-backlink" href="#c{0}" aria-label="Back to call {0}">{0}.</a> {1}</p>'
    "</div>"
)


def xhtml(body: str, *, sheet: str = "../css/book.css") -> str:
    """Return a whole document."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"'
        ' xmlns:epub="http://www.idpf.org/2007/ops" lang="en-GB" xml:lang="en-GB"><head>'
        "<title>A title</title>"
        f'<link rel="stylesheet" type="text/css" href="{sheet}"/></head>\n<body>{body}</body></html>\n'
    )


def document(body: str, anchor: str = "one") -> EpubDocument:
    """Return a document of the folder `text`."""
    return EpubDocument(anchor, f"text/{anchor}.xhtml", "A title", xhtml(body))


def package(*bodies: str) -> EpubPackage:
    """Return a package with a document for each body: `one`, `two`, `three`."""
    documents = tuple(
        document(body, anchor) for body, anchor in zip(bodies, ("one", "two", "three"), strict=False)
    )
    entries = "".join(f'<li><a href="{item.file_name}">A title</a></li>' for item in documents)
    return EpubPackage(
        metadata=METADATA,
        documents=documents,
        nav=xhtml(f'<nav epub:type="toc"><h1>Contents</h1><ol>{entries}</ol></nav>', sheet="css/book.css"),
        ncx='<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"/>',
        stylesheet=CSS,
        modified=MODIFIED,
        fonts=(EpubFont("Tiny.ttf", tiny_font(), "Tiny"),),
    )


def with_note(text: str = "A note.") -> EpubPackage:
    """Return a package of one document with one note."""
    return package(
        f'<h1>A title</h1><p>Words{CALL.format(1)}.</p><div class="notes">{NOTE.format(1, text)}</div>'
    )


def with_image(name: str, data: bytes) -> EpubPackage:
    """Return a package of one document with one image."""
    shown = package(f'<h1>A title</h1><p><img src="../images/{name}" alt="A dot"/></p>')
    return replace(shown, images=(EpubImage(name, data),))
