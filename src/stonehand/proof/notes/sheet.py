"""Rows of the note sheet and what was found in them in, one HTML page out."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from lxml.html import builder as html

from stonehand.diagnostics import Diagnostic
from stonehand.proof.notes.row import NoteCite, NoteRow
from stonehand.proof.sheet_page import sheet_page
from stonehand.source import Span

Element: TypeAlias = Any

STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; color: #222; background: #f2f1ee }
body { margin: 2em auto; max-width: 70em }
table { border-collapse: collapse; width: 100%; background: #fff; margin: 0 0 2em }
th, td { padding: .35em .7em; text-align: left; vertical-align: top; border-bottom: 1px solid #e5e5e5 }
td.number { text-align: right; font-variant-numeric: tabular-nums }
ul { margin: 0; padding: 0; list-style: none } .why, .place { color: #555; font-size: .9em }
.found { color: #a11 } .form { font-variant-caps: all-small-caps; letter-spacing: .05em }
"""


def note_sheet(title: str, rows: Sequence[NoteRow], found: Sequence[Diagnostic]) -> bytes:
    """Return the sheet: a table for each section, a row for each note."""
    by_place: dict[Span, list[Diagnostic]] = {}
    for item in found:
        if isinstance(item.place, Span):
            by_place.setdefault(item.place, []).append(item)
    heading = f"{title}: {len(rows)} notes, {len(found)} to look at"
    sections = dict.fromkeys(row.section for row in rows)
    tables = [part for section in sections for part in _section(section, rows, by_place)]
    return sheet_page(heading, STYLE, *tables)


def _section(
    section: str, rows: Sequence[NoteRow], found: Mapping[Span, Sequence[Diagnostic]]
) -> tuple[Element, Element]:
    head = html.TR(*map(html.TH, ("note", "page", "as printed", "works", "to look at")))
    own = (row for row in rows if row.section == section)
    return html.H2(section), html.TABLE(head, *(_row(row, found.get(row.span, ())) for row in own))


def _row(row: NoteRow, found: Sequence[Diagnostic]) -> Element:
    number = html.CLASS("number")
    return html.TR(
        html.TD(row.mark, number),
        html.TD(row.folio or "–", html.CLASS("number")),
        html.TD(row.words, html.DIV(str(row.span), html.CLASS("place"))),
        html.TD(html.UL(*map(_cite, row.cites))),
        html.TD(
            html.UL(*(html.LI(f"{item.code.value} {item.message}", html.CLASS("found")) for item in found))
        ),
    )


def _cite(cite: NoteCite) -> Element:
    own = ", in the author's words" if cite.is_own else ""
    return html.LI(
        html.SPAN(cite.form, html.CLASS("form")),
        f" {cite.title or cite.key} ",
        html.SPAN(f"({cite.key}): {cite.why}{own}", html.CLASS("why")),
    )
