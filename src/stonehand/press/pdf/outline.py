"""Sections and the heads of their maps in, the tree of the PDF outline out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

from stonehand.model.book import Section
from stonehand.model.inline import SetInline
from stonehand.model.layout import SectionMap


@dataclass(slots=True)
class OutlineEntry:
    """A head of the outline, with those below it."""

    title: str
    anchor: str
    children: "list[OutlineEntry]"


def outline(sections: Sequence[Section[SetInline]], maps: Sequence[SectionMap]) -> list[OutlineEntry]:
    """Return the heads of the book: sections of a part below the part, subheads below their section."""
    top: list[OutlineEntry] = []
    open_entries: list[tuple[int, OutlineEntry]] = []
    for section, laid in zip(sections, maps, strict=True):
        below = 1 if section.part else 0
        for level, words, anchor in laid.outline:
            entry = OutlineEntry(words, anchor, [])
            while open_entries and open_entries[-1][0] >= level + below:
                open_entries.pop()
            (open_entries[-1][1].children if open_entries else top).append(entry)
            open_entries.append((level + below, entry))
    return top


def write_outline(pdf: Any, entries: Sequence[OutlineEntry]) -> None:
    """Put the outline into a PDF whose destinations have the anchors as names."""
    with pdf.open_outline() as written:
        written.root.extend(_item(entry) for entry in entries)


def _item(entry: OutlineEntry) -> Any:
    item = pikepdf.OutlineItem(entry.title, pikepdf.String(entry.anchor))
    item.is_closed = bool(entry.children)
    item.children.extend(_item(child) for child in entry.children)
    return item
