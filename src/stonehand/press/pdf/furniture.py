"""The HTML of all running heads and folios in; one form for every sheet, and its lines, out.

WeasyPrint spends about 12 ms on a page however little is on it. So all sheets are set on one tall page, one
below the other, each with an opacity: WeasyPrint then draws each as a form XObject of its own (a "group"),
and assembly lays that form over the page, without the opacity. Of a long book some sheets are set at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from stonehand.diagnostics import Diagnostic
from stonehand.errors import HookMisfit
from stonehand.model.book import Design
from stonehand.model.layout import Area, Line
from stonehand.press.pdf.fonts import activate
from stonehand.press.pdf.fontset import FontSet
from stonehand.store.collector import at_rest

SHEETS = 100
"""Sheets of a book that are set at a time: where the last ones change, the first stay as they are."""

_AREAS: tuple[Area, ...] = ("head", "folio")
_CITATION = "citation"
"""Drawn with the furniture, and no line of the map: the book itself has none."""

_TALL = """
    @page {{ size: {width}pt {tall}pt !important }}
    @page {{ margin: 0 !important; bleed: 0 !important; marks: none !important }}
    html, body, .sheet {{ margin: 0 !important; padding: 0 !important; border: none !important }}
    .sheet {{ width: {width}pt !important; height: {height}pt !important }}
    .sheet {{ position: relative !important; overflow: hidden !important; opacity: .5 !important }}
    .sheet {{ break-after: avoid !important; break-before: avoid !important }}
"""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The furniture of some sheets: a PDF whose one page has a form for each, and the lines on each."""

    pdf: bytes
    lines: tuple[tuple[Line, ...], ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def set_furniture(html: str, stylesheets: tuple[str, ...], design: Design, fonts: FontSet) -> Furniture:
    """Set `<div class="sheet ..."><p class="head">..</p><p class="folio">..</p></div>`, one for each page.

    No file is read for it, and nothing fetched: it depends on nothing but what is given here. Raises
    HookMisfit when WeasyPrint does not put all sheets on one page.
    """
    activate(fonts)
    from weasyprint import HTML
    from weasyprint.css.counters import CounterStyle

    from stonehand.press.pdf import hooks
    from stonehand.press.pdf.fetch import BookFetcher
    from stonehand.press.pdf.foreign import listening
    from stonehand.press.pdf.layout import read_map
    from stonehand.press.pdf.lines_faces import house_fonts
    from stonehand.press.pdf.sheets import parse_sheet

    with listening() as heard, at_rest():
        # So much of it is alike that what the hooks spare is half of the time.
        hooks.install()
        fetcher = BookFetcher("", lambda url: None)
        source = HTML(string=html, url_fetcher=fetcher)
        tree = source.etree_element
        sheets = _name(tree)
        configuration, counters = house_fonts(), CounterStyle()
        sheet_style = _TALL.format(width=design.width, height=design.height, tall=design.height * sheets)
        styles = [parse_sheet(text, "", configuration, counters) for text in (*stylesheets, sheet_style)]
        heard.messages.extend(message for style in styles for message in style.messages)
        document = source.render(configuration, counters, stylesheets=[style.css for style in styles])
        pages = read_map("", document, tree).map.pages
        pdf = bytes(document.write_pdf())
    if len(pages) != 1:
        raise HookMisfit(f"{sheets} sheets of furniture fill {len(pages)} pages, not one")
    lines = tuple(_sheets(pages[0].lines, sheets, design.height))
    refused = (*(each for style in styles for each in style.refusals), *fetcher.refusals)
    return Furniture(pdf, lines, (*dict.fromkeys(refused), *heard.diagnostics({})))


def _name(tree: Any) -> int:
    """Give every head and folio an anchor by which its line is known; return the number of sheets."""
    sheets = [element for element in tree.iter("div") if "sheet" in element.get("class", "").split()]
    for number, sheet in enumerate(sheets):
        for paragraph in sheet.iter("p"):
            if paragraph.get("class") in (*_AREAS, _CITATION):
                paragraph.set("id", f"{number}-{paragraph.get('class')}")
                paragraph.set("data-source", "furniture")
    return len(sheets)


def _sheets(lines: tuple[Line, ...], sheets: int, height: float) -> Iterator[tuple[Line, ...]]:
    """Yield the lines of each sheet, measured from its own top."""
    found: list[list[Line]] = [[] for _ in range(sheets)]
    for line in lines:
        number, _, name = line.block.partition("-")
        if name == _CITATION:
            continue
        top = int(number) * height
        y, baseline = round(line.y - top, 2), round(line.baseline - top, 2)
        area: Area = "head" if name == "head" else "folio"
        found[int(number)].append(replace(line, area=area, block="", source="", y=y, baseline=baseline))
    yield from (tuple(each) for each in found)
