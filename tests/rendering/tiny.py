"""Tiny pages: copy in the HTML of docs/html.md, set with the house fonts on a page of 105 × 130 mm."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.model.book import Design
from stonehand.model.footnotes import FOOTNOTES, FootnoteSettings
from stonehand.model.layout import Line
from stonehand.model.lines import HYPHENATION, LINES, HyphenationSettings, LineSettings
from stonehand.model.pages import PAGES, PageSettings
from stonehand.press.pdf import fonts
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.set import SectionTask, SetSection, set_section

STYLE = """
@page { size: 105mm 130mm; margin: 12mm; bleed: 3mm;
        @footnote { border-top: .4pt solid black; padding-top: 2mm; margin-top: 3mm } }
html { font: 10pt/12pt "EB Garamond"; text-align: justify; orphans: 2; widows: 2 }
body, p, h1, h2, blockquote, ul, figure, table { margin: 0; padding: 0 }
h1, h2 { font-size: 10pt; line-height: 12pt; break-after: avoid }
.call { font-size: 6pt; line-height: 0; vertical-align: super }
span.note { font-size: 8pt; line-height: 9pt; text-indent: 0 }
.note span.p, .note .quotation { display: block }
span.note::before { content: ""; display: block; width: 10mm; border-top: 1pt solid; margin-bottom: 3pt }
"""
LINES_A_PAGE = 25
WORDS = (
    "ink",
    "quoin",
    "forme",
    "chase",
    "galley",
    "stick",
    "leading",
    "frisket",
    "tympan",
    "bodkin",
    "slug",
)


@cache
def house() -> FontSet:
    """Return the house fonts."""
    return fonts.prepare(Design(297.6, 368.5), Path(), Report())


# Other modules of the press import WeasyPrint, which reads the fonts that it may see at import.
fonts.activate(house())


def text(count: int) -> str:
    """Return so many words."""
    return " ".join(WORDS[n % len(WORDS)] for n in range(count))


def p(anchor: str, content: str, line: int = 1) -> str:
    """Return a paragraph whose first character stands at a line of copy.md."""
    return f'<p id="{anchor}" data-source="copy.md:{line}:1" data-runs="0:{line}:1">{content}</p>'


def note(anchor: str, *paragraphs: str, line: int = 90) -> str:
    """Return a call and its note."""
    call = f'<a class="call" id="{anchor}-call" href="#{anchor}" data-generated="call">1</a>'
    marker = f'<a class="marker" href="#{anchor}-call" data-generated="marker">1.</a> '
    blocks = "".join(
        f'<span class="p" id="{anchor}-p{n}" data-source="copy.md:{line + n}:1" data-runs="0:{line + n}:1">'
        f"{'' if n else marker}{paragraph}</span>"
        for n, paragraph in enumerate(paragraphs)
    )
    return f'{call}<span class="note" id="{anchor}" data-source="copy.md:{line}:1">{blocks}</span>'


def section(*blocks: str) -> str:
    """Return a document of one section."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>x</title></head><body>'
        f'<section id="s" class="section" data-source="copy.md:1:1">{"".join(blocks)}</section></body></html>'
    )


def lay(
    *blocks: str,
    style: str = "",
    root: str = "",
    lines: LineSettings = LINES,
    hyphenation: HyphenationSettings = HYPHENATION,
    footnotes: FootnoteSettings = FOOTNOTES,
    pages: PageSettings = PAGES,
) -> SetSection:
    """Set a section of these blocks."""
    task = SectionTask("s", section(*blocks), (STYLE, style), root=root, fonts=house(), lines=lines)
    return set_section(replace(task, hyphenation=hyphenation, footnotes=footnotes, pages=pages))


def lines(result: SetSection) -> Iterator[tuple[int, Line]]:
    """Yield all lines with their page, from 0."""
    for number, page in enumerate(result.map.pages):
        for line in page.lines:
            yield number, line


def pages_of(result: SetSection, note_anchor: str) -> list[int]:
    """Return the page of each line of a note."""
    return [page for page, line in lines(result) if line.note == note_anchor]


def codes(result: SetSection) -> list[str]:
    """Return the codes of what was found."""
    return [diagnostic.code.value for diagnostic in result.diagnostics]
