"""Flaws and the PDF of their pages in, one HTML page with a picture of each place out."""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from typing import Any, TypeAlias

import pypdfium2
from lxml.html import builder as html

from stonehand.diagnostics.formats.text import diagnostic_lines
from stonehand.proof.flaws.flaw import Flaw, Rectangle
from stonehand.proof.flaws.png import picture
from stonehand.proof.sheet_page import sheet_page

Element: TypeAlias = Any

AROUND = 36.0
"""Points of the page shown above and below the place."""

BESIDE = 14.0
"""Points shown beside the type area."""

STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; color: #222; background: #f2f1ee }
body { margin: 2em auto; max-width: 62em }
table { border-collapse: collapse; margin: 1em 0 2em } td, th { padding: .15em .8em; text-align: left }
td:last-child { text-align: right; font-variant-numeric: tabular-nums }
article { background: #fff; padding: 1em 1.2em; margin: 0 0 1.2em; border: 1px solid #ddd }
article p { margin: .2em 0 } .place { color: #555; font-size: .9em }
.error { color: #a11 } .hint { color: #555 }
.pictures { display: flex; gap: 1em; margin-top: .7em }
.picture { position: relative; width: 100%; border: 1px solid #e5e5e5 } img { display: block; width: 100% }
.mark { position: absolute; background: rgba(220, 40, 40, .16); outline: 1px solid rgba(200, 30, 30, .55) }
"""


def flaw_sheet(title: str, flaws: Sequence[Flaw], pdf: bytes) -> bytes:
    """Return the sheet; `pdf` is the one for the screen, whose pages are as large as the trim."""
    with pypdfium2.PdfDocument(pdf) as document:
        articles = [_article(flaw, document) for flaw in flaws]
    heading = f"{title}: {len(flaws)} flaw{'' if len(flaws) == 1 else 's'}"
    return sheet_page(heading, STYLE, _table(flaws), *articles)


def _table(flaws: Sequence[Flaw]) -> Element:
    counts = Counter(flaw.code for flaw in flaws)
    rows = sorted(counts.items(), key=lambda row: row[0].value)
    return html.TABLE(
        *(html.TR(html.TD(code.value), html.TD(code.title), html.TD(str(count))) for code, count in rows)
    )


def _article(flaw: Flaw, document: pypdfium2.PdfDocument) -> Element:
    first, *more = diagnostic_lines(flaw.diagnostic)
    place, _, message = first.partition(": ")
    names = html.CLASS("place"), html.CLASS(flaw.code.severity.value), html.CLASS("hint")
    pictures = [_picture(flaw, document, sheet) for sheet in flaw.sheets]
    return html.ARTICLE(
        html.P(place, names[0]),
        html.P(html.STRONG(flaw.code.title.capitalize(), names[1]), " ", message),
        *(html.P(line.strip(), names[2]) for line in more),
        html.DIV(html.CLASS("pictures"), *pictures),
    )


def _picture(flaw: Flaw, document: pypdfium2.PdfDocument, sheet: int) -> Element:
    part = _part(flaw)
    data = b64encode(picture(document[sheet - 1], part)).decode()
    image = html.IMG(src=f"data:image/png;base64,{data}", alt=f"sheet {sheet}")
    marks = flaw.marks if sheet == flaw.spot.page.sheet else ()
    return html.DIV(html.CLASS("picture"), image, *(_mark(mark, part) for mark in marks))


def _part(flaw: Flaw) -> Rectangle:
    """Return the part of the page to show: the width of the text, some lines above and below the marks."""
    page = flaw.spot.page
    top = min(mark[1] for mark in flaw.marks) - AROUND
    bottom = max(mark[3] for mark in flaw.marks) + AROUND
    left, right = page.type_area[0] - BESIDE, page.type_area[2] + BESIDE
    if len(flaw.sheets) > 1:
        left, right, bottom = 0.0, page.width, page.type_area[3] + AROUND
    return max(left, 0.0), max(top, 0.0), min(right, page.width), min(bottom, page.height)


def _mark(mark: Rectangle, part: Rectangle) -> Element:
    left, top, right, bottom = part
    width, height = right - left, bottom - top
    style = (
        f"left: {100 * (mark[0] - left) / width:.2f}%; top: {100 * (mark[1] - top) / height:.2f}%; "
        f"width: {100 * (mark[2] - mark[0]) / width:.2f}%; height: {100 * (mark[3] - mark[1]) / height:.2f}%"
    )
    return html.DIV(html.CLASS("mark"), style=style)
