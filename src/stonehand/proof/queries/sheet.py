"""Author queries with their places in, the query sheet as an HTML page and as JSON out."""

import json
from collections.abc import Sequence
from typing import Any, TypeAlias

from lxml.html import builder as html

from stonehand.proof.queries.placed import Placed
from stonehand.proof.sheet_page import sheet_page

Element: TypeAlias = Any

SCHEMA = 1

STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; color: #222; background: #f2f1ee }
body { margin: 2em auto; max-width: 70em }
table { border-collapse: collapse; width: 100%; background: #fff }
th, td { padding: .35em .7em; text-align: left; vertical-align: top; border-bottom: 1px solid #e5e5e5 }
td:first-child { font-weight: 600 } .place { color: #555; font-size: .9em } .answered { color: #777 }
td.answer { min-width: 14em } @media print { body { background: none; margin: 0 } td.answer { height: 4em } }
"""

HEADS = ("query", "to", "page:line", "words", "question", "answer")


def query_sheet(title: str, proof: str, queries: Sequence[Placed]) -> bytes:
    """Return the sheet that goes to whoever is asked: a row for each query, with room for the answer."""
    left = sum(each.query.is_open for each in queries)
    heading = f"{title}: {len(queries)} quer{'y' if len(queries) == 1 else 'ies'}, {left} open"
    table = html.TABLE(html.THEAD(html.TR(*map(html.TH, HEADS))), html.TBODY(*map(_row, queries)))
    return sheet_page(heading, STYLE, html.P(f"Proof {proof}", html.CLASS("place")), table)


def _row(placed: Placed) -> Element:
    query = placed.query
    return html.TR(
        html.CLASS("open" if query.is_open else "answered"),
        html.TD(query.identity),
        html.TD(query.addressee),
        html.TD(placed.place or "–", html.DIV(f"{query.span.file}:{query.span.line}", html.CLASS("place"))),
        html.TD(query.words),
        html.TD(query.question),
        html.TD(query.answer, html.CLASS("answer")),
    )


def query_table(title: str, proof: str, queries: Sequence[Placed]) -> bytes:
    """Return the same as JSON."""
    table = {"schema": SCHEMA, "title": title, "proof": proof, "queries": list(map(_entry, queries))}
    return (json.dumps(table, indent=1, ensure_ascii=False) + "\n").encode()


def _entry(placed: Placed) -> dict[str, object]:
    query, spot = placed.query, placed.spot
    return {
        "id": query.identity,
        "to": query.addressee,
        "page": spot.page.folio if spot else None,
        "sheet": spot.page.sheet if spot else None,
        "area": spot.line.area if spot else None,
        "line": spot.number if spot else None,
        "source": str(query.span),
        "words": query.words,
        "question": query.question,
        "answer": query.answer,
    }
