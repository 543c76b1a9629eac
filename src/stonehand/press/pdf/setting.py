"""A section's HTML and stylesheets in; PDF, map and diagnostics out, by way of WeasyPrint."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from stonehand.diagnostics import Code, Diagnostic, Report
from stonehand.errors import StonehandError
from stonehand.model.layout import SectionMap
from stonehand.press.pdf import hooks
from stonehand.press.pdf.displays_area import Placed
from stonehand.press.pdf.displays_check import check_displays, check_widths
from stonehand.press.pdf.excerpt_pages import abridged, starts_of
from stonehand.press.pdf.fetch import BookFetcher
from stonehand.press.pdf.fonts import active
from stonehand.press.pdf.foreign import Finder, Heard, listening
from stonehand.press.pdf.glyphs import check_glyphs
from stonehand.press.pdf.index_continued import remove_entry_lines
from stonehand.press.pdf.initials import fit_initials
from stonehand.press.pdf.layout import Reading, read_map
from stonehand.press.pdf.limits import keep_limits
from stonehand.press.pdf.lines_broken import note_broken_words
from stonehand.press.pdf.lines_faces import house_fonts
from stonehand.press.pdf.lines_kept import KeptPlans, Row
from stonehand.press.pdf.lines_setter import LineSetter, line_setter
from stonehand.press.pdf.links import settle_links
from stonehand.press.pdf.notes_check import check_notes, check_pages, check_text
from stonehand.press.pdf.pages_grid import read_grid
from stonehand.press.pdf.pages_spread import spread_maker
from stonehand.press.pdf.sheets import parse_sheet
from stonehand.press.pdf.tables_continued import remove_lines
from stonehand.press.pdf.task import Excerpt, SectionTask, Start, blank_section
from stonehand.press.pdf.tree import Node, Places
from stonehand.source import Span

Result = tuple[
    bytes,
    SectionMap,
    tuple[Diagnostic, ...],
    tuple[tuple[str, int], ...],
    tuple[tuple[str, int, float], ...],
    tuple[str, ...],
    tuple[Start, ...],
    Mapping[bytes, Row],
]

CONTRACT = """
    span.note { float: footnote; footnote-display: block }
    ::footnote-call, ::footnote-marker { content: none; font: inherit; line-height: 0 }
    ::footnote-call { vertical-align: baseline }
    html.opens-recto { break-before: recto }
    html.opens-verso { break-before: verso }
"""
"""What the layout of notes and sides relies on (docs/html.md), before the stylesheets of the book."""

NO_PLANS: Mapping[bytes, Row] = {}

STOCK = "span.note::before { content: none !important }"
"""Where notes are not split, none goes on from the page before."""


def set_task(
    task: SectionTask, excerpt: Excerpt | None = None, plans: Mapping[bytes, Row] = NO_PLANS
) -> Result:
    """Set a section, or a part of it; where WeasyPrint fails, a page with a question mark.

    `plans` are those that an earlier setting of the section used.
    """
    report = Report()
    part = replace(task, html=abridged(task.html, excerpt)) if excerpt else task
    for copy, pages in ((part, excerpt), (blank_section(task), None)):
        try:
            return _set(copy, report, pages, plans)
        except StonehandError:
            raise
        # The boundary of a task: whatever a library raises here, the other sections are still set.
        except (Exception, FatalURLFetchingError) as error:
            message = f"“{task.anchor}” could not be set: {type(error).__name__}: {error}"
            report.add(Code.L015, message, Span.point(task.anchor))
    return _set(replace(blank_section(task), stylesheets=()), report)


def _set(
    task: SectionTask,
    report: Report,
    excerpt: Excerpt | None = None,
    plans: Mapping[bytes, Row] = NO_PLANS,
) -> Result:
    with listening() as heard:
        misfits = hooks.install()
        source, places, fetcher = _read(task, report)
        tree = source.etree_element
        fonts, counters = house_fonts(), CounterStyle()
        styles = _styles(task, misfits, (fonts, counters), heard, report)
        lines, placed = line_setter(task.lines, task.hyphenation, tree), list[Placed]()
        lines.kept = KeptPlans(plans)
        spreads = spread_maker(task.pages, lines, task.depths)
        kind = hooks.noted_document(task.footnotes, lines, read_grid(tree), spreads, placed, excerpt)
        if misfits:
            remove_lines(tree)
            remove_entry_lines(tree)
            kind = Document
        options = {**DEFAULT_OPTIONS, "stylesheets": styles}
        document = kind._render(source, fonts, counters, None, options)
        reading = read_map(task.anchor, document, tree, excerpt.begun if excerpt else ())
        if house := active():
            report.extend(check_glyphs(document, tree, house))
        note_broken_words(document)
        pdf = bytes(document.write_pdf(pdf_tags=not misfits and excerpt is None))
    report.extend(Diagnostic.of(Code.L014, f"notes are not split: {misfit}") for misfit in misfits)
    report.extend(lines.unmet(places))
    report.extend(_faults(task, reading, tree, places, placed))
    report.extend(fetcher.refusals)
    report.extend(_foreign(heard, places, reading, fetcher))
    costs, asked = tuple(_costs(task.asked, lines)), tuple(sorted(fetcher.asked))
    begun = starts_of(spreads)
    return pdf, reading.map, tuple(report), lines.counts(), costs, asked, begun, lines.kept.used


def _read(task: SectionTask, report: Report) -> tuple[HTML, Places, BookFetcher]:
    """Read the HTML of a task, with what it may ask for, and mend what would harm."""
    source = HTML(string=task.html, base_url=_base(task.root))
    tree = source.etree_element
    if task.opens_on:
        tree.set("class", f"{tree.get('class', '')} opens-{task.opens_on}".strip())
    places = Places(tree, source.base_url)
    source.url_fetcher = fetcher = BookFetcher(task.root, places.url)
    report.extend(keep_limits(tree, places))
    report.extend(settle_links(tree, places))
    fit_initials(tree, task.fonts)
    return source, places, fetcher


def _styles(
    task: SectionTask,
    misfits: tuple[str, ...],
    registers: tuple[FontConfiguration, CounterStyle],
    heard: Heard,
    report: Report,
) -> list[CSS]:
    """Return the stylesheets of a task after those that its setting relies on."""
    texts = (CONTRACT, *task.stylesheets, *((STOCK,) if misfits else ()))
    sheets = [parse_sheet(text, task.root, *registers) for text in texts]
    for sheet in sheets:
        heard.messages.extend(sheet.messages)
        report.extend(sheet.refusals)
    return [sheet.css for sheet in sheets]


def _faults(
    task: SectionTask, reading: Reading, tree: Node, places: Places, placed: list[Placed]
) -> Iterator[Diagnostic]:
    """Yield what is not on the pages as the copy wants it."""
    yield from check_text(reading.flawed, places)
    yield from check_notes(reading.map, tree, places)
    yield from check_displays(placed, tree, places)
    yield from check_widths(reading.map, places)
    yield from check_pages(reading.map, tree, places, task.footnotes)


def _costs(asked: tuple[str, ...], lines: LineSetter) -> Iterator[tuple[str, int, float]]:
    """Yield what each asked paragraph adds in a line fewer or more, at the measure that it was set at."""
    measures = {
        str(box.element.get("id")): next(iter(paragraph.shapes), 0.0)
        for box, paragraph in lines.paragraphs.values()
        if not isinstance(paragraph, str)
    }
    for anchor in asked:
        found = lines.costs(anchor, measures[anchor]) if measures.get(anchor) else {}
        for by in (-1, 1):
            if by in found and found[by].looseness == by:
                yield anchor, by, found[by].demerits - found[0].demerits


def _base(root: str) -> str | None:
    return Path(root).resolve().as_uri() + "/" if root else None


def _foreign(heard: Heard, places: Places, reading: Reading, fetcher: BookFetcher) -> list[Diagnostic]:
    finders: dict[str, Finder] = {
        "url": places.url,
        "anchor": places.anchor,
        "character": lambda character: _first_with(reading.map, character),
    }
    # A refusal has its own diagnostic; WeasyPrint only repeats that the image was not loaded.
    heard.messages = [
        message
        for message in heard.messages
        if not any(f"Failed to load image at {url!r}" in message for url in fetcher.refused)
    ]
    return list(heard.diagnostics(finders))


def _first_with(section: SectionMap, character: str) -> Span | None:
    for page in section.pages:
        for line in page.lines:
            if character in line.text and line.source.count(":") >= 2:
                file, number, column = line.source.rsplit(":", 2)
                return Span.point(file, int(number), int(column) + line.text.index(character))
    return None
