"""The EPUB: resolved with the places of the last pagination, composed, pressed, certified, published."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from stonehand.compose import epub_css
from stonehand.compose.attributes import image_name
from stonehand.compose.epub_pages import epub_pages
from stonehand.diagnostics import Report
from stonehand.model.artefact import DRAFT_STYLE, Artefact
from stonehand.model.book import Book
from stonehand.model.layout import Page
from stonehand.model.progress import Progress
from stonehand.pipeline.attesting import attest
from stonehand.pipeline.copy import read_copy
from stonehand.pipeline.faces import font_set
from stonehand.pipeline.folios import names_pages, printed_pages, report_lacking
from stonehand.pipeline.outputs import publish_outputs
from stonehand.pipeline.plant import Plant
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
from stonehand.press.pdf.pagination import places
from stonehand.proof.certificate.certify import certify_epub, certify_resolved
from stonehand.resolve import resolve


def build_epub(
    root: Path, report: Report, progress: Progress, draft: bool = False, plant: Plant | None = None
) -> tuple[Artefact, ...]:
    """Make the EPUB of a book with the pages of the printed one.

    Nothing is published if there are errors, unless as a draft.
    """
    return _build(root, report, progress, draft, plant, printed_pages)


def build_epub_without_pages(
    root: Path, report: Report, progress: Progress, draft: bool = False, plant: Plant | None = None
) -> tuple[Artefact, ...]:
    """Make the EPUB of a book without a page list."""
    return _build(root, report, progress, draft, plant, _no_pages)


def _no_pages(*_given: object) -> tuple[Page, ...]:
    return ()


def _build(
    root: Path,
    report: Report,
    progress: Progress,
    draft: bool,
    plant: Plant | None,
    listed: Callable[..., tuple[Page, ...]],
) -> tuple[Artefact, ...]:
    copy = read_copy(root, report, progress, plant.shelf if plant else None)
    if copy is None:
        return ()
    fonts = font_set(copy.manuscript.design, root, report, progress)
    given = copy.draft, root, fonts, progress, plant
    pages = listed(*given)
    named = pages or (printed_pages(*given) if names_pages(copy.draft) else ())
    progress.stage("resolve")
    book = resolve(copy.draft, places(named), report, "epub")
    progress.stage("compose")
    attestation = attest(book, fonts, plant or Plant())
    package = replace(_package(book, root, fonts, pages, report), attested=attestation.digest)
    if draft:
        package = replace(package, stylesheet=package.stylesheet + DRAFT_STYLE)
    progress.stage("press")
    data = press_epub(package, report)
    progress.stage("certify")
    words = epub_words(data)
    bodies = {anchor: " ".join(found) for anchor, found in words.sections}
    notes = {anchor: " ".join(found) for anchor, found in words.notes}
    certify_resolved(copy.draft, book, report)
    count = certify_epub(book, bodies, notes, report)
    source = copy.leg(report)
    row = {
        "source": {"words": source.words, "notes": source.notes},
        "book": {"words": count.words, "notes": count.notes},
    }
    return publish_outputs(root, book.metadata.slug, {"epub": data}, row, report, draft, None, attestation)


def _package(book: Book, root: Path, fonts: FontSet, printed: Sequence[Page], report: Report) -> EpubPackage:
    faces = tuple(_fonts(fonts))
    cover = _cover(book, root, faces)
    pages = epub_pages(book, cover.name, printed)
    report_lacking(book, pages.page_list, report)
    return EpubPackage(
        metadata=book.metadata,
        documents=tuple(EpubDocument(p.anchor, p.file_name, p.title, p.xhtml) for p in pages.documents),
        nav=pages.nav,
        ncx=pages.ncx,
        stylesheet=epub_css(book.design, (), book.root),
        modified=modified_time(book.metadata, os.environ.get("SOURCE_DATE_EPOCH", "")),
        images=(cover, *_images(book, root)),
        fonts=faces,
        cover=cover.name,
    )


def _fonts(fonts: FontSet) -> Iterator[EpubFont]:
    for face in fonts.faces:
        path = Path(face.path)
        yield EpubFont(path.name, path.read_bytes(), face.family, face.weight, face.style)


def _cover(book: Book, root: Path, faces: tuple[EpubFont, ...]) -> EpubImage:
    if book.metadata.cover:
        path = root / book.metadata.cover
        return EpubImage(path.name, path.read_bytes())
    return typographic_cover(book.metadata, faces[0])


def _images(book: Book, root: Path) -> Iterator[EpubImage]:
    for source in book.images:
        path = root / source
        yield EpubImage(image_name(source), path.read_bytes())
