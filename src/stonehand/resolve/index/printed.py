"""The set sections and places in, the blocks of an index out: letter groups of entries as literal text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from stonehand.diagnostics import Report
from stonehand.model.block import Block, Division, IndexEntry, Paragraph
from stonehand.model.book import Draft, Section
from stonehand.model.index import IndexSettings
from stonehand.model.inline import Emphasis, Reference, SetInline, Strong, Text
from stonehand.model.places import Places
from stonehand.resolve.index.checks import check_entries
from stonehand.resolve.index.collation import letter
from stonehand.resolve.index.entries import Entry, all_entries, entries_of, target_of
from stonehand.resolve.index.locators import Locator, locators
from stonehand.resolve.index.marks import marks_of, references_of
from stonehand.resolve.index.patterns import check_patterns
from stonehand.resolve.index.points import check_points
from stonehand.resolve.terms import Terms
from stonehand.source import Span

Inlines = tuple[SetInline, ...]
Blocks = tuple[Block[SetInline], ...]
Path = tuple[str, ...]


TURNED = 16
"""Characters of the last word or locator but one, with the last locator, that are turned over together."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What the entries are printed from: their anchors and locators by path, the words, the place."""

    anchors: Mapping[Path, str]
    locators: Mapping[Path, tuple[Locator, ...]]
    entries: tuple[Entry, ...]
    terms: Terms
    span: Span


def index_blocks(
    anchor: str,
    span: Span,
    settings: IndexSettings,
    draft: Draft,
    sections: Iterable[Section[SetInline]],
    places: Places,
    terms: Terms,
    report: Report,
) -> Blocks:
    """Return the blocks of one index, none if nothing is marked for it. Raises MissingLibrary."""
    names = [each.name for each in draft.design.indexes]
    marks = (
        *marks_of(settings.name, names, sections, report),
        *references_of(settings.name, names, draft.listed),
    )
    language = draft.metadata.language
    heads = entries_of(marks, language, settings)
    entries = all_entries(heads)
    found = {each.path: locators(each.marks, places, settings, terms) for each in entries}
    check_entries(entries, found, report)
    if settings is draft.design.indexes[0]:
        check_patterns(draft.index, sections, report)
        check_points(draft.listed, sections, report)
    anchors = {each.path: f"{anchor}-{number}" for number, each in enumerate(entries, 1)}
    copy = Copy(anchors, found, entries, terms, span)
    groups = groupby(heads, key=lambda entry: letter(entry.path[0], language, settings.collation))
    blocks = tuple(
        _group(f"{anchor}-group-{number}", head if settings.letters else "", tuple(group), copy, settings)
        for number, (head, group) in enumerate(groups, 1)
    )
    classes = ("index-entries", settings.style)
    return (
        (Division(anchor=f"{anchor}-entries", span=span, classes=classes, blocks=blocks),) if blocks else ()
    )


def _group(
    anchor: str, head: str, heads: tuple[Entry, ...], copy: Copy, settings: IndexSettings
) -> Division[SetInline]:
    """Return the entries under one letter, which is printed over them where it is given."""
    titled = Paragraph(
        anchor=f"{anchor}-letter",
        span=copy.span,
        classes=("index-letter",),
        content=(Text(head, copy.span),),
        flush=True,
    )
    lines = _run_in if settings.style == "run-in" else _indented
    blocks = tuple(lines(entry, copy) for entry in heads)
    return Division(
        anchor=anchor, span=copy.span, classes=("index-group",), blocks=(titled, *blocks) if head else blocks
    )


def _indented(entry: Entry, copy: Copy) -> Block[SetInline]:
    """Return an entry and those below it, each on lines of its own."""
    head = _paragraph(entry, _entry(entry, copy), copy)
    return _whole(entry, (head, *(_indented(below, copy) for below in entry.entries)), copy)


def _run_in(entry: Entry, copy: Copy) -> Block[SetInline]:
    """Return an entry with those below it in one paragraph: `Vega, 3: cameras of, 9; origin of, 14`."""
    content = list(_entry(entry, copy))
    for number, below in enumerate(all_entries(entry.entries)):
        content += [Text("; " if number else ": ", copy.span), *_entry(below, copy)]
    return _whole(entry, (_paragraph(entry, tuple(content), copy),), copy)


def _whole(entry: Entry, blocks: Blocks, copy: Copy) -> Block[SetInline]:
    """Return the blocks of an entry, which may go on overleaf if it has others below it."""
    if not entry.entries:
        return blocks[0]
    anchor = f"{copy.anchors[entry.path]}-whole"
    heading = words(entry.heading, copy.span)
    level = (f"level-{len(entry.path)}",)
    return IndexEntry(anchor=anchor, span=copy.span, classes=level, heading=heading, blocks=blocks)


def _paragraph(entry: Entry, content: Inlines, copy: Copy) -> Paragraph[SetInline]:
    headed = ("headed",) if entry.entries else ()
    classes = ("index-entry", f"level-{len(entry.path)}", *headed)
    return Paragraph(
        anchor=copy.anchors[entry.path], span=copy.span, classes=classes, content=content, flush=True
    )


def _entry(entry: Entry, copy: Copy) -> Inlines:
    """Return a heading with its locators and references: `Vega, 3, 14–17. See also Venus`."""
    content: list[SetInline] = list(words(entry.heading, copy.span))
    for locator in copy.locators[entry.path]:
        content += [Text(", ", copy.span), _locator(locator, copy.span)]
    for targets, lead in ((entry.see, copy.terms.see), (entry.seealso, copy.terms.see_also)):
        if targets:
            content += _reference(lead, targets, len(entry.path) > 1, copy)
    return tuple(content)


def _reference(lead: str, targets: tuple[str, ...], is_below: bool, copy: Copy) -> Inlines:
    """Return `. See also Venus` after a head entry, ` (see also Venus)` after one below it (Chicago)."""
    before, lead, after = (" (", lead, ")") if is_below else (". ", f"{lead[0].upper()}{lead[1:]}", "")
    said = Emphasis((Text(lead, copy.span),), copy.span)
    content = (Text(before, copy.span), said, Text(" ", copy.span), *_targets(targets, copy))
    return (*content, Text(after, copy.span)) if after else content


def _locator(locator: Locator, span: Span) -> SetInline:
    text: SetInline = Text(locator.text, span)
    return Reference((Strong((text,), span),) if locator.is_principal else (text,), locator.anchor, span)


def _targets(targets: tuple[str, ...], copy: Copy) -> Iterator[SetInline]:
    """Yield the entries referred to, with a link to each that there is, a semicolon between them."""
    for number, target in enumerate(targets):
        if number:
            yield Text("; ", copy.span)
        found = target_of(target, copy.entries)
        content = words(target.replace("!", ": "), copy.span)
        anchor = copy.anchors.get(found.path) if found else None
        if anchor:
            yield Reference(content, anchor, copy.span)
        else:
            yield from content


def words(heading: str, span: Span) -> Inlines:
    """Return the words of a heading with curled apostrophes, those between asterisks in italics."""
    pieces = re.split(r"\*([^*]+)\*", heading.replace("'", "’"))
    return tuple(
        Emphasis((Text(piece, span),), span) if number % 2 else Text(piece, span)
        for number, piece in enumerate(pieces)
        if piece
    )
