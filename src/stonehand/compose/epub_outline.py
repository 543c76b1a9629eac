"""The resolved book in, the tree of its navigation out: parts, their sections, the subheads of level 2."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stonehand.compose.epub_names import EpubNames, epub_names
from stonehand.compose.epub_sections import epub_sections
from stonehand.model.block import Block, Division, Heading
from stonehand.model.book import Book, Matter, Section
from stonehand.model.inline import SetInline
from stonehand.model.kind import KINDS
from stonehand.model.plain import plain_text

COVER_PAGE = "cover.xhtml"
NAVIGATION = "nav.xhtml"
UNLISTED = ("half-title",)
"""Kinds of section that no contents lists: they only repeat the title page."""
LANDMARKS = ("title-page", "figures", "tables", "glossary", "notes", "bibliography", "index")
"""Kinds of section that a reader may want to jump to, each with the epub:type of its kind."""


@dataclass(frozen=True, slots=True)
class NavPoint:
    """An entry of the navigation. `language` is empty where it is that of the book."""

    title: str
    href: str
    children: "tuple[NavPoint, ...]" = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place of interest: its term of the Structural Semantics Vocabulary, and where it is."""

    type: str
    title: str
    href: str


def file_name(section: Section[SetInline]) -> str:
    """Return the name of a section's document in the EPUB, relative to the package document."""
    return document_file(section.anchor)


def document_file(name: str) -> str:
    """Return the file of a document: that of a section, or one in which a long section goes on."""
    return f"text/{name}.xhtml"


def section_name(section: Section[SetInline], names: EpubNames) -> str:
    """Return what the navigation calls a section: "1. Title", "Part One: Title", or the name of its kind."""
    words = [word for word in (section.label, plain_text(section.title).strip()) if word]
    joint = ": " if " " in section.label else ". "
    return joint.join(words) or names.of_kind(section.kind)


def outline(book: Book, homes: Mapping[str, str]) -> tuple[NavPoint, ...]:
    """Return the entries of the contents; sections of a part stand below it.

    `homes` is the name of the document that has each id.
    """
    listed = [section for section in epub_sections(book) if section.kind not in UNLISTED]
    parts = {section.anchor for section in listed if section.kind == "part"}
    return tuple(_point(section, listed, book, homes) for section in listed if section.part not in parts)


def depth(points: tuple[NavPoint, ...]) -> int:
    """Return the number of levels."""
    return 1 + max(depth(point.children) for point in points) if points else 0


def landmarks(book: Book) -> tuple[Landmark, ...]:
    """Return cover, title page, contents, the first page of the body, and the lists at the end."""
    names, sections = epub_names(book.metadata.language), epub_sections(book)
    first = {section.kind: section for section in reversed(sections)}
    body = next((section for section in sections if section.matter is Matter.BODY), None)
    found = [Landmark("cover", names.cover, COVER_PAGE)]
    found += [Landmark("toc", names.contents, contents_href(book))]
    found += [Landmark("bodymatter", names.start, file_name(body))] if body else []
    found += [
        Landmark(KINDS[kind].epub_type, section_name(first[kind], names), file_name(first[kind]))
        for kind in LANDMARKS
        if kind in first
    ]
    return tuple(found)


def contents_href(book: Book) -> str:
    """Return where the reader finds the contents: the book's own page, or the navigation document."""
    own = (file_name(section) for section in book.sections if section.kind == "contents")
    return next(own, f"{NAVIGATION}#toc")


def _point(
    section: Section[SetInline], listed: list[Section[SetInline]], book: Book, homes: Mapping[str, str]
) -> NavPoint:
    names = epub_names(book.metadata.language)
    within = [other for other in listed if section.kind == "part" and other.part == section.anchor]
    below = [_point(other, listed, book, homes) for other in within]
    heads = [_head(head, homes.get(head.anchor, section.anchor)) for head in _subheads(section.blocks)]
    language = section.language if section.language and section.language != book.metadata.language else ""
    return NavPoint(section_name(section, names), file_name(section), (*heads, *below), language)


def _head(heading: Heading[SetInline], document: str) -> NavPoint:
    title = " ".join(word for word in (heading.number, plain_text(heading.content).strip()) if word)
    return NavPoint(title, f"{document_file(document)}#{heading.anchor}", (), heading.language or "")


def _subheads(blocks: Iterable[Block[SetInline]]) -> Iterator[Heading[SetInline]]:
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2 and plain_text(block.content).strip():
            yield block
        elif isinstance(block, Division):
            yield from _subheads(block.blocks)
