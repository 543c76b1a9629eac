"""The first paragraph of a section: what becomes initial, rest of its word, lead-in, and what does not."""

import re
from dataclasses import replace
from typing import Literal

import pytest

from samples.small_book import HERE, chapter, heading, paragraph, small_book, words
from stonehand.compose import compose_print
from stonehand.compose.epub_sections import compose_documents
from stonehand.model.beginning import Beginning
from stonehand.model.block import Paragraph
from stonehand.model.book import Book, Section
from stonehand.model.inline import Abbreviation, Emphasis, NoteReference, SetInline, SpelledOut
from stonehand.model.metadata import Metadata

BOOK = small_book(Metadata(slug="b", title="B"))
LONG = " and so on and so forth" * 12
SECTION = chapter()


def book(section: Section[SetInline], style: Beginning) -> Book:
    return replace(BOOK, sections=(section,), design=replace(BOOK.design, beginning=style))


def printed(*content: SetInline, initial: int = 3, small_caps: int | Literal["line"] = 0) -> str:
    """Return the inside of a first paragraph in print, without what tells its face."""
    section = replace(SECTION, blocks=(paragraph("comets-p1", *content), *SECTION.blocks))
    html = compose_print(book(section, Beginning(initial, small_caps))).sections[0].html
    (inside,) = re.findall(r'<p id="comets-p1"[^>]*>(.*?)</p>', html)[:1]
    return inside.replace(' data-face="EB Garamond"', "").replace(LONG, "…")


INITIAL = '<span class="initial lines-3{}" data-word="{}">{}</span>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (words(f"Once{LONG}"), INITIAL.format("", "Once", "O") + '<span class="rest">nce</span>…'),
        (words(f"A word{LONG}"), INITIAL.format(" word", "A", "A") + " word…"),
        (
            words(f"“Now,”{LONG}"),
            INITIAL.format("", "“Now", '<span class="mark">“</span>N') + '<span class="rest">ow</span>,”…',
        ),
        (words(f"L’été{LONG}"), INITIAL.format("", "L’été", "L") + '<span class="rest">’été</span>…'),
        (
            (Emphasis(words("Yes"), HERE), *words(LONG)),
            INITIAL.format("", "Yes", "<em>Y</em>") + '<span class="rest"><em>es</em></span>…',
        ),
    ],
)
def test_an_initial_is_parted_from_its_word(content: tuple[SetInline, ...], expected: str) -> None:
    assert printed(*content) == expected


@pytest.mark.parametrize(
    "content",
    [
        words(f"1986 was the year{LONG}"),
        words("Too short for three lines."),
        (NoteReference("c", "n", "1", HERE), *words(f"Once{LONG}")),
    ],
)
def test_what_has_no_initial(content: tuple[SetInline, ...]) -> None:
    assert "initial" not in printed(*content)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (words(f"Once upon a time{LONG}"), '<span class="lead-in">Once upon a</span> time…'),
        (
            (*words("Once "), Emphasis(words("upon a"), HERE), *words(f" time{LONG}")),
            '<span class="lead-in">Once <em>upon a</em></span> time…',
        ),
        (words("Once upon"), '<span class="lead-in">Once upon</span>'),
    ],
)
def test_the_first_words_stand_in_small_capitals(content: tuple[SetInline, ...], expected: str) -> None:
    assert printed(*content, initial=0, small_caps=3) == expected


def test_what_is_spelled_out_is_parted_and_an_abbreviation_is_not() -> None:
    name, short = SpelledOut(words("European Agency ("), HERE), Abbreviation(words("ESA"), "Agency", HERE)
    assert printed(name, *words(f"ESA){LONG}")).startswith(INITIAL.format("", "European", "E"))
    assert printed(short, *words(f" was{LONG}")) == '<abbr title="Agency">ESA</abbr> was…'
    led = '<span class="lead-in"><abbr title="Agency">ESA</abbr> was</span>…'
    assert printed(short, *words(f" was{LONG}"), initial=0, small_caps=2) == led


def test_small_capitals_follow_an_initial() -> None:
    lead = '<span class="lead-in"><span class="rest">nce</span> upon a</span> time…'
    assert printed(*words(f"Once upon a time{LONG}"), small_caps=3) == INITIAL.format("", "Once", "O") + lead


def test_a_section_that_begins_with_a_subhead_has_none() -> None:
    first: Paragraph[SetInline] = paragraph("comets-p1", *words(f"Once{LONG}"))
    section = replace(SECTION, blocks=(heading("comets-h9", 2, "Head"), first))
    assert "initial" not in compose_print(book(section, Beginning(3))).sections[0].html


def test_the_epub_has_the_whole_word_too() -> None:
    section = replace(SECTION, blocks=(paragraph("comets-p1", *words(f"Once{LONG}")),))
    ((_, body),) = compose_documents(book(section, Beginning(3))).bodies
    assert '<span class="initial lines-3">O</span><span class="rest">nce</span>' in body


def test_a_whole_line_is_marked_for_the_press() -> None:
    mark = '<span class="lead-in first-line"></span>'
    assert printed(*words(f"Once{LONG}"), initial=0, small_caps="line") == f"{mark}Once…"
    initial = INITIAL.format("", "Once", "O")
    assert (
        printed(*words(f"Once{LONG}"), small_caps="line") == f'{initial}{mark}<span class="rest">nce</span>…'
    )


def test_a_whole_line_is_left_to_the_reading_system_in_the_epub() -> None:
    section = replace(SECTION, blocks=(paragraph("comets-p1", *words(f"Once{LONG}")), *SECTION.blocks))
    ((_, body),) = compose_documents(book(section, Beginning(0, "line"))).bodies
    assert re.findall(r'<p id="comets-p1" class="lead-line">Once', body)
