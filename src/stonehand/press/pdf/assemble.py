"""The drawn sections, the furniture and the numbered pages in, one PDF for each profile out."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from stonehand.diagnostics import Report
from stonehand.model.book import Design, Section
from stonehand.model.inline import SetInline
from stonehand.model.layout import Page, SectionMap
from stonehand.model.metadata import Metadata
from stonehand.press.pdf.artifacts import overlay, saved
from stonehand.press.pdf.destinations import (
    Destination,
    destinations,
    link_across,
    name_destinations,
    write_destinations,
)
from stonehand.press.pdf.fontmerge import merge_fonts
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.furniture import Furniture
from stonehand.press.pdf.job import Job
from stonehand.press.pdf.labels import page_labels
from stonehand.press.pdf.metadata import write_metadata
from stonehand.press.pdf.outline import outline, write_outline
from stonehand.press.pdf.printing import printing
from stonehand.press.pdf.printing_content import Converted
from stonehand.press.pdf.printing_intent import OutputIntent
from stonehand.press.pdf.profiles import Profile, screen
from stonehand.press.pdf.tags import Structure, join_tags, leave_out, write_structure
from stonehand.press.pdf.universal import universal

_FURNITURE_AREAS = ("head", "folio")


@dataclass(frozen=True, slots=True)
class Volume:
    """All that is assembled: `drawn` are the PDFs of the sections, in the order of `sections` and `maps`.

    `pages` come from `pagination`, with the lines of their furniture; `furniture` is what was drawn of it, by
    runs of pages. `attested` is the hash of what the book was made from, `intent` the printing condition;
    `converted` gets the content streams of print.
    """

    metadata: Metadata
    design: Design
    sections: tuple[Section[SetInline], ...]
    maps: tuple[SectionMap, ...]
    drawn: tuple[bytes, ...]
    pages: tuple[Page, ...]
    furniture: tuple[Furniture, ...]
    fonts: FontSet
    attested: str = ""
    intent: OutputIntent | None = None
    converted: Converted = field(default_factory=Converted)


def assemble(
    volume: Volume, report: Report, deliver: Callable[[Profile, bytes], object] | None = None
) -> dict[Profile, bytes]:
    """Return the book as a PDF in each profile: the same input gives the same bytes.

    It is joined once; each profile makes of it what it wants, after those before it. Where the screen PDF is
    for PDF 2.0, the one for PDF 1.7 is "archivable". `deliver` gets each as soon as it is made. Reports F007.
    Raises ValueError when a section was drawn with another number of pages than its map has.
    """
    with ExitStack() as opened:
        pdf = opened.enter_context(pikepdf.new())
        # Streams of a source are copied when the book is saved: until then it stays open.
        drawn = [opened.enter_context(pikepdf.open(BytesIO(data))) for data in volume.drawn]
        furniture = [
            (opened.enter_context(pikepdf.open(BytesIO(run.pdf))), len(run.lines)) for run in volume.furniture
        ]
        structure = Structure()
        found = _join(pdf, drawn, volume, structure)
        leave_out(structure, link_across(pdf, found, volume.pages, report))
        overlay(pdf, furniture, _furnished(volume.pages), volume.design)
        merge_fonts(pdf, volume.fonts)
        write_destinations(pdf, found)
        write_outline(pdf, outline(volume.sections, volume.maps))
        pdf.Root.PageLabels = page_labels([page.folio for page in volume.pages])
        write_metadata(pdf, volume.metadata, volume.attested)
        write_structure(pdf, structure, volume.sections)
        made: dict[Profile, bytes] = {}
        for profile, data in _profiles(pdf, volume, structure):
            made[profile] = data
            if deliver is not None:
                deliver(profile, data)
        return made


def _profiles(pdf: Any, volume: Volume, structure: Structure) -> Iterator[tuple[Profile, bytes]]:
    """Yield the profiles in the order in which they are made of one file: print takes tags and links away."""
    job = Job(volume.design, volume.metadata, volume.fonts, volume.attested, volume.intent, volume.converted)
    version = screen(pdf, job)
    named = list(pdf.Root.Names.Dests.Names)
    if volume.design.screen == "PDF/UA-2" and not structure.untagged:
        yield "archivable", saved(pdf, version)
        version = universal(pdf, structure)
    yield "screen", saved(pdf, version)
    # In PDF 2.0 they lead to structure elements, which print has not.
    name_destinations(pdf, named)
    yield "print", saved(pdf, printing(pdf, job))


def _furnished(pages: tuple[Page, ...]) -> list[int]:
    """Return the sheets that carry a head or a folio."""
    return [page.sheet for page in pages if any(line.area in _FURNITURE_AREAS for line in page.lines)]


def _join(pdf: Any, drawn: list[Any], volume: Volume, structure: Structure) -> dict[str, Destination]:
    """Append the pages of all sections with their tags; return the destinations by name."""
    found: dict[str, Destination] = {}
    for laid, source in zip(volume.maps, drawn, strict=True):
        if len(source.pages) != len(laid.pages):
            raise ValueError(f"{laid.anchor}: {len(source.pages)} pages drawn, not {len(laid.pages)}")
        _append_blank(pdf, volume)
        for name, destination in destinations(source, len(pdf.pages)):
            found.setdefault(name, destination)
        first = len(pdf.pages)
        for page in source.pages:
            pdf.pages.append(page)
        join_tags(structure, pdf, source, first, laid.anchor)
    return found


def _append_blank(pdf: Any, volume: Volume) -> None:
    """Append a blank page where the pagination has one next."""
    count = len(pdf.pages)
    if count < len(volume.pages) and volume.pages[count].blank:
        pdf.add_blank_page(page_size=(volume.design.width, volume.design.height))
        pdf.pages[-1].obj.Resources = pikepdf.Dictionary()
