"""Every character knows its place in the manuscript: examples, and documents made at random."""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from samples.copy_desk import content, parsed
from stonehand.model.element import walk
from stonehand.model.inline import Code, NoteCall, Text
from stonehand.source import Span

TYPED_AS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " "})


def places(text):
    """Return the words of every text node with line, column and end column."""
    section, _ = parsed(text)
    texts = [node for node in walk((section.title, section.blocks, section.notes)) if isinstance(node, Text)]
    return [(node.text, node.span.line, node.span.column, node.span.end_column) for node in texts]


def test_a_line_in_a_quotation_in_a_list():
    assert places("- > one\n  > two")[::2] == [("one", 1, 5, 8), ("two", 2, 5, 8)]


def test_words_around_the_key_of_a_citation():
    assert places("[see *e.g.* @a, 12, and\n  so on; cf. @b]") == [
        ("see ", 1, 2, 6),
        ("e.g.", 1, 7, 11),
        (", and", 1, 19, 24),
        (" ", 1, 24, 3),
        ("so on", 2, 3, 8),
        ("cf.", 2, 10, 13),
    ]


def test_a_line_end_is_a_space_between_two_places():
    (_, space, _) = content("one \n  two")
    assert space == Text(" ", Span("copy.md", 1, 5, 2, 3))


def test_a_head_after_its_marks():
    assert places("##  Head  ##") == [("Head", 1, 5, 9)]


def test_the_note_of_a_call():
    assert places("Word[^1]\n\n[^1]: Note\n\n    > Quoted")[1:] == [("Note", 3, 7, 11), ("Quoted", 5, 7, 13)]


def test_words_in_an_inline_note():
    assert places("> Word^[a *note*]") == [("Word", 1, 3, 7), ("a ", 1, 9, 11), ("note", 1, 12, 16)]


def test_cells_with_an_escaped_pipe():
    assert places("| a | b \\| c |\n|---|---|") == [
        ("a", 1, 3, 4),
        ("b ", 1, 7, 9),
        ("|", 1, 9, 11),
        (" c", 1, 11, 13),
    ]


def test_what_a_rule_made_longer_or_shorter_stands_alone():
    assert places("a--b... &amp; c") == [
        ("a", 1, 1, 2),
        ("—", 1, 2, 4),
        ("b", 1, 4, 5),
        ("…", 1, 5, 8),
        (" ", 1, 8, 9),
        ("&", 1, 9, 14),
        (" c", 1, 14, 16),
    ]


def test_containers_stand_from_mark_to_mark():
    strong, _, link, call = content("**bold** [x](http://a.b){.c} ^[note]")
    assert (strong.span.column, strong.span.end_column) == (1, 9)
    assert (link.span.column, link.span.end_column) == (10, 29)
    assert call.span.column == 30


def test_a_tab_counts_as_one_column():
    assert places("-\tone\n\n\ttwo") == [("one", 1, 3, 6), ("two", 3, 2, 5)]


def test_a_caption_in_an_attribute():
    section, _ = parsed('![x](a.png){credit="by me"}')
    (figure,) = section.blocks
    assert figure.credit == (Text("by me", Span("copy.md", 1, 21, 1, 26)),)


def test_blocks_stand_from_their_marker_to_their_last_character():
    section, _ = parsed("> - one\n>   two\n\n::: box\nx\n:::")
    quotation, division = section.blocks
    (listing,) = quotation.blocks
    assert [str(block.span) for block in (quotation, listing, division)] == [
        "copy.md:1:1",
        "copy.md:1:3",
        "copy.md:4:1",
    ]
    assert (listing.span.end_line, listing.span.end_column) == (2, 8)
    assert division.span.end_line == 6


def test_blocks_of_one_line_stand_where_they_begin():
    section, _ = parsed("one\n\n> ## head\n\n- ***\n\n  <div>\n\n```\nx\n```\n\n    code")
    quotation, listing, *codes = section.blocks[1:]
    found = [*quotation.blocks, *listing.items[0].blocks, *codes]
    places = [(block.span.line, block.span.column) for block in found]
    assert places == [(3, 3), (5, 3), (7, 3), (9, 1), (13, 5)]


@pytest.mark.parametrize(
    "copy",
    [
        "- ::: verse\n  0z\n\n1z",
        "- ::: verse\n  0z\n- 1z",
        "- ::: verse\n  0z\n  :::\n\n  ::: verse\n  1z\n2z\n  :::\n\n3z",
    ],
)
def test_what_follows_the_item_of_an_open_division_is_not_lost(copy):
    assert [text for text, *_ in places(copy) if text.strip()] == re.findall(r"\d+z", copy)


@pytest.mark.parametrize("mark", ["- ", "12. ", "- 1. ", "[^n]: "])
def test_a_division_behind_a_mark_takes_the_fence_that_is_its_own(mark):
    inner = hang("::: verse\n0z\n:::", mark)
    section, report = parsed(f"Call[^n]\n\n[^n]: Note\n\n::: box\n{inner}\n\n1z\n:::\n\n2z")
    assert [item.code.value for item in report if item.code.value in ("P001", "P002")] == []
    assert type(section.blocks[-1]).__name__ == "Paragraph"


# Documents made at random. Every word is a number of its own, so that none can be lost or doubled.

words = st.text("abc", min_size=1, max_size=3).map(lambda word: f"{word}@@")
spice = st.sampled_from(
    ["", "", ".", ",", "...", "--", "'", '"', "\\*", "&amp;", "é", "%", "?", "\\|", "p. 3"]
)
plain = st.lists(st.tuples(words, spice).map("".join), min_size=1, max_size=4).map(" ".join)
flat = st.one_of(
    plain,
    plain.map(lambda text: f"*{text}*"),
    plain.map(lambda text: f"**{text}**"),
    plain.map(lambda text: f"[{text}]{{.x lang=fr}}"),
    plain.map(lambda text: f"[*{text}*](https://a.example)"),
    plain.map(lambda text: f"[{text}]{{.index}}"),
    words.map(lambda word: f"^{word}^"),
    words.map(lambda word: f"`{word}`"),
    st.just("<br>"),
)
line = st.lists(flat, min_size=1, max_size=4).map(" ".join)
noted = st.one_of(line, st.tuples(line, line).map(lambda pair: f"{pair[0]}^[{pair[1]}]"))
paragraph = st.lists(noted, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(["\n", "\\\n", " \n  "]).map(lambda end: end.join(lines))
)
table = st.tuples(noted, noted).map(
    lambda cells: f"| {cells[0]} | {cells[1]} |\n|:--|---|\n|{cells[1]}|{cells[0]}"
)
leaf = st.one_of(
    paragraph,
    line.map(lambda text: f"## {text}"),
    st.lists(noted, min_size=1, max_size=3).map(lambda lines: "\n".join(f"| {text}" for text in lines)),
    table,
    st.tuples(line, paragraph).map(lambda pair: f"{pair[0]}\n\n:   {indent(pair[1], 4).lstrip()}"),
)


def indent(text, width, mark=" "):
    return "\n".join((mark + " " * (width - len(mark)) + each).rstrip() for each in text.split("\n"))


def hang(text, marker):
    first, *rest = text.split("\n")
    return "\n".join([marker + first, *((" " * len(marker) + each).rstrip() for each in rest)])


def contained(children):
    several = st.lists(children, min_size=1, max_size=3).map("\n\n".join)
    return st.one_of(
        several.map(lambda text: indent(text, 2, ">")),
        several.map(lambda text: hang(text, "- ")),
        several.map(lambda text: hang(text, "12. ")),
        several.map(lambda text: f"::: box\n{text}\n:::"),
        paragraph.map(lambda text: f"::: verse\n{text}\n:::"),
        paragraph.map(lambda text: f"::: signature\n{text}\n:::"),
    )


document = st.lists(st.recursive(leaf, contained, max_leaves=4), min_size=1, max_size=4).map("\n\n".join)
notes = st.lists(st.recursive(leaf, contained, max_leaves=3), min_size=1, max_size=2).map("\n\n".join)
whole = st.tuples(document, notes).map(
    lambda pair: f"Call[^n]\n\n{pair[0]}\n\n[^n]: {indent(pair[1], 4).lstrip()}"
)


def numbered(text):
    """Give every word a number of its own."""
    counter = iter(range(10_000))
    return re.sub("@@", lambda _: f"{next(counter)}z", text)


def texts_with_source(section, copy):
    """Yield every text that stands on one line, with the characters of the manuscript at its span."""
    lines = copy.split("\n")
    for node in walk((section.title, section.blocks, section.notes)):
        if isinstance(node, Text) and node.span.line == node.span.end_line:
            yield node.text, lines[node.span.line - 1][node.span.column - 1 : node.span.end_column - 1]


def is_faithful(text, typed):
    """Tell whether a text is atomic, or what was typed but for quotes and spaces."""
    return len(typed) != len(text) or typed.translate(TYPED_AS) == text.translate(TYPED_AS)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(whole.map(numbered))
def test_every_character_stands_where_its_text_says_and_no_word_is_lost(copy):
    section, _ = parsed(copy)
    nodes = [*walk((section.title, section.blocks, section.notes))]
    pairs = [*texts_with_source(section, copy)]
    assert [pair for pair in pairs if not pair[1] or not is_faithful(*pair)] == []
    found = " ".join(node.text for node in nodes if isinstance(node, Text | Code))
    assert sorted(re.findall(r"\d+z", found)) == sorted(re.findall(r"\d+z", copy))
    anchors = [node.anchor for node in nodes if getattr(node, "anchor", None)]
    calls = [node.span for node in nodes if isinstance(node, NoteCall)]
    assert (len(set(anchors)), len(set(calls))) == (len(anchors), len(calls))


@settings(max_examples=200, deadline=None)
@example("[@1*1]")
@given(st.text("ab \n\t>-*_[]^:|~`{}#.=\"'\\@$<!&1+", max_size=80))
def test_any_text_is_parsed(text):
    section, _ = parsed(text)
    assert [pair for pair in texts_with_source(section, text) if not is_faithful(*pair)] == []


@pytest.mark.parametrize(
    "mark", ["> ", "- ", "[", "*", "![", "^[", "[^", "`", "<", "**a ", "$", '"', "'", "|", "~", "{.", "[@"]
)
def test_long_runs_of_one_mark_are_parsed(mark):
    section, _ = parsed(mark * 400)
    assert section.blocks


def test_short_rows_do_not_fill_the_memory():
    section, _ = parsed("|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n|b|" * 200)
    (table,) = section.blocks
    assert sum(len(row.cells) for row in table.body) == 200 + 65_536
