"""Small faults once seen on the page, each set again on a tiny one."""

from pathlib import Path

import sample

from stonehand.compose import compose_print
from stonehand.diagnostics import Report
from stonehand.model import block
from stonehand.model.book import Matter, Note, Section
from stonehand.model.inline import Phrase
from stonehand.model.layout import Page
from stonehand.press.pdf.fonts import prepare
from stonehand.press.pdf.set import SectionTask, set_section


def pages(*blocks: block.Block, notes: tuple[Note, ...] = ()) -> tuple[Page, ...]:
    section = Section(
        anchor="a", kind="chapter", matter=Matter.BODY, span=sample.at(), blocks=blocks, notes=notes
    )
    composed = compose_print(sample.book(section))
    fonts = prepare(sample.DESIGN, Path(), Report())
    return set_section(
        SectionTask("a", composed.sections[0].html, composed.stylesheets, fonts=fonts)
    ).map.pages


def stanza() -> block.Verse:
    return block.Verse(anchor="v", span=sample.at(), stanzas=sample.verse_note().stanzas)


def test_latin_keeps_its_u() -> None:
    words = "Iam patet horrificis quae sit via flexa"
    latin = sample.p("latin", Phrase((sample.t(words),), sample.at(), language="la"))
    (page,) = pages(sample.p("english", words, flush=True), block.Division(**same("x"), blocks=(latin,)))
    english, same_in_latin = page.lines
    assert [word.width for word in english.words] == [word.width for word in same_in_latin.words]


def test_a_paragraph_after_verse_in_an_epigraph_is_flush() -> None:
    translation = sample.p("translation", "Like a lawless comet")
    (page,) = pages(block.Epigraph(**same("e"), blocks=(stanza(), translation)), sample.p("p", "text"))
    first, _, last, _ = page.lines
    assert first.words[0].x == last.words[0].x


def test_the_first_line_of_verse_in_a_note_stands_above_the_second() -> None:
    lines = tuple(block.VerseLine((sample.t(text),), 0, sample.at()) for text in ("one", "two"))
    verse = block.Verse(anchor="v", span=sample.at(), stanzas=(lines,))
    note = Note("a-n1", "1", "numbered", (sample.p("a-n1-p1", "see"), verse), sample.at(), "1", "a-n1-call")
    (page,) = pages(sample.p("p", "text", sample.call("1", "1", "a")), notes=(note,))
    *_, one, two = page.lines
    assert (one.text, two.text) == ("one", "two")
    assert one.words[0].x == two.words[0].x


def test_letters_number_a_list_in_a_note() -> None:
    items = (block.ListItem(**same("i"), blocks=(sample.p("i-p", "text"),)),)
    listed = block.ListBlock(**same("l"), ordered=True, items=items, style="lower-alpha")
    note = Note("a-n1", "1", "numbered", (listed,), sample.at(), "1", "a-n1-call")
    section = Section(
        anchor="a",
        kind="chapter",
        matter=Matter.BODY,
        span=sample.at(),
        blocks=(sample.p("p", "text", sample.call("1", "1", "a")),),
        notes=(note,),
    )
    composed = compose_print(sample.book(section))
    assert '<span id="l" class="list lower-alpha tight"' in composed.sections[0].html
    assert any(".list.lower-alpha { list-style-type: lower-alpha }" in css for css in composed.stylesheets)


def same(anchor: str) -> dict[str, object]:
    return {"anchor": anchor, "span": sample.at()}
