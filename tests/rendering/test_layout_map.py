"""The map of the pages: where each line stands on paper and in the manuscript."""

import pytest
from tiny import lay, lines, note, p, text

from stonehand.model.layout import Line
from stonehand.model.lines import LineSettings
from stonehand.press.pdf.set import SetSection

MARGIN = 34.02  # points: 12 mm
INDENTED = "text <em>in <b>bold</b> italic</em> and &amp; more"
PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='20'/%3E"


def body(result: SetSection) -> list[Line]:
    return [line for _, line in lines(result) if line.area == "body"]


def test_points_count_from_the_corner_of_the_trim() -> None:
    first, *_ = body(lay(p("a", text(40))))
    assert (first.x, first.y, first.height) == (MARGIN, MARGIN, 12)
    assert MARGIN + 6 < first.baseline < MARGIN + 12
    assert first.width == pytest.approx(297.64 - 2 * MARGIN, abs=0.02)


def test_a_page_knows_its_type_area() -> None:
    (page,) = lay(p("a", text(4))).map.pages
    assert page.type_area == (MARGIN, MARGIN, 263.62, 334.49)


def test_a_line_knows_its_measure_and_its_em() -> None:
    style = ".quotation { margin-left: 20pt; font-size: 9pt }"
    copy = f'<blockquote class="quotation" id="q" data-source="copy.md:1:1">{p("a", text(60))}</blockquote>'
    *_, last = body(lay(copy, style=style))
    assert (last.left, last.right, last.size) == (MARGIN + 20, 263.62, 9)


@pytest.mark.parametrize("align", ["justify", "left", "right", "center"])
def test_a_line_knows_how_its_block_is_set(align: str) -> None:
    (line,) = body(lay(p("a", "x"), style=f"p {{ text-align: {align} }}"))
    assert line.align == align


@pytest.mark.parametrize(
    "copy, kind",
    [
        (p("a", "x"), "text"),
        ('<h2 id="a" data-source="copy.md:1:1">x</h2>', "heading"),
        ('<header class="opening"><h1 id="a" data-source="copy.md:1:1">x</h1></header>', "opening"),
        ('<p class="line" id="a" data-source="copy.md:1:1">x</p>', "verse"),
    ],
)
def test_a_line_knows_its_kind(copy: str, kind: str) -> None:
    (line,) = body(lay(copy))
    assert line.kind == kind


def test_notes_at_the_foot_are_told_from_those_at_the_end() -> None:
    at_end = '<div class="note" id="m" data-source="copy.md:9:1">' + p("m-p1", "late", 9) + "</div>"
    places = {line.note: line.at_foot for _, line in lines(lay(p("a", "x" + note("n", "y")), at_end))}
    assert places == {"": False, "n": True, "m": False}


def test_lines_cover_the_text_of_a_block_once_and_in_order() -> None:
    plain = text(60)
    found = body(lay(p("a", plain)))
    assert " ".join(plain[line.start : line.end] for line in found) == plain
    assert [line.text for line in found] == [plain[line.start : line.end] for line in found]
    assert {line.block for line in found} == {"a"}


def test_a_line_that_hangs_begins_with_its_first_word() -> None:
    first, *_ = body(lay(p("a", text(40)), style="p { text-indent: -9pt }"))
    assert first.x == first.words[0].x == pytest.approx(MARGIN - 9, abs=0.02)
    assert first.x + first.width == pytest.approx(297.64 - MARGIN, abs=0.05)


def test_inline_elements_belong_to_the_block() -> None:
    (line,) = body(lay(p("a", INDENTED)))
    assert line.text == "text in bold italic and & more"
    assert (line.start, line.end) == (0, 30)


def test_generated_text_is_printed_but_not_counted() -> None:
    called, marked = (line for _, line in lines(lay(p("a", "word" + note("n", "note") + " again"))))
    assert (called.text, called.start, called.end) == ("word1 again", 0, 10)
    assert (marked.text, marked.start, marked.end, marked.block, marked.note) == (
        "1. note",
        0,
        4,
        "n-p0",
        "n",
    )


def test_a_line_leads_back_to_the_character_in_the_manuscript() -> None:
    words = text(30)
    block = f'<p id="a" data-source="copy.md:3:1" data-runs="0:3:1 20:4:5">{words}</p>'
    first, second, *_ = body(lay(block))
    assert first.source == "copy.md:3:1"
    assert second.source == f"copy.md:4:{5 + second.start - 20}"


def test_a_contents_entry_without_runs_leads_to_its_block() -> None:
    _, line = body(lay('<ul><li id="e" data-source="book.toml:2:1">Contents <span>3</span></li></ul>'))
    assert line.text == "Contents 3"
    assert (line.block, line.source, line.start, line.end) == ("e", "book.toml:2:1", 0, 10)


def test_the_marker_of_a_list_item_is_a_line_beside_its_first() -> None:
    marker, line = body(lay('<ul><li id="e" data-source="copy.md:2:1">item</li></ul>'))
    assert (marker.text.strip(), marker.baseline, marker.block) == ("•", line.baseline, "e")
    assert marker.start == marker.end
    assert marker.x < line.x


@pytest.mark.parametrize(
    "word, hyphen",
    [
        ("incomprehensibilities", "auto"),
        ("incompre&shy;hensibilities", "auto"),
        ("well-known-and-widely-read", "hard"),
    ],
)
def test_hyphens_at_line_ends(word: str, hyphen: str) -> None:
    first, second = body(lay(p("a", word), style="p { hyphens: auto; width: 22mm }"))
    assert (first.hyphen, second.hyphen) == (hyphen, "none")
    assert first.text[-1] in "-\u2010"
    assert first.end == second.start - ("&shy;" in word)


def test_the_ratio_of_a_space_to_its_natural_width() -> None:
    *justified, last = body(lay(p("a", text(40)), lines=LineSettings(breaking="line")))
    assert all(line.space_ratio > 1 for line in justified)
    assert last.space_ratio == 1


def test_faces_are_told_from_the_character_on_at_which_they_begin() -> None:
    (line,) = body(lay(p("a", "one <em>two</em> three"), style="em { font-style: italic }"))
    plain, italic, again = line.faces
    assert [run.start for run in line.faces] == [0, 4, 7]
    assert " italic " in italic.face
    assert again.face == plain.face != italic.face


def test_words_have_place_and_width() -> None:
    first, *_ = body(lay(p("a", text(40))))
    words = [first.text[word.start :].split(" ")[0] for word in first.words]
    assert words == first.text.split()
    assert first.words[0].x == first.x
    last = first.words[-1]
    assert last.x + last.width == pytest.approx(first.x + first.width, abs=0.05)
    assert all(
        left.x + left.width < right.x for left, right in zip(first.words, first.words[1:], strict=False)
    )


def test_a_word_may_run_over_elements() -> None:
    (line,) = body(lay(p("a", "one t<em>w</em>o three")))
    assert [word.start for word in line.words] == [0, 4, 8]


def test_areas() -> None:
    copy = (
        p("a", "body" + note("n", "note")),
        '<table id="t" data-source="copy.md:5:1">'
        '<caption id="t-c" data-source="copy.md:5:1" data-runs="0:5:1">caption</caption>'
        '<tr><td id="t-1" data-source="copy.md:6:1" data-runs="0:6:1">table</td></tr></table>',
        f'<div class="index">{p("i", "index")}</div>',
        f'<div class="note" id="e" data-source="copy.md:9:1">{p("e-p1", "endnote")}</div>',
    )
    found = {line.text: (line.area, line.note) for _, line in lines(lay(*copy))}
    assert found == {
        "body1": ("body", ""),
        "caption": ("caption", ""),
        "table": ("table", ""),
        "index": ("index", ""),
        "endnote": ("note", "e"),
        "1. note": ("note", "n"),
    }


def test_boxes() -> None:
    copy = (
        f'<figure id="f" data-source="copy.md:1:1"><img src="{PICTURE}" alt=""/></figure>',
        '<table id="t" data-source="copy.md:2:1"><tr><td>x</td></tr></table>',
        '<hr class="ornament" id="o" data-source="copy.md:3:1"/>',
        p("a", "word" + note("n", "note")),
    )
    (page,) = lay(*copy).map.pages
    assert [(box.kind, box.anchor) for box in page.boxes] == [
        ("figure", "f"),
        ("table", "t"),
        ("ornament", "o"),
        ("rule", ""),
    ]
    figure, *_, rule = page.boxes
    assert (figure.x, figure.y) == (MARGIN, MARGIN)
    assert (rule.height, rule.width) == (0.4, figure.width)


def test_anchors_know_their_line() -> None:
    result = lay(p("a", text(30)), p("b", 'one <span id="inner">two</span>' + note("n", "note")))
    (page,) = result.map.pages
    found = {point.anchor: page.lines[point.line].text for point in page.anchors}
    assert found["b"] == found["inner"] == found["n-call"] == "one two1"
    assert found["n"] == found["n-p0"] == "1. note"
    points = {point.anchor: point for point in page.anchors}
    assert points["inner"].x > points["b"].x == MARGIN


def test_an_anchor_is_where_it_is_first() -> None:
    result = lay(p("a", text(400)))
    first, second = result.map.pages
    assert [point.anchor for point in first.anchors] == ["s", "a"]
    assert second.anchors == ()


def test_the_outline_has_the_heads() -> None:
    number = '<span data-generated="number">1 </span>'
    head = f'<h1 id="t" data-source="copy.md:1:1" data-runs="0:1:1">{number}A <em>b</em></h1>'
    assert lay(head, p("a", "x")).map.outline == ((1, "A b", "t"),)


def test_sides_of_pages() -> None:
    assert [page.side for page in lay(p("a", text(400))).map.pages] == ["recto", "verso"]


def test_columns_are_counted() -> None:
    result = lay(f'<div style="columns: 2">{p("a", text(40))}</div>')
    assert {line.column for _, line in lines(result)} == {0, 1}


def test_an_initial_stands_before_its_line() -> None:
    initial = '<span style="float: left; font-size: 24pt; line-height: 24pt">I</span>nk and type'
    result = lay(p("a", initial))
    assert [(line.text, line.start, line.end) for _, line in lines(result)] == [
        ("I", 0, 1),
        ("nk and type", 1, 12),
    ]


def test_capitals_of_the_stylesheet_are_the_same_letters() -> None:
    (line,) = body(lay(p("a", "Straße"), style="p { text-transform: uppercase }"))
    assert (line.text, line.block, line.start) == ("STRASSE", "a", 0)
