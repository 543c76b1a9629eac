"""Entries of an index that go on overleaf: the line "continued" heads a verso, and only that."""

import pytest
from tiny import codes, lay, p, text

from stonehand.press.pdf import hooks_fit
from stonehand.press.pdf.set import SetSection

STYLE = """
.index-entries { columns: 2; column-gap: 1em; column-fill: balance; text-align: left }
.index-entry { break-inside: avoid } .index-continued { break-after: avoid }
.run-in .index-entry { break-inside: auto }
"""


def entry(anchor: str, words: str, level: int = 1) -> str:
    return (
        f'<p id="{anchor}" class="index-entry level-{level}" data-source="copy.md:1:1" data-runs="0:1:1">'
        f"{words}</p>"
    )


def whole(anchor: str, heading: str, *entries: str) -> str:
    return (
        f'<div id="{anchor}" class="index-whole" data-source="copy.md:1:1">'
        f'<p id="{anchor}-continued" class="index-continued" data-source="copy.md:1:1"'
        f' data-generated="continued">{heading} (continued)</p>{"".join(entries)}</div>'
    )


def subs(count: int, level: int = 2) -> list[str]:
    return [entry(f"s{level}-{n}", f"camera {n}", level) for n in range(count)]


def index(*entries: str, style: str = "indented") -> SetSection:
    return lay(f'<div class="index-entries {style}">{"".join(entries)}</div>', style=STYLE)


def said(result: SetSection) -> list[list[tuple[str, int]]]:
    """Return the lines "continued" of each page, each with its place among the lines of the page."""
    return [
        [(line.text, number) for number, line in enumerate(page.lines) if line.block.endswith("-continued")]
        for page in result.map.pages
    ]


def test_an_entry_that_goes_on_overleaf_says_so_at_the_head_of_the_verso() -> None:
    result = index(whole("e", "Vega", entry("e1", "Vega, 3"), *subs(150)))
    assert said(result) == [[], [("Vega (continued)", 0)], []]
    assert codes(result) == []


def test_one_that_ends_before_the_page_or_begins_on_the_next_does_not() -> None:
    ends = index(
        whole("e", "Vega", entry("e1", "Vega, 3"), *subs(49)), *[entry(f"x{n}", "Wega") for n in range(20)]
    )
    assert said(ends) == [[], []]
    begins = index(
        *[entry(f"x{n}", "Ants") for n in range(50)], whole("e", "Vega", entry("e1", "Vega, 3"), *subs(9))
    )
    assert said(begins) == [[], []]


def test_every_level_that_goes_on_is_named() -> None:
    below = whole("f", "cameras", entry("f1", "cameras", 2), *subs(60, 3))
    result = index(whole("e", "Vega", entry("e1", "Vega, 3"), below))
    assert said(result) == [[], [("Vega (continued)", 0), ("cameras (continued)", 1)]]


def test_a_run_in_entry_goes_on_within_its_paragraph() -> None:
    words = "Vega: " + "; ".join(f"camera {n}" for n in range(200))
    result = index(whole("e", "Vega", entry("e1", words)), style="run-in")
    assert said(result) == [[], [("Vega (continued)", 0)]]
    assert codes(result) == []


def test_nothing_is_lost_beside_the_line() -> None:
    result = index(whole("e", "Vega", entry("e1", "Vega, 3"), *subs(150)))
    words = [line.text for page in result.map.pages for line in page.lines if line.block.startswith("s2")]
    assert words == [f"camera {n}" for n in range(150)]


def test_the_line_is_left_out_where_the_layout_is_not_hooked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks_fit.weasyprint, "__version__", "71.0")
    result = index(whole("e", "Vega", entry("e1", "Vega, 3"), *subs(60)))
    assert said(result) == [[], []]


def test_a_row_that_goes_on_in_several_cells_of_a_verso_is_set() -> None:
    row = "".join(f"<td>{p(f'c{cell}', text(900), cell)}</td>" for cell in (1, 2))
    result = lay(f'<table id="t"><tr>{row}</tr></table>')
    assert "L015" not in codes(result)
    assert len(result.map.pages) > 1
