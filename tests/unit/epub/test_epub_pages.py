import re
from dataclasses import replace
from functools import partial
from urllib.parse import urljoin

import pytest
from lxml import etree

from samples.pressed import line, page
from samples.small_book import small_book, title_page
from samples.small_epub import METADATA
from stonehand.compose.environment import environment
from stonehand.compose.epub_pages import cover_page, document, epub_pages, nav, ncx
from stonehand.compose.epub_parts import parts
from stonehand.compose.epub_sections import compose_documents

BOOK = small_book(METADATA)
TEMPLATES = environment()
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
ID = re.compile(r'\bid="([^"]+)"')
LOCAL = re.compile(r'href="(?!https?:)([^"]+)"')


def tree(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def entries(items: etree._Element) -> list[object]:
    """Return the list of a nav as text, target and what stands below."""
    found: list[object] = []
    for item in items:
        link, *below = item
        found.append((link.text, link.get("href"), *map(entries, below)))
    return found


def navs(text: str) -> dict[str, etree._Element]:
    return {str(item.get(f"{EPUB}type")): item for item in tree(text).iter(f"{XHTML}nav")}


def test_contents_nest_sections_in_parts_and_subheads_in_sections() -> None:
    (listing,) = navs(nav(BOOK, TEMPLATES, compose_documents(BOOK)))["toc"].findall(f"{XHTML}ol")
    tails = [("Tails", "text/comets.xhtml#comets-h1")]
    assert entries(listing) == [
        ("Title page", "text/title-page.xhtml"),
        ("Contents", "text/contents.xhtml"),
        ("Part I: The Sky", "text/sky.xhtml", [("1. Comets & Comètes", "text/comets.xhtml", tails)]),
        ("Fin", "text/fin.xhtml"),
        ("Bibliography", "text/bibliography.xhtml"),
    ]


def test_an_entry_in_another_language_says_so() -> None:
    links = {
        link.text: link.attrib
        for link in navs(nav(BOOK, TEMPLATES, compose_documents(BOOK)))["toc"].iter(f"{XHTML}a")
    }
    assert links["Fin"]["lang"] == "fr"
    assert "lang" not in links["Bibliography"]


def test_landmarks() -> None:
    links = navs(nav(BOOK, TEMPLATES, compose_documents(BOOK)))["landmarks"].iter(f"{XHTML}a")
    assert [(link.get(f"{EPUB}type"), link.get("href")) for link in links] == [
        ("cover", "cover.xhtml"),
        ("toc", "text/contents.xhtml"),
        ("bodymatter", "text/sky.xhtml"),
        ("titlepage", "text/title-page.xhtml"),
        ("bibliography", "text/bibliography.xhtml"),
    ]


def test_without_contents_of_its_own_the_nav_is_the_landmark() -> None:
    bare = replace(BOOK, sections=(title_page(),))
    links = navs(nav(bare, TEMPLATES, compose_documents(bare)))["landmarks"].iter(f"{XHTML}a")
    assert [link.get("href") for link in links] == ["cover.xhtml", "nav.xhtml#toc", "text/title-page.xhtml"]


def test_the_ncx_has_the_tree_of_the_nav_in_order() -> None:
    root = tree(ncx(BOOK, TEMPLATES, compose_documents(BOOK)))
    points = list(root.iter(f"{NCX}navPoint"))
    assert [point.get("playOrder") for point in points] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [len(list(point.iterancestors(f"{NCX}navPoint"))) for point in points] == [0, 0, 0, 1, 2, 0, 0]
    assert {meta.get("name"): meta.get("content") for meta in root.iter(f"{NCX}meta")} == {
        "dtb:uid": "urn:isbn:9780306406157",
        "dtb:depth": "3",
        "dtb:totalPageCount": "0",
        "dtb:maxPageNumber": "0",
    }


def test_a_document_has_the_language_of_its_section() -> None:
    french = BOOK.sections[4]
    root = tree(document(BOOK, french, "<p>mots</p>", TEMPLATES))
    assert (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang")) == ("fr", "fr")


def test_the_body_is_put_in_verbatim_and_the_title_escaped() -> None:
    text = document(BOOK, BOOK.sections[3], "<p><i>x</i><b>y</b></p>", TEMPLATES)
    assert "<p><i>x</i><b>y</b></p>" in text
    assert "<title>1. Comets &amp; Comètes</title>" in text


@pytest.mark.parametrize(
    "alt, shown", [("", "Cover of Orbits & Offices"), ("A comet over a desk", "A comet over a desk")]
)
def test_the_cover_has_a_text_alternative(alt: str, shown: str) -> None:
    book = replace(BOOK, metadata=replace(METADATA, cover_alt=alt))
    (image,) = tree(cover_page(book, "cover.png", TEMPLATES)).iter(f"{XHTML}img")
    assert (image.get("src"), image.get("alt"), image.get("role")) == ("images/cover.png", shown, "doc-cover")


def test_all_pages_in_reading_order() -> None:
    pages = epub_pages(BOOK, "cover.png")
    assert [page.file_name for page in pages.documents] == [
        "cover.xhtml",
        "text/title-page.xhtml",
        "text/contents.xhtml",
        "text/sky.xhtml",
        "text/comets.xhtml",
        "text/fin.xhtml",
        "text/bibliography.xhtml",
    ]


def test_notes_of_the_book_get_a_page_and_an_entry() -> None:
    pages = epub_pages(replace(BOOK, design=replace(BOOK.design, epub_notes="book")), "cover.png")
    assert pages.documents[-1].file_name == "text/notes.xhtml"
    assert 'href="text/notes.xhtml"' in pages.nav


def test_the_page_list_and_the_ncx_have_each_page() -> None:
    first = replace(page(1, line("Tails", 20, block="comets-h1")), section="comets")
    made = epub_pages(BOOK, "cover.svg", (replace(first, folio="xii"), replace(first, folio="1")))
    (listing,) = navs(made.nav)["page-list"].findall(f"{XHTML}ol")
    assert entries(listing) == [
        ("xii", "text/comets.xhtml#page-xii"),
        ("1", "text/comets.xhtml#page-1"),
    ]
    targets = [(t.get("type"), t.get("value")) for t in tree(made.ncx).iter(f"{NCX}pageTarget")]
    assert targets == [("front", None), ("normal", "1")]


def test_without_pages_there_is_no_page_list() -> None:
    made = epub_pages(BOOK, "cover.svg")
    assert "page-list" not in navs(made.nav)
    assert next(tree(made.ncx).iter(f"{NCX}pageTarget"), None) is None


def test_links_follow_what_a_long_section_is_parted_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stonehand.compose.epub_sections.parts", partial(parts, largest=300))
    made = epub_pages(BOOK, "cover.svg")
    names = [page.anchor for page in made.documents]
    assert names[names.index("comets") + 1] == "comets.2"
    ids = {(page.file_name, name) for page in made.documents for name in ID.findall(page.xhtml)}
    hrefs = [urljoin(page.file_name, href) for page in made.documents for href in LOCAL.findall(page.xhtml)]
    broken = [href for href in hrefs if "#" in href and tuple(href.split("#")) not in ids]
    assert hrefs
    assert broken == []
    assert "text/comets.2.xhtml#comets-h1" in made.nav
