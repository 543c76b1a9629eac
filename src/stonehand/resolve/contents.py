"""The contents and the lists of figures and tables, as literal text."""

from collections.abc import Iterable, Iterator

from stonehand.model.block import ContentsEntry, ContentsList, Figure, Heading, Table
from stonehand.model.book import Section
from stonehand.model.element import walk
from stonehand.model.inline import (
    Abbreviation,
    Emphasis,
    IndexAnchor,
    LineBreak,
    Link,
    NoteReference,
    Phrase,
    Reference,
    SetInline,
    TermLink,
    Text,
)
from stonehand.model.places import Places
from stonehand.resolve.terms import Terms
from stonehand.source import Span

SetSection = Section[SetInline]
Entry = ContentsEntry[SetInline]

UNLISTED = frozenset(
    ("half-title", "title-page", "imprint", "dedication", "epigraph", "contents", "frontispiece", "colophon")
)


def contents(
    anchor: str, span: Span, sections: Iterable[SetSection], places: Places, terms: Terms
) -> ContentsList[SetInline]:
    """List parts and sections with their folios; a chapter inside a part stands one level below it."""
    listed_here = (section for section in sections if section.kind not in UNLISTED)
    entries = tuple(_entry(anchor, section, places, terms) for section in listed_here)
    return ContentsList(anchor=f"{anchor}-list", span=span, entries=entries)


def _entry(anchor: str, section: SetSection, places: Places, terms: Terms) -> Entry:
    return ContentsEntry(
        anchor=f"{anchor}-{section.anchor}",
        span=section.span,
        level=2 if section.part else 1,
        kind=section.kind,
        title=listed((*_title(section), *_subtitle(section))),
        target=section.anchor,
        number=section.label,
        contributors=terms.names(section.contributors),
        folio=places.folio(section.anchor),
    )


def _title(section: SetSection) -> tuple[SetInline, ...]:
    """Return the title of a section, or what stands for it: its first head, or the name of its kind."""
    head = next((block.content for block in section.blocks if isinstance(block, Heading)), ())
    return section.title or head or (Text(section.kind.replace("-", " ").capitalize(), section.span),)


def _subtitle(section: SetSection) -> tuple[SetInline, ...]:
    return (Text(": ", section.span), *section.subtitle) if section.subtitle else ()


def list_of(
    kind: type,
    anchor: str,
    span: Span,
    sections: Iterable[SetSection],
    places: Places,
    terms: Terms,
) -> ContentsList[SetInline]:
    """List the captioned figures or tables with their folios; a plate is said to face a page."""
    displays = (
        item for section in sections for item in walk(section.blocks) if isinstance(item, Figure | Table)
    )
    entries = tuple(_display(anchor, d, places, terms) for d in displays if isinstance(d, kind) and d.number)
    return ContentsList(anchor=f"{anchor}-list", span=span, entries=entries)


def _display(anchor: str, item: Figure[SetInline] | Table[SetInline], places: Places, terms: Terms) -> Entry:
    return ContentsEntry(
        anchor=f"{anchor}-{item.anchor}",
        span=item.span,
        level=1,
        kind="figure" if isinstance(item, Figure) else "table",
        title=_short_caption(item),
        target=item.anchor,
        number=item.number.rsplit("\u00a0", 1)[-1],
        folio=terms.folio(places.folio(item.anchor), places.beside(item.anchor)),
    )


def _short_caption(item: Figure[SetInline] | Table[SetInline]) -> tuple[SetInline, ...]:
    """Return the caption that a list prints: the author's `short=`, else the whole one (Chicago 1.39)."""
    return item.short or listed(item.caption)


def listed(content: Iterable[SetInline]) -> tuple[SetInline, ...]:
    """Return a title as a list prints it: without calls and anchors, on one line."""
    return tuple(item for node in content for item in _listed(node))


def _listed(node: SetInline) -> Iterator[SetInline]:
    match node:
        case NoteReference():
            return
        case LineBreak():
            yield Text(" ", node.span)
        case IndexAnchor() | Link() | Reference() | TermLink() | Abbreviation():
            yield from listed(node.content)
        case Emphasis():
            yield Emphasis(listed(node.content), node.span)
        case Phrase():
            content = listed(node.content)
            yield Phrase(content, node.span, None, node.classes, node.language, node.values)
        case _:
            yield node
