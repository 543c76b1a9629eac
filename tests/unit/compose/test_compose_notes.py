"""Notes at the foot, at the end of the section and of the book; notes of tables under their table."""

from dataclasses import replace

import sample
from lxml import etree

from stonehand.compose import compose_print
from stonehand.compose.epub_sections import compose_documents
from stonehand.compose.spans import as_spans


def printed(notes: str, *blocks: object, extra: tuple = ()) -> str:
    section = sample.chapter()
    section = replace(section, blocks=blocks, title=(), subtitle=(), label="")
    (html,) = compose_print(
        sample.book(section, *extra, design=replace(sample.DESIGN, notes=notes))
    ).sections[:1]
    return html.html


PARAGRAPH = sample.p("comet-p1", "Word", sample.call("1", "1"), " and")


def test_a_note_stands_behind_its_call() -> None:
    assert (
        'Word<a class="call" id="comet-n1-call" href="#comet-n1" data-generated="call">1</a>'
        '<span id="comet-n1" class="note series-numbered" data-source="manuscript/01-comet.md:1:1">'
        '<span class="p" id="comet-n1-p1" data-source="manuscript/01-comet.md:1:1"'
        ' data-runs="0:1:1 4:1:1 24:1:1">'
        '<a class="marker" href="#comet-n1-call" data-generated="marker">1.</a> See <em>'
    ) in printed("foot", PARAGRAPH)


def test_a_note_at_the_foot_has_no_block_elements() -> None:
    html = printed("foot", sample.p("comet-p1", "Word", sample.call("2", "2")))
    note = etree.fromstring(html.removeprefix("<!DOCTYPE html>")).xpath("//*[@id='comet-n2']")[0]
    assert {element.tag for element in note.iter()} == {"span", "em", "a"}


def test_a_second_call_prints_no_second_note() -> None:
    html = printed("foot", PARAGRAPH, sample.p("comet-p2", "Again", sample.call("1", "1", first=False)))
    assert html.count('id="comet-n1"') == 1
    assert 'id="comet-n1-call2" href="#comet-n1"' in html


def test_a_note_that_begins_with_verse_has_its_marker_in_the_first_line() -> None:
    html = printed("foot", sample.p("comet-p1", "Word", sample.call("4", "4")))
    assert 'data-generated="marker">4.</a> a line of verse' in html


def test_an_unnumbered_note_has_no_marker() -> None:
    html = printed("foot", sample.p("comet-p1", "Word", sample.call("s", "")))
    assert "An earlier version" in html
    assert "marker" not in html


def test_notes_at_the_end_of_a_chapter_stand_in_the_order_of_their_calls() -> None:
    html = printed("chapter", sample.p("comet-p1", "A", sample.call("3", "1"), sample.call("1", "2")))
    tree = etree.fromstring(html.removeprefix("<!DOCTYPE html>"))
    assert tree.xpath("//div[@class='notes']/div/@id") == ["comet-n3", "comet-n1"]


def test_notes_at_the_end_of_a_chapter_stand_series_by_series() -> None:
    html = printed(
        "chapter",
        sample.p("comet-p1", "A", sample.call("1", "1"), sample.call("s", ""), sample.call("2", "2")),
    )
    tree = etree.fromstring(html.removeprefix("<!DOCTYPE html>"))
    assert tree.xpath("//div[@class='notes']/div/@id") == ["comet-ns", "comet-n1", "comet-n2"]


def test_notes_of_the_book_are_looked_up_across_sections() -> None:
    section, notes = sample.chapter(), sample.notes_section()
    composed = compose_print(sample.book(section, notes, design=replace(sample.DESIGN, notes="book")))
    chapter, end = (item.html for item in composed.sections)
    assert 'id="comet-n1"' not in chapter
    assert '<div id="comet-n1" class="note series-numbered"' in end


def test_notes_of_a_table_stand_under_it() -> None:
    html = printed("foot", sample.table())
    assert html.index("</table>") < html.index('id="comet-nt"')
    assert 'data-generated="marker">a</a> Dust' in html


def test_the_epub_puts_notes_at_the_end_of_the_chapter_and_leaves_the_section_of_notes_out() -> None:
    ((anchor, body),) = compose_documents(sample.book(sample.chapter(), sample.notes_section())).bodies
    tree = etree.fromstring(f'<body xmlns:epub="http://www.idpf.org/2007/ops">{body}</body>')
    call = tree.xpath("//a[@id='comet-n1-call']")[0]
    note = tree.xpath("//div[@id='comet-n1']")[0]
    assert anchor == "comet"
    assert (call.get("role"), call.get("href"), call.text) == ("doc-noteref", "#comet-n1", "1")
    assert (note.get("role"), note.get("aria-label")) == ("doc-footnote", "Note 1")
    assert note[0][0].get("role") == "doc-backlink"


def test_the_epub_makes_a_section_of_notes_when_asked() -> None:
    design = replace(sample.DESIGN, epub_notes="book")
    chapter, (anchor, notes) = compose_documents(sample.book(sample.chapter(), design=design)).bodies
    assert anchor == "notes"
    assert 'href="notes.xhtml#comet-n1"' in chapter[1]
    assert 'href="comet.xhtml#comet-n1-call"' in notes


def test_blocks_become_spans() -> None:
    html = (
        '<p class="a" id="x">one</p>\n<ol class="list" start="2"><li class="item"><p>two</p></li>\n</ol>'
        '<hr class="ornament"/>'
    )
    assert as_spans(html) == (
        '<span class="p a" id="x">one</span><span class="list"><span class="item"><span class="p">two</span>'
        '</span></span><span class="ornament"></span>'
    )
