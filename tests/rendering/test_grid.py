"""Whatever stands on a page, the lines of the text below it are whole leadings from its head."""

import pytest
from tiny import house, p, section, text

from stonehand.compose.geometry import geometry
from stonehand.compose.stylesheets import print_stylesheets
from stonehand.model.book import Design
from stonehand.press.pdf.set import SectionTask, set_section

DESIGN = Design(442.2, 663.31)
LEADING, FIRST = 14.0, 10.91
"""The leading of the house's scale for this trim, and the baseline of the first line of a page; points."""


def img(height: float) -> str:
    """Return an image of so many pixels."""
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='200' height='{height}'/>".replace("<", "%3C")
    return f'<img alt="" src="data:image/svg+xml,{svg.replace(">", "%3E")}"/>'


def figure(height: float, words: int = 0) -> str:
    """Return a figure with a legend of so many words."""
    legend = f'<figcaption class="legend">{p("f-c", text(words))}</figcaption>' if words else ""
    return f'<figure id="f" class="figure">{img(height)}{legend}</figure>'


def table(rows: int, caption: int = 0, notes: int = 0) -> str:
    """Return a table of so many rows; the caption and the notes have so many words."""
    body = "".join(f"<tr><td>{row}</td><td>{text(2)}</td></tr>" for row in range(rows))
    above = f"<caption>{text(caption)}</caption>" if caption else ""
    below = f'<div class="table-notes"><div class="note">{p("t-n", text(notes))}</div></div>' if notes else ""
    head = "<thead><tr><th>a</th><th>b</th></tr></thead>"
    return f'<div id="t" class="table"><table>{above}{head}<tbody>{body}</tbody></table>{below}</div>'


def some(tag: str, names: str, *parts: str) -> str:
    """Return a block of these."""
    return f'<{tag} class="{names}">{"".join(parts)}</{tag}>'


def items(count: int, names: str, words: int = 20) -> str:
    """Return a list."""
    made = (some("li", "item", p(f"i{n}", text(words))) for n in range(count))
    return some("ul", names, *made)


def stanza(count: int, anchor: str = "v") -> str:
    """Return lines of verse."""
    made = (
        f'<p class="line" id="{anchor}{n}" data-source="c.md:1:1" data-runs="0:1:1">{text(5)}</p>'
        for n in range(count)
    )
    return some("div", "stanza", *made)


HEAD = '<h{0} id="h{0}" data-source="c.md:1:1" data-runs="0:1:1">{1}</h{0}>'
OPENING = (
    '<header class="opening"><p class="label">1</p><h1>{}</h1><div class="contributors">'
    '<p class="contributor">A</p><p class="contributor">B</p><p class="contributor">C</p></div></header>'
)
TERMS = (
    '<dl class="definitions">'
    + 3 * '<div class="definition"><dt>ink</dt> <dd><p>black</p></dd></div>'
    + "</dl>"
)
BLOCKS = {
    "heads": HEAD.format(2, "Ink") + HEAD.format(3, "Quoin") + p("a", text(9)) + HEAD.format(4, "Forme"),
    "long head": HEAD.format(2, text(30)),
    "quotation": some("blockquote", "quotation", p("q", text(60)), p("q2", text(30))),
    "quotation in a list": some(
        "ul", "list", some("li", "item", p("i", "x"), some("blockquote", "quotation", p("q", "y")))
    ),
    "verse": some("div", "verse", stanza(3), stanza(4, "w")),
    "list": items(4, "list tight"),
    "loose list": items(4, "list"),
    "terms": TERMS,
    "code": '<pre class="code" id="k" data-source="c.md:1:1" data-runs="0:1:1">a\nb\nc</pre>',
    "ornament": '<hr class="ornament"/>',
    "table": table(4),
    "table with caption and notes": table(5, caption=40, notes=50),
    "figure": figure(101),
    "figure with a legend": figure(87.3, words=40),
    "figure in a division": some("div", "division", p("d", text(9)), figure(33.3)),
    "grid": '<div style="display: grid">' + p("g", text(9)) + p("g2", text(9)) + "</div>",
    "tall image in a line": p("m", f"{text(20)} {img(40)} {text(20)}"),
    "two figures": figure(50) + figure(51, words=10).replace('"f', '"g'),
    "epigraph": some("blockquote", "epigraph", p("e", text(9)), p("e2", text(9))),
    "opening": OPENING.format(text(30)),
    "equation": some("div", "equation", img(14)),
    "tall equation": some("div", "equation", img(47)),
    "long quotation": some("blockquote", "quotation", p("q", text(700))),
    "long table": table(50, caption=5),
    "long verse": some("div", "verse", *(stanza(5, f"v{n}-") for n in range(8))),
    "long loose list": items(30, "list"),
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_lines_register(block: str) -> None:
    html = section(
        p("before", text(120)),
        block,
        p("after", text(60)),
        block.replace('id="', 'id="z'),
        p("end", text(600)),
    )
    result = set_section(SectionTask("s", html, print_stylesheets(DESIGN), fonts=house()))
    body = [
        (page, line)
        for page in result.map.pages
        for line in page.lines
        if line.area == "body" and line.kind in ("text", "verse") and line.start < line.end
    ]
    off = [
        (line.block, round(line.baseline - page.type_area[1] - FIRST, 2))
        for page, line in body
        if abs((line.baseline - page.type_area[1] - FIRST + LEADING / 2) % LEADING - LEADING / 2) > 0.1
    ]
    assert {"before", "after", "end"} <= {line.block for _, line in body}
    assert off == []


@pytest.mark.parametrize(("words", "lines", "names"), [(2, -1, ""), (40, -1, ""), (2, -20, "break-before")])
def test_a_head_that_stands_first_on_its_page_is_on_the_grid_with_a_line_of_white_below(
    words: int, lines: int, names: str
) -> None:
    head = HEAD.format(2, text(words)).replace("<h2", f'<h2 class="{names}"')
    full = "<br/>".join("ink" for _ in range(geometry(DESIGN).lines + lines))
    html = section(p("before", full), head, p("after", text(60)))
    result = set_section(SectionTask("s", html, print_stylesheets(DESIGN), fonts=house()))
    page = result.map.pages[1]
    titles = [line for line in page.lines if line.kind == "heading"]
    first = next(line for line in page.lines if line.block == "after")
    places = [round((line.baseline - page.type_area[1] - FIRST) / LEADING, 2) for line in (*titles, first)]
    count = len(titles)
    assert places == pytest.approx([*range(count), count + 1], abs=0.03)


def test_the_number_of_an_equation_stands_on_its_baseline() -> None:
    number = '<span class="number" data-generated="number">(1)</span>'
    equation = p("e", f"{number}x").replace("<p", '<p class="equation"')
    html = section(p("a", text(9)), equation)
    (page,) = set_section(SectionTask("s", html, print_stylesheets(DESIGN), fonts=house())).map.pages
    _, *lines = sorted({round(line.baseline, 2) for line in page.lines})
    assert len(lines) == 1
