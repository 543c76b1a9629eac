"""Differences and the new screen PDF in; what `build/check/` holds out: a page to read, pictures, logs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, TypeAlias

import pypdfium2
from lxml import etree
from lxml.html import builder as html
from PIL import Image, ImageDraw

from stonehand.diagnostics.formats import Run, render
from stonehand.diagnostics.formats.text import diagnostic_lines
from stonehand.proof.gate.difference import Difference, Rectangle
from stonehand.proof.gate.ink import SCALE, picture_of

Element: TypeAlias = Any

REPORT, SARIF, JUNIT = "report.html", "check.sarif", "check.junit.xml"

MOST = 60
"""Pages of which pictures are made at most."""

AROUND = 2
"""Points between what differs and the frame around it."""

FRAME = (200, 30, 30)

STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; color: #222; margin: 2em auto; max-width: 62em }
table { border-collapse: collapse } td { padding: .15em .8em }
article { padding: .6em 1em; margin: 0 0 1em; border: 1px solid #ddd } article p { margin: .2em 0 }
.place, .hint { color: #555; font-size: .9em } .error { color: #a11 }
"""


def check_files(title: str, found: Sequence[Difference], screen: bytes, run: Run) -> dict[str, bytes]:
    """Return the files of the folder by name; `screen` is the PDF for the screen, `run` all that was said."""
    pictures = _pictures(found, screen)
    return {
        REPORT: _report(title, found, pictures),
        SARIF: render(run, "sarif").encode(),
        JUNIT: render(run, "junit").encode(),
        **{_name(sheet): data for sheet, data in pictures.items()},
    }


def _name(sheet: int) -> str:
    return f"sheet-{sheet:04}.png"


def _pictures(found: Iterable[Difference], screen: bytes) -> dict[int, bytes]:
    """Return the first of the pages that differ, with the places marked."""
    marks: dict[int, list[Rectangle]] = defaultdict(list)
    for difference in found:
        for spot in difference.spots:
            if spot.rectangle:
                marks[spot.leaf.sheet].append(spot.rectangle)
    with pypdfium2.PdfDocument(screen) as document:
        return {
            sheet: _png(_marked(picture_of(document[sheet - 1]), marks[sheet]))
            for sheet in sorted(marks)[:MOST]
        }


def _marked(picture: Image.Image, marks: Sequence[Rectangle]) -> Image.Image:
    draw = ImageDraw.Draw(picture)
    for left, top, right, bottom in marks:
        edges = (left - AROUND, top - AROUND, right + AROUND, bottom + AROUND)
        draw.rectangle([edge * SCALE for edge in edges], outline=FRAME, width=SCALE)
    return picture


def _png(picture: Image.Image) -> bytes:
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _report(title: str, found: Sequence[Difference], pictures: dict[int, bytes]) -> bytes:
    heading = f"{title}: {len(found)} difference{'' if len(found) == 1 else 's'} from the accepted build"
    counts = Counter(difference.code for difference in found)
    rows = [
        html.TR(html.TD(code.value), html.TD(code.title), html.TD(str(count)))
        for code, count in counts.items()
    ]
    page = html.HTML(
        html.HEAD(html.META(charset="utf-8"), html.TITLE(heading), html.STYLE(STYLE)),
        html.BODY(
            html.H1(heading),
            html.TABLE(*rows),
            *(_article(difference, pictures) for difference in found),
            html.P("If the pages are as they should be: stonehand accept."),
        ),
        lang="en",
    )
    made: bytes = etree.tostring(page, encoding="utf-8", method="html", doctype="<!DOCTYPE html>")
    return made + b"\n"


def _article(difference: Difference, pictures: dict[int, bytes]) -> Element:
    lines = list(diagnostic_lines(difference.diagnostic))
    sheets = dict.fromkeys(spot.leaf.sheet for spot in difference.spots)
    links = [html.A(f"sheet {sheet}", href=_name(sheet)) for sheet in sheets if sheet in pictures]
    separated = [piece for link in links for piece in (" ", link)]
    return html.ARTICLE(
        html.P(html.STRONG(difference.message, html.CLASS("error"))),
        *(html.P(line.strip(), html.CLASS("place")) for line in lines),
        *([html.P("Pictures:", *separated)] if links else []),
    )
