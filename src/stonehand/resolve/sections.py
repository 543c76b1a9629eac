"""Numbers, labels and running heads of sections, and the parts that they belong to."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from stonehand.model.book import Draft, GeneratedEntry, Matter, PartEntry, RunningHeads, Section
from stonehand.model.inline import DraftInline, Text
from stonehand.model.kind import KINDS
from stonehand.model.metadata import Metadata
from stonehand.model.numerals import roman
from stonehand.model.plain import plain_text
from stonehand.resolve.terms import Terms

DraftSection = Section[DraftInline]
DraftEntry = DraftSection | GeneratedEntry

WITHOUT_HEADS = ("half-title", "title-page", "imprint", "dedication", "epigraph", "part", "frontispiece")


def arrange(draft: Draft, terms: Terms) -> tuple[DraftEntry, ...]:
    """Return the entries in order, parts as sections of their own, chapters and parts numbered."""
    return tuple(_numbered(_with_parts(draft, terms)))


def _with_parts(draft: Draft, terms: Terms) -> Iterator[DraftEntry]:
    part, left, count = "", 0, 0
    for entry in draft.entries:
        if isinstance(entry, PartEntry):
            count += 1
            part, left = f"part-{count}", entry.sections
            yield _part(entry, part, count, terms)
            continue
        left -= 1
        if isinstance(entry, Section) and left >= 0:
            yield replace(entry, part=part)
        else:
            yield entry


def _part(entry: PartEntry, anchor: str, count: int, terms: Terms) -> DraftSection:
    return Section(
        anchor=anchor,
        kind="part",
        matter=Matter.BODY,
        span=entry.span,
        blocks=(),
        title=(Text(entry.title, entry.span),),
        number=roman(count),
        label=f"{terms.part} {roman(count)}",
        generated=True,
    )


def _numbered(entries: Iterable[DraftEntry]) -> Iterator[DraftEntry]:
    count = 0
    for entry in entries:
        if isinstance(entry, Section) and entry.counted and KINDS[entry.kind].numbered:
            count += 1
            yield replace(entry, number=str(count), label=str(count))
        elif isinstance(entry, Section) and entry.number and not entry.label:
            yield replace(entry, label=entry.number)
        else:
            yield entry


def running_heads(
    section: DraftSection, sections: Iterable[DraftSection], metadata: Metadata, terms: Terms
) -> RunningHeads:
    """Return the running heads of a section: those that the author gave, else made from the titles.

    Body: the authors of the section in an edited volume, or its part, or the book on the verso; the section
    on the recto. Front and back matter: the section's title on both.
    """
    if section.running_heads is not None:
        return section.running_heads
    if section.kind in WITHOUT_HEADS:
        return RunningHeads()
    own = section.short_title or plain_text(section.title)
    if section.matter is not Matter.BODY:
        return RunningHeads(own, own)
    names = terms.names(section.contributors)
    parts = (plain_text(item.title) for item in sections if item.anchor == section.part)
    return RunningHeads(names or next(parts, metadata.title), own)
