"""Sections that Stonehand makes, in their places among those of the manuscript."""

from collections.abc import Callable, Iterable, Mapping

from stonehand.diagnostics import Code, Report
from stonehand.model.block import Block, Figure, Table
from stonehand.model.book import Design, Draft, GeneratedEntry, RunningHeads, Section
from stonehand.model.inline import SetInline, Text
from stonehand.model.places import Places
from stonehand.resolve.contents import contents, list_of
from stonehand.resolve.credits import credits_of
from stonehand.resolve.endnotes import note_groups
from stonehand.resolve.front import Line, colophon, half_title, imprint_page, paragraphs, title_page
from stonehand.resolve.index import index_blocks
from stonehand.resolve.terms import Terms

Blocks = tuple[Block[SetInline], ...]

_PAGES: Mapping[str, Callable[[Draft, Terms], tuple[Line, ...]]] = {
    "half-title": half_title,
    "title-page": title_page,
    "imprint": imprint_page,
    "colophon": colophon,
}


def generate(
    entry: GeneratedEntry,
    draft: Draft,
    sections: Iterable[Section[SetInline]],
    places: Places,
    terms: Terms,
    report: Report,
    works: Blocks = (),
) -> Section[SetInline] | None:
    """Make one section, or report X004 and return None where the book has nothing for it.

    `works` are what a bibliography lists.
    """
    blocks = (
        works
        if entry.kind == "bibliography"
        else _blocks(entry, draft, tuple(sections), places, terms, report)
    )
    if not blocks:
        report.add(Code.X004, f"the book has nothing for the section “{entry.anchor}”", entry.span)
        return None
    title = title_of(entry, draft.design, terms)
    return Section(
        anchor=entry.anchor,
        kind=entry.kind,
        matter=entry.matter,
        span=entry.span,
        blocks=blocks,
        title=(Text(title, entry.span),) if title else (),
        running_heads=RunningHeads(title, title),
        generated=True,
    )


def title_of(entry: GeneratedEntry, design: Design, terms: Terms) -> str:
    """Return the title of a section that Stonehand makes, empty where it has none."""
    named = (each.title for each in design.indexes if (entry.kind, entry.name) == ("index", each.name))
    return next(named, "") or str(getattr(terms, entry.kind, ""))


def _blocks(
    entry: GeneratedEntry,
    draft: Draft,
    sections: tuple[Section[SetInline], ...],
    places: Places,
    terms: Terms,
    report: Report,
) -> Blocks:
    if entry.kind in _PAGES:
        return paragraphs(_PAGES[entry.kind](draft, terms), entry.kind)
    if entry.kind == "notes":
        return note_groups(entry.kind, entry.span, sections, places, terms)
    if entry.kind == "contents":
        return (contents(entry.kind, entry.span, sections, places, terms),)
    if entry.kind == "credits":
        return credits_of(sections, entry.span, places, terms)
    if entry.kind == "index":
        settings = next(each for each in draft.design.indexes if each.name == entry.name)
        return index_blocks(entry.anchor, entry.span, settings, draft, sections, places, terms, report)
    if entry.kind in ("figures", "tables"):
        kind = Figure if entry.kind == "figures" else Table
        listing = list_of(kind, entry.kind, entry.span, sections, places, terms)
        return (listing,) if listing.entries else ()
    return ()
