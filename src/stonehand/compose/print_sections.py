"""A book in, the HTML of its printed sections and of its furniture out, with their stylesheets."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from stonehand.compose.environment import environment
from stonehand.compose.house import book_folders
from stonehand.compose.kept import html_key
from stonehand.compose.openings import opening_side
from stonehand.compose.renderer import Renderer, renderer
from stonehand.compose.sandbox import own_templates
from stonehand.compose.stylesheets import print_stylesheets
from stonehand.model.artefact import Composition, FurniturePage, SectionHtml
from stonehand.model.book import Book, Section
from stonehand.model.inline import SetInline
from stonehand.model.plain import plain_text
from stonehand.store.shelf import Shelf


def compose_print(
    book: Book, shelf: Shelf | None = None, known: Mapping[str, SectionHtml] = MappingProxyType({})
) -> Composition:
    """Render every section as a document of its own (docs/html.md), and the stylesheets that they share.

    With a shelf, what was rendered of the same section before is taken from it. `known`, by anchor, are
    sections that were rendered a moment ago and have not changed.
    """
    with own_templates(book.root):
        made = cache(lambda: renderer(book, "print", book.design.notes))
        sections = tuple(
            known.get(section.anchor) or _kept(section, book, made, shelf) for section in book.sections
        )
    return Composition(sections, print_stylesheets(book.design, book.root))


def _kept(
    section: Section[SetInline], book: Book, made: Callable[[], Renderer], shelf: Shelf | None
) -> SectionHtml:
    key = html_key(section, book) if shelf else ""
    if not key or shelf is None:
        return _document(section, book, made())
    found = shelf.get(key)
    if not isinstance(found, SectionHtml):
        found = _document(section, book, made())
        shelf.put(key, found)
    return found


def compose_section(book: Book, anchor: str) -> SectionHtml:
    """Render one section of a book as `compose_print` does. Raises StopIteration where there is none."""
    with own_templates(book.root):
        section = next(section for section in book.sections if section.anchor == anchor)
        return _document(section, book, renderer(book, "print", book.design.notes))


def _document(section: Section[SetInline], book: Book, made: Renderer) -> SectionHtml:
    side = opening_side(section, book.design.openings)
    html = made.environment.get_template("print.html").render(
        tag=section.language or book.metadata.language,
        opens_on=side,
        title=plain_text(section.title) or book.metadata.title,
        body=made.section(section),
    )
    return SectionHtml(section.anchor, html, side)


def furniture(pages: Sequence[FurniturePage], root: str = "", language: str = "en") -> str:
    """Render the furniture of all pages as one document, a page each, in order.

    `root` is the book's folder, whose own `templates/furniture.html` is taken before the house's; the
    document is set with `furniture_stylesheets`.
    """
    with own_templates(root):
        template = environment(book_folders(root, "templates")).get_template("furniture.html")
        return template.render(pages=pages, tag=language)
