"""Notes gathered at the end of the book, under heads that say which pages they belong to."""

from collections.abc import Iterable

from stonehand.model.block import NoteGroup
from stonehand.model.book import Section
from stonehand.model.inline import SetInline, Text
from stonehand.model.notes import gathered
from stonehand.model.places import Places
from stonehand.resolve.contents import listed
from stonehand.resolve.terms import Terms
from stonehand.source import Span


def note_groups(
    anchor: str, span: Span, sections: Iterable[Section[SetInline]], places: Places, terms: Terms
) -> tuple[NoteGroup[SetInline], ...]:
    """Return one group for each section that has notes, headed by its title and the range of its pages."""
    groups = (_group(anchor, span, section, places, terms) for section in sections)
    return tuple(group for group in groups if group.notes)


def _group(
    anchor: str, span: Span, section: Section[SetInline], places: Places, terms: Terms
) -> NoteGroup[SetInline]:
    notes = gathered(section.notes)
    # In the order of their calls, for the first and the last page.
    folios = [folio for note in section.notes if note in notes and (folio := places.folio(note.call))]
    return NoteGroup(
        anchor=f"{anchor}-{section.anchor}",
        span=span,
        notes=tuple(note.anchor for note in notes),
        section=section.anchor,
        title=(*_number(section), *listed(section.title), *_pages(folios, span, terms)),
    )


def _number(section: Section[SetInline]) -> tuple[SetInline, ...]:
    return (Text(f"{section.label} ", section.span),) if section.label else ()


def _pages(folios: list[str], span: Span, terms: Terms) -> tuple[SetInline, ...]:
    if not folios:
        return ()
    return (Text(f" ({terms.notes_to(folios[0], folios[-1])})", span),)
