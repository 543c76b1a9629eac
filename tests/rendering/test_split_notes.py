"""Notes at the foot: begun on the page of their call, split as TeX does, never lost."""

import pickle
from itertools import pairwise

import pytest
from tiny import LINES_A_PAGE, STYLE, codes, house, lay, lines, note, p, pages_of, section, text
from weasyprint import HTML

from stonehand.model.footnotes import FootnoteSettings
from stonehand.press.pdf.notes_check import check_notes
from stonehand.press.pdf.set import SectionTask, SetSection, set_section
from stonehand.press.pdf.tree import Places
from stonehand.source import Span

IMAGE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='{}' height='{}'/%3E"


def texts_by_page(result: SetSection) -> list[int]:
    """Count the lines of text of each page."""
    return [sum(not line.note for line in page.lines) for page in result.map.pages]


def test_a_short_note_stands_on_the_page_of_its_call() -> None:
    result = lay(p("a", text(100) + note("n", text(10)) + " " + text(40)))
    assert pages_of(result, "n") == [0]
    assert codes(result) == []


def test_a_long_note_is_split_with_two_lines_on_either_side() -> None:
    result = lay(*(p(f"a{i}", text(60) + (note("n", text(400)) if i == 2 else "")) for i in range(8)))
    first, *_, last = parts = [
        pages_of(result, "n").count(page) for page in sorted(set(pages_of(result, "n")))
    ]
    assert len(parts) > 1
    assert first >= 2
    assert last >= 2
    assert codes(result) == []


@pytest.mark.parametrize("words", range(60, 100))
def test_the_last_part_of_a_note_is_never_one_line(words: int) -> None:
    blocks = [p(f"a{i}", text(63) + (note("n", text(words), "end") if i == 2 else "")) for i in range(5)]
    found = pages_of(lay(*blocks), "n")
    assert 1 not in [found.count(page) for page in set(found)]


def test_every_page_has_three_lines_of_text_while_a_note_runs_over_it() -> None:
    result = lay(p("a", text(30) + note("n", text(1500)) + " " + text(1200)))
    *pages, _ = texts_by_page(result)
    assert len(set(pages_of(result, "n"))) >= 3
    assert min(pages) >= 3


def test_what_is_left_at_the_end_of_the_section_gets_pages_of_its_own() -> None:
    result = lay(p("a", text(30) + note("n", text(1500))))
    first, *rest = result.map.pages
    assert not first.notes_only
    assert rest
    assert all(page.notes_only for page in rest)
    assert codes(result) == []


def test_notes_stand_before_a_forced_break() -> None:
    result = lay(
        p("a", text(30) + note("n", text(900))),
        p("b", text(30)).replace("<p ", '<p style="break-before: page" '),
    )
    after = next(page for page, line in lines(result) if line.block == "b")
    assert max(pages_of(result, "n")) < after
    assert codes(result) == []


def test_a_note_is_late_where_the_one_before_it_on_the_line_is_long() -> None:
    result = lay(
        p("a", text(250)),
        p("b", text(5) + note("n1", text(500)) + note("n2", "short", line=70) + " " + text(300)),
    )
    (late,) = result.diagnostics
    assert late.code.value == "L003"
    assert late.place == Span.point("copy.md", 70)
    assert min(pages_of(result, "n2")) == max(pages_of(result, "n1"))


def test_the_call_moves_to_the_next_page_with_a_note_that_cannot_begin() -> None:
    lead = p("a", text(10 * (LINES_A_PAGE - 4)))
    result = lay(lead, p("b", text(60) + note("n", text(40)) + " " + text(60)))
    (call,) = (
        number for number, page in enumerate(result.map.pages) for a in page.anchors if a.anchor == "n-call"
    )
    assert pages_of(result, "n")[0] == call
    assert codes(result) == []


def test_a_note_may_be_kept_whole_by_the_stylesheet() -> None:
    blocks = [p(f"a{i}", text(70) + (note("n", text(150)) if i == 1 else "")) for i in range(6)]
    assert len(set(pages_of(lay(*blocks), "n"))) == 2
    assert len(set(pages_of(lay(*blocks, style=".note { break-inside: avoid }"), "n"))) == 1


@pytest.mark.parametrize(
    "opened, closed",
    [
        ("<blockquote>", "</blockquote>"),
        ("<ul><li>", "</li></ul>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<figure><figcaption>", "</figcaption></figure>"),
        ('<div style="position: relative"><div style="position: absolute">', "</div></div>"),
        ('<div style="float: left; width: 40mm">', "</div>"),
        ('<div style="display: inline-block">', "</div>"),
    ],
)
def test_a_note_may_be_called_from_anywhere(opened: str, closed: str) -> None:
    result = lay(p("a", text(40)), opened + p("b", text(9) + note("n", text(12))) + closed, p("c", text(40)))
    assert set(pages_of(result, "n")) == {0}
    assert codes(result) == []


def test_a_note_called_in_a_repeated_head_of_a_table_is_printed_once() -> None:
    rows = "".join(f"<tr><td>{p(f'r{i}', text(3))}</td></tr>" for i in range(40))
    result = lay(
        f"<table><thead><tr><th>{p('h', 'head' + note('n', 'note'))}</th></tr></thead>{rows}</table>"
    )
    assert len(result.map.pages) > 1
    assert pages_of(result, "n") == [0]
    assert codes(result) == []


def test_an_image_too_high_for_the_foot_gets_a_page_of_notes() -> None:
    result = lay(
        p(
            "a",
            text(20)
            + note("n", f"before <img alt='' src=\"{IMAGE.format(200, 380)}\"/> after")
            + " "
            + text(400),
        )
    )
    assert "n" in {line.note for page in result.map.pages if page.notes_only for line in page.lines}
    assert "L001" not in codes(result)


def test_a_note_that_is_not_whole_is_named() -> None:
    result = lay(p("a", "word" + note("n", "seen", "hidden", line=7)), style="#n-p1 { display: none }")
    (lost,) = result.diagnostics
    assert lost.code.value == "L001"
    assert lost.place == Span.point("copy.md", 7)
    assert "“n”" in lost.message
    assert "“hidden”" in lost.message


def test_the_task_is_pure() -> None:
    html = section(p("a", text(200) + note("n", text(300))))
    task = SectionTask("s", html, (STYLE,), "verso", fonts=house())
    result = set_section(pickle.loads(pickle.dumps(task)))
    set_section(SectionTask("other", section(p("b", text(20) + note("m", "x"))), (STYLE,), fonts=house()))
    assert pickle.loads(pickle.dumps(set_section(task))) == result
    assert result.map.pages[0].side == "verso"


LEVEL = """
@page { size: 105mm 360pt; margin: 12.4pt 12mm 11.6pt; @footnote { border: 0; padding: 0; margin: 0 } }
html, span.note { font: 10pt/14pt "EB Garamond"; text-align: left }
"""
"""Text and notes in lines of one height, 24 a page."""


def two_calls_below(above: int, blank: int) -> SetSection:
    """Set so many lines, then one with two calls, whose notes have five lines and three."""
    lead = "".join(f"lead {n}<br/>" for n in range(above))
    calls = "first" + note("n1", text(40)) + " second" + note("n2", text(20))
    return lay(
        p("a", lead + calls + "<br/>" + text(90)), style=LEVEL, footnotes=FootnoteSettings(blank=blank)
    )


def test_a_page_ends_early_for_a_note_to_begin_on_the_page_of_its_call() -> None:
    # Heights of 14 pt do not add up to just four lines.
    result = two_calls_below(20, blank=4)
    assert texts_by_page(result)[0] == 20
    assert set(pages_of(result, "n1")) == set(pages_of(result, "n2")) == {1}
    assert codes(result) == []


def test_a_page_does_not_end_earlier_than_the_house_allows() -> None:
    result = two_calls_below(20, blank=3)
    assert texts_by_page(result)[0] == 21
    assert sorted(set(pages_of(result, "n1"))) == [0, 1]
    assert codes(result) == ["L003"]


def test_the_share_of_notes_leaves_lines_of_text() -> None:
    copy = p("a", text(5) + note("n", text(900)) + " " + text(900))
    for share, lines_of_text in (0.5, 12), (0.75, 6):
        result = lay(copy, style=LEVEL, footnotes=FootnoteSettings(share))
        assert texts_by_page(result)[1] == lines_of_text


def test_each_page_has_the_lines_of_text_that_the_house_asks_for() -> None:
    copy = p("a", text(5) + note("n", text(900)) + " " + text(900))
    result = lay(copy, style=LEVEL, footnotes=FootnoteSettings(share=0.9, text_lines=7))
    assert min(texts_by_page(result)[:-1]) >= 7


def rules(result: SetSection) -> list[int]:
    """Count the short rules of each page that stand just above its first line of notes."""
    counts = []
    for page in result.map.pages:
        foot = min((line.y for line in page.lines if line.note), default=0.0)
        short = [box for box in page.boxes if box.kind == "rule" and box.width < 30]
        counts.append(sum(3 < foot - box.y < 6 for box in short))
        assert len(short) == counts[-1]
    return counts


def test_a_short_rule_stands_above_the_part_of_a_note_that_goes_on() -> None:
    result = lay(p("a", text(60) + note("n", text(400)) + text(30) + note("m", text(9)) + " " + text(400)))
    assert [page in pages_of(result, "n") for page in range(3)] == [True, True, False]
    assert rules(result)[:3] == [0, 1, 0]
    assert codes(result) == []


@pytest.mark.parametrize(
    "content",
    [
        f'<span style="float: left; width: 30mm">{text(90)}</span>',
        f'{text(20)} <span style="float: right; width: 30mm">{text(90)}</span> {text(90)}',
        '<span style="display: table"><span style="display: table-row; break-inside: avoid">'
        f'<span style="display: table-cell">{text(60)}</span><span style="display: table-cell">{text(60)}'
        "</span></span></span>",
        f'{text(30)} <span style="display: inline-block; width: 40mm">{text(40)}</span> {text(90)}',
        f"{text(40)} <img alt='' style='float: left' src=\"{IMAGE.format(40, 60)}\"/> {text(80)}",
        f"{text(40)} <img alt='' src=\"{IMAGE.format(40, 90)}\"/> {text(80)}",
    ],
    ids=["float", "float in a line", "table", "inline block", "floated image", "image"],
)
@pytest.mark.parametrize("lead", [100, 150, 190])
def test_whatever_stands_in_a_note_that_breaks_is_printed_whole(content: str, lead: int) -> None:
    result = lay(p("a", text(lead) + note("n", text(30), content, text(40)) + " " + text(300)))
    assert len(set(pages_of(result, "n"))) > 1
    assert codes(result) == []
    for page in result.map.pages:
        assert max(line.y + line.height for line in page.lines) < page.type_area[3] + 1


def test_a_row_of_cells_is_one_line_of_a_note() -> None:
    row = "".join(f'<span style="display: table-cell">{text(2)}</span>' for _ in range(3))
    table = f'<span style="display: table">{row}</span>'
    for lead in range(100, 200, 5):
        result = lay(p("a", text(lead) + note("n", table, text(30)) + " " + text(300)))
        first = min(pages_of(result, "n"))
        tops = {line.y for line in result.map.pages[first].lines if line.note}
        assert len(tops) > 1


def series(name: str, content: str) -> str:
    """Put a note into a series."""
    return content.replace('class="note"', f'class="note series-{name}"')


def order_of(result: SetSection, page: int) -> list[str]:
    """Return the notes of a page from its head to its foot."""
    notes = [(line.y, line.note) for line in result.map.pages[page].lines if line.note]
    return list(dict.fromkeys(note for _, note in sorted(notes)))


def test_source_notes_stand_first_on_their_page_and_the_editors_last() -> None:
    calls = (
        note("n1", text(20))
        + series("editor", note("e1", text(20)))
        + " and "
        + series("unnumbered", note("s1", text(9)))
        + note("n2", text(20))
    )
    result = lay(p("a", text(40) + calls + " " + text(60) + note("n3", text(9))))
    assert order_of(result, 0) == ["s1", "n1", "n2", "n3", "e1"]
    assert codes(result) == []


@pytest.mark.parametrize("lead", range(70, 150, 10))
def test_an_editors_note_gives_way_to_the_numbered_ones(lead: int) -> None:
    editors = series("editor", note("e1", text(150)))
    result = lay(
        p("a", text(lead) + editors + text(30) + note("n1", text(60)) + " " + text(60)),
        p("b", text(60) + note("n2", text(40)) + " " + text(200)),
    )
    assert codes(result) == []
    parts = [order_of(result, page) for page in range(3)]
    # It goes on at the head of the notes, else it is the last of them.
    for before, notes in pairwise([[], *parts]):
        if "e1" in notes:
            assert notes.index("e1") == (0 if "e1" in before else len(notes) - 1)


def test_notes_of_one_series_out_of_order_are_reported() -> None:
    calls = note("n1", "first") + " and " + note("n2", "second")
    drawn = lay(p("a", text(20) + calls)).map
    tree = HTML(string=section(p("a", note("n2", "second") + note("n1", "first")))).etree_element
    (said,) = check_notes(drawn, tree, Places(tree, ""))
    assert said.code.value == "L002"


@pytest.mark.parametrize("words", [700, 712, 724])
def test_a_page_of_notes_leaves_no_line_of_one_at_its_foot(words: int) -> None:
    result = lay(p("a", "x" + note("n1", text(words)) + " y" + note("n2", "one", text(40))))
    found = pages_of(result, "n2")
    assert 1 not in [found.count(page) for page in set(found)]
