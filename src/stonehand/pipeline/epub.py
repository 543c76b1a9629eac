"""The EPUB: resolved with the places of the last pagination, composed, pressed, certified, published."""

import os
from collections.abc import Iterator
from pathlib import Path

from stonehand.compose import compose_epub, epub_css
from stonehand.compose.environment import environment
from stonehand.compose.epub_names import epub_names
from stonehand.compose.epub_outline import file_name, section_name
from stonehand.compose.epub_pages import cover_page, document, nav, ncx
from stonehand.compose.house import book_folders
from stonehand.diagnostics import Report
from stonehand.model.artefact import Artefact
from stonehand.model.book import Book
from stonehand.model.places import Places
from stonehand.model.progress import Progress
from stonehand.pipeline.copy import read_copy
from stonehand.pipeline.fonts import font_set
from stonehand.pipeline.outputs import publish_outputs
from stonehand.press.epub import (
    EpubDocument,
    EpubFont,
    EpubImage,
    EpubPackage,
    epub_words,
    modified_time,
    press_epub,
    typographic_cover,
)
from stonehand.press.pdf.fontset import FontSet
from stonehand.proof.certificate.certify import certify_epub
from stonehand.resolve import resolve


def build_epub(root: Path, report: Report, progress: Progress, draft: bool = False) -> tuple[Artefact, ...]:
    """Make the EPUB of a book; nothing is published if there are errors, unless as a draft."""
    copy = read_copy(root, report, progress)
    if copy is None:
        return ()
    fonts = font_set(copy.manuscript.design, root, report, progress)
    progress.stage("resolve")
    book = resolve(copy.draft, Places(), report)
    progress.stage("compose")
    package = _package(book, root, fonts)
    progress.stage("press")
    data = press_epub(package, report)
    progress.stage("certify")
    words = epub_words(data)
    bodies = {anchor: " ".join(found) for anchor, found in words.sections}
    notes = {anchor: " ".join(found) for anchor, found in words.notes}
    count = certify_epub(book, bodies, notes, report)
    row = {
        "source": {"words": copy.count.words, "notes": copy.count.notes},
        "book": {"words": count.words, "notes": count.notes},
    }
    return publish_outputs(root, book.metadata.slug, {"epub": data}, row, report, draft)


def _package(book: Book, root: Path, fonts: FontSet) -> EpubPackage:
    templates = environment(book_folders(book.root, "templates"))
    faces = tuple(_fonts(fonts))
    cover = _cover(book, root, faces)
    return EpubPackage(
        metadata=book.metadata,
        documents=(
            EpubDocument("cover", "cover.xhtml", "Cover", cover_page(book, cover.name, templates)),
            *_documents(book),
        ),
        nav=nav(book, templates),
        ncx=ncx(book, templates),
        stylesheet=epub_css(book.design, (), book.root),
        modified=modified_time(book.metadata, os.environ.get("SOURCE_DATE_EPOCH", "")),
        images=(cover, *_images(book, root)),
        fonts=faces,
        cover=cover.name,
    )


def _documents(book: Book) -> Iterator[EpubDocument]:
    templates = environment(book_folders(book.root, "templates"))
    names = epub_names(book.metadata.language)
    sections = {section.anchor: section for section in book.sections}
    for anchor, body in compose_epub(book):
        section = sections[anchor]
        html = document(book, section, body, templates)
        yield EpubDocument(anchor, file_name(section), section_name(section, names), html)


def _fonts(fonts: FontSet) -> Iterator[EpubFont]:
    for face in fonts.faces:
        path = Path(face.path)
        yield EpubFont(path.name, path.read_bytes(), face.family, face.weight, face.style)


def _cover(book: Book, root: Path, faces: tuple[EpubFont, ...]) -> EpubImage:
    if book.metadata.cover:
        path = root / "manuscript" / book.metadata.cover
        return EpubImage(path.name, path.read_bytes())
    return typographic_cover(book.metadata, faces[0])


def _images(book: Book, root: Path) -> Iterator[EpubImage]:
    for source in book.images:
        path = root / source
        yield EpubImage(path.name, path.read_bytes())
