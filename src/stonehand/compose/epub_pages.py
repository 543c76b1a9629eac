"""The resolved book and the HTML of its sections in, the documents of an EPUB out: pages, cover, nav, NCX."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from stonehand.compose.environment import environment
from stonehand.compose.epub_names import epub_names
from stonehand.compose.epub_outline import (
    COVER_PAGE,
    NavPoint,
    depth,
    document_file,
    landmarks,
    outline,
    section_name,
)
from stonehand.compose.epub_parts import section_of
from stonehand.compose.epub_sections import Composed, compose_documents, epub_sections
from stonehand.compose.house import book_folders
from stonehand.compose.sandbox import own_templates
from stonehand.model.book import Book, Matter, Section
from stonehand.model.identity import epub_identifier, urn
from stonehand.model.inline import SetInline
from stonehand.model.layout import Page
from stonehand.model.page_list import NO_PAGES, PageList

STYLESHEET = "css/book.css"
DIVISIONS = {Matter.FRONT: "frontmatter", Matter.BODY: "bodymatter", Matter.BACK: "backmatter"}


@dataclass(frozen=True, slots=True)
class EpubPage:
    """A whole document of the EPUB; `file_name` is relative to the package document."""

    anchor: str
    file_name: str
    title: str
    xhtml: str


@dataclass(frozen=True, slots=True)
class EpubPages:
    """All documents in reading order, the cover first, with the two kinds of navigation."""

    documents: tuple[EpubPage, ...]
    nav: str
    ncx: str
    page_list: PageList = NO_PAGES


def epub_pages(book: Book, cover: str, printed: Sequence[Page] = ()) -> EpubPages:
    """Return every document of the EPUB; `cover` is the file name of the cover's image.

    `printed` are the pages of the pagination, for the page list; without them there is none.
    """
    with own_templates(book.root):
        return _epub_pages(book, cover, printed)


def _epub_pages(book: Book, cover: str, printed: Sequence[Page]) -> EpubPages:
    templates = environment(book_folders(book.root, "templates"))
    names = epub_names(book.metadata.language)
    first = EpubPage("cover", COVER_PAGE, names.cover, cover_page(book, cover, templates))
    sections = {section.anchor: section for section in epub_sections(book)}
    made = compose_documents(book, printed)
    pages = (_page(book, sections[section_of(name)], name, body, templates) for name, body in made.bodies)
    return EpubPages((first, *pages), nav(book, templates, made), ncx(book, templates, made), made.page_list)


def _page(book: Book, section: Section[SetInline], name: str, body: str, templates: Environment) -> EpubPage:
    title = section_name(section, epub_names(book.metadata.language))
    return EpubPage(name, document_file(name), title, document(book, section, body, templates))


def document(book: Book, section: Section[SetInline], body_html: str, templates: Environment) -> str:
    """Return the whole document of a section; `body_html` is what stands inside `body`, well formed."""
    return templates.get_template("epub/page.xhtml").render(
        language=section.language or book.metadata.language,
        title=section_name(section, epub_names(book.metadata.language)),
        stylesheet=f"../{STYLESHEET}",
        division=DIVISIONS[section.matter],
        body=Markup(body_html),
    )


def cover_page(book: Book, image: str, templates: Environment) -> str:
    """Return the document of the cover; `image` is the image's file name in the EPUB's folder of images."""
    names = epub_names(book.metadata.language)
    alt = book.metadata.cover_alt or names.cover_of.format(book.metadata.title)
    picture = Markup('<img role="doc-cover" src="images/{}" alt="{}"/>').format(image, alt)
    return templates.get_template("epub/page.xhtml").render(
        language=book.metadata.language,
        title=names.cover,
        stylesheet=STYLESHEET,
        division="cover",
        body=Markup('<section class="cover" aria-label="{}">{}</section>').format(names.cover, picture),
    )


def nav(book: Book, templates: Environment, made: Composed) -> str:
    """Return the navigation document (EPUB 3.3, section 7): contents, landmarks, page list."""
    return templates.get_template("epub/nav.xhtml").render(
        language=book.metadata.language,
        names=epub_names(book.metadata.language),
        stylesheet=STYLESHEET,
        points=outline(book, made.homes),
        landmarks=landmarks(book),
        pages=made.page_list.marks,
    )


def ncx(book: Book, templates: Environment, made: Composed) -> str:
    """Return the NCX (OPF 2.0.1, section 2.4.1) for reading systems of EPUB 2; the same tree as the nav."""
    points = outline(book, made.homes)
    pages = made.page_list.marks
    return templates.get_template("epub/toc.ncx").render(
        language=book.metadata.language,
        identifier=urn(epub_identifier(book.metadata)),
        depth=depth(points),
        title=book.metadata.title,
        authors=[person.name for person in book.metadata.contributors if person.role == "aut"],
        points=points,
        order={point.href: number for number, point in enumerate(_walk(points), 1)},
        pages=pages,
        last=max((int(mark.folio) for mark in pages if mark.folio.isdecimal()), default=0),
    )


def _walk(points: tuple[NavPoint, ...]) -> Iterator[NavPoint]:
    for point in points:
        yield point
        yield from _walk(point.children)
