"""The mark of a page stands before the first word of its text, and changes nothing else."""

import re
from dataclasses import replace

import pytest

from samples.pressed import line, page
from stonehand.compose.page_marks import mark_pages
from stonehand.model.layout import Line, Page

MARK = re.compile(
    r'<span class="page" epub:type="pagebreak" role="doc-pagebreak" id="[^"]*" aria-label="([^"]*)"></span>'
)


def marked(body: str, *pages: Page) -> str:
    """Return a body with each mark written as its folio in brackets."""
    ((_, made),) = mark_pages((("one", body),), pages).bodies
    assert MARK.sub("", made) == body
    return MARK.sub(r"[\1]", made)


def going_on(text: str, start: int, block: str = "p") -> Line:
    return line(text, 20, block=block, start=start)


FIRST = page(1, line("First words", 20))
BODY = '<section id="one"><p id="p">First words, <em>then</em> others</p></section>'
BROKEN = replace(line("First hyphen-", 20), hyphen="auto")
HARD = replace(line("First well-", 20), hyphen="hard")
NOTE = replace(line("a note", 20, block="n"), area="note", at_foot=True)
TABLE = replace(line("cell", 20, block="c"), area="table", display="t")


@pytest.mark.parametrize(
    "body, pages, expected",
    [
        (BODY, (FIRST, page(2, going_on("others", 18))), "First words, <em>then</em> [2]others"),
        (BODY, (FIRST, page(2, going_on("then others", 13))), "<em>[2]then</em> others"),
        (BODY, (FIRST, page(2, NOTE, going_on("then others", 13))), "<em>[2]then</em> others"),
        (BODY, (FIRST, page(2), page(3, going_on("others", 18))), "then</em> [2][3]others"),
        (BODY, (FIRST, replace(page(2), folio=""), page(3, going_on("others", 18))), "</em> [3]others"),
        (
            '<section id="one"><p id="p">First hyphe<b>nated</b> word</p></section>',
            (page(1, BROKEN), page(2, going_on("ated word", 12))),
            '<p id="p">First [2]hyphe<b>nated</b> word',
        ),
        (
            '<section id="one"><p id="p">First well-known word</p></section>',
            (page(1, HARD), page(2, going_on("known word", 11))),
            "First well-[2]known word",
        ),
        (
            '<section id="one"><p id="p">A<a class="call">12</a> &amp; B\u00adC D</p></section>',
            (page(1, line("A12 &", 20)), page(2, going_on("D", 8))),
            "&amp; B\u00adC [2]D",
        ),
        (
            '<section id="one"><p id="p">First</p><h2 id="h"><em>Head</em></h2></section>',
            (FIRST, page(2, line("Head", 20, block="h"))),
            '</p>[2]<h2 id="h"><em>Head',
        ),
        (
            '<section id="one"><p id="p">First</p>'
            '<dl><dt id="d"><em>A</em> term</dt> <dd id="e">Words</dd></dl></section>',
            (FIRST, page(2, line("A term Words", 20, block="e"))),
            '<dt id="d"><em>[2]A</em> term',
        ),
        (
            '<section id="one"><p id="p">First</p><ol><li id="i">Words</li></ol></section>',
            (FIRST, page(2, line("2. Words", 20, block="i"))),
            '<li id="i">[2]Words',
        ),
        (
            '<section id="one"><p id="p">First</p>'
            '<div id="t"><table><tr><td id="c">cell</td></tr></table></div>'
            '<p id="q">Last</p></section>',
            (FIRST, page(2, line("Last", 40, block="q"), TABLE)),
            '<div id="t">[2]<table>',
        ),
        (
            '<section id="one"><div id="t"><table><tr><td id="c">cell</td></tr></table></div>'
            '<p id="p">First words</p><p id="q">Last</p></section>',
            (FIRST, page(2, line("Last", 40, block="q"), TABLE)),
            '<p id="q">[2]Last',
        ),
    ],
    ids=(
        *("word", "in italics", "note first", "blank page", "plate", "broken word", "hard hyphen", "entity"),
        *("head", "term run in", "number of an item", "table at the head of the page", "table from before"),
    ),
)
def test_a_page_begins_at_its_first_word(body: str, pages: tuple[Page, ...], expected: str) -> None:
    assert expected in marked(body, *pages)


def test_the_first_page_of_a_section_begins_with_the_section() -> None:
    assert marked(BODY, FIRST).startswith('<section id="one">[1]<p')


def test_a_blank_page_at_the_end_goes_to_the_next_section() -> None:
    blank = replace(page(2), blank=True)
    bodies = (("one", BODY), ("two", '<section id="two"><p id="r">More</p></section>'))
    after = replace(page(3, line("More", 20, block="r")), section="two")
    made = mark_pages(bodies, (FIRST, blank, after))
    assert [(mark.folio, mark.document) for mark in made.page_list.marks] == [
        ("1", "one"),
        ("2", "two"),
        ("3", "two"),
    ]


def test_a_last_page_of_notes_is_marked_at_the_end() -> None:
    assert marked(BODY, FIRST, page(2, NOTE)).endswith("</p>[2]</section>")


def test_an_id_that_the_book_has_is_not_given_twice() -> None:
    ((_, made),) = mark_pages((("one", '<section id="one"><p id="page-1">A</p></section>'),), (FIRST,)).bodies
    assert made.count('id="page-1"') == 1
    assert 'id="page-1-mark"' in made


def test_a_body_that_is_no_xml_is_left_alone() -> None:
    made = mark_pages((("one", "<p>a & b"),), (FIRST,))
    assert made.bodies == (("one", "<p>a & b"),)
    assert made.page_list.lacking == (("one", ("1",)),)
