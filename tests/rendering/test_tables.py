"""Tables over several pages, and cells that span others."""

import pytest
from tiny import codes, lay, p, text

from stonehand.press.pdf import hooks_fit
from stonehand.press.pdf.set import SetSection

STYLE = "table { border-spacing: 0 } tr { break-inside: avoid } tr.kept { break-after: avoid }"
HEAD = (
    '<thead><tr class="continued"><th id="t-continued" data-source="copy.md:5:1" colspan="2"'
    ' data-generated="continued">Table 1 (continued)</th></tr>'
    '<tr><th id="t-h1" data-source="copy.md:5:1" data-runs="0:5:1">Year</th>'
    '<th id="t-h2" data-source="copy.md:5:9" data-runs="0:5:9">Event</th></tr></thead>'
)


def cell(anchor: str, words: str, more: str = "") -> str:
    return f'<td id="{anchor}" data-source="copy.md:7:1" data-runs="0:7:1"{more}>{words}</td>'


def table(*rows: str, head: str = HEAD) -> str:
    body = "".join(rows)
    return (
        f'<div id="t" class="table" data-place="here" data-source="copy.md:5:1"><table>{head}'
        f"<tbody>{body}</tbody></table></div>"
    )


def rows(count: int) -> list[str]:
    return [f"<tr>{cell(f't-r{n}a', str(n))}{cell(f't-r{n}b', 'slug')}</tr>" for n in range(count)]


def heads(result: SetSection) -> list[list[str]]:
    return [
        [line.text for line in page.lines if line.block in ("t-continued", "t-h1")]
        for page in result.map.pages
    ]


def test_a_table_that_goes_on_says_so_on_every_page_but_the_first() -> None:
    result = lay(table(*rows(60)), style=STYLE)
    assert heads(result) == [["Year"], ["Table 1 (continued)", "Year"], ["Table 1 (continued)", "Year"]]
    assert codes(result) == []


def test_one_on_a_single_page_does_not() -> None:
    assert heads(lay(table(*rows(5)), style=STYLE)) == [["Year"]]


def test_a_table_without_a_head_says_it_too() -> None:
    head = HEAD.split("<tr><th")[0] + "</thead>"
    assert heads(lay(table(*rows(40), head=head), style=STYLE)) == [[], ["Table 1 (continued)"]]


def test_the_line_is_left_out_where_the_layout_is_not_hooked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks_fit.weasyprint, "__version__", "71.0")
    assert heads(lay(table(*rows(5)), style=STYLE)) == [["Year"]]


def test_rows_that_a_cell_spans_stay_together() -> None:
    spanning = f'<tr class="kept">{cell("t-x", "over two", " rowspan=2")}{cell("t-y", "upper")}</tr>'
    lower = f"<tr>{cell('t-z', 'lower')}</tr>"
    result = lay(p("a", text(190)), table(spanning, lower, *rows(9), head=""), style=STYLE)
    where = {line.block: number for number, page in enumerate(result.map.pages) for line in page.lines}
    assert where["t-x"] == where["t-y"] == where["t-z"]
