"""Sections: titles, front matter, anchors; and what several files share."""

import pytest

from samples.copy_desk import blocks, entry, manuscript, parsed
from stonehand.diagnostics import Report
from stonehand.model.book import GeneratedEntry, Matter, PartEntry, SectionMetadata
from stonehand.model.inline import CrossReference, Emphasis, Link, Text
from stonehand.parse import parse
from stonehand.parse.anchors import section_anchors, slug
from stonehand.source import Span


def draft(*entries):
    report = Report()
    return parse(manuscript(*entries), report), report


def test_the_first_head_is_the_title():
    section, _ = parsed("# The *Title*\n\nWords.")
    assert section.title == (
        Text("The ", Span("copy.md", 1, 3, 1, 7)),
        Emphasis((Text("Title", Span("copy.md", 1, 8, 1, 13)),), Span("copy.md", 1, 7, 1, 14)),
    )
    assert [block.anchor for block in section.blocks] == ["copy-p1"]


def test_a_head_after_copy_is_no_title():
    section, _ = parsed("Words.\n\n# Head")
    assert section.title == ()
    assert section.blocks[1].level == 2


def test_front_matter_gives_inline_copy_with_its_places():
    text = '---\ntitle: "On *Comets*"\n---\n\nWords.'
    metadata = SectionMetadata(title="On *Comets*", spans=(("title", Span("copy.md", 2, 8, 2, 21)),))
    book, _ = draft(entry(text, metadata=metadata, body_line=4))
    (section,) = book.entries
    assert section.title[0] == Text("On ", Span("copy.md", 2, 9, 2, 12))
    assert section.blocks[0].span == Span("copy.md", 5, 1, 5, 7)


def test_a_title_that_does_not_stand_in_the_file_as_it_is_has_one_place():
    place = Span("copy.md", 2, 8, 3, 9)
    section, _ = parsed("Words.", title="Long title", spans=(("title", place),))
    assert section.title == (Text("Long title", place),)


@pytest.mark.parametrize("number, expected", [(None, ("", True)), ("", ("", False)), ("12a", ("12a", False))])
def test_the_number_that_the_author_gives(number, expected):
    section, _ = parsed("# One", number=number)
    assert (section.number, section.counted) == expected


def test_what_is_no_file_stays_an_entry():
    part = PartEntry("Part", 1, Span.point("book.toml"))
    contents = GeneratedEntry("contents", Matter.FRONT, Span.point("book.toml"))
    book, _ = draft(contents, part, entry("# One"))
    assert book.entries[:2] == (contents, part)


# Anchors


def test_sections_have_the_names_of_their_files():
    files = ["01-introduction.md", "body/Chapter 2.md", "1984.md", "1-note.md", "2-note.md", "contents.md"]
    assert list(section_anchors(files, ["contents"]).values()) == [
        "introduction",
        "chapter-2",
        "id-1984",
        "section-1-note",
        "section-2-note",
        "contents-2",
    ]


def test_an_anchor_is_a_name_in_xml():
    assert [slug(name) for name in ("fig:orbit", "1945", "Größe 2", "a--b.", "…")] == [
        "fig-orbit",
        "id-1945",
        "Größe-2",
        "a-b",
        "id",
    ]


def test_blocks_are_counted_by_kind():
    section, _ = parsed(
        "One.\n\n> Two.\n\n- Three.\n\n## Four\n\n***\n\n| a |\n|---|\n\nFive[^x].\n\n[^x]: Six."
    )
    paragraph, quotation, listing, heading, ornament, table, last = section.blocks
    assert [paragraph.anchor, quotation.anchor, quotation.blocks[0].anchor] == [
        "copy-p1",
        "copy-q1",
        "copy-p2",
    ]
    assert [listing.anchor, listing.items[0].anchor] == ["copy-l1", "copy-l1-i1"]
    assert [heading.anchor, ornament.anchor, last.anchor] == ["copy-h1", "copy-o1", "copy-p4"]
    assert [table.anchor, table.head[0].anchor, table.head[0].cells[0].anchor] == [
        "copy-t1",
        "copy-t1-r1",
        "copy-t1-r1c1",
    ]
    assert [section.notes[0].anchor, section.notes[0].blocks[0].anchor] == ["copy-nx", "copy-nx-p1"]


def test_an_anchor_given_twice_is_reported_and_made_anew():
    book, report = draft(entry("## One {#a}", "one.md"), entry("## Two {#a}", "two.md"))
    assert [section.blocks[0].anchor for section in book.entries] == ["a", "two-h1"]
    assert [(item.code.value, str(item.place), str(item.related[0].place)) for item in report] == [
        ("X002", "two.md:1:1", "one.md:1:1")
    ]


def test_the_anchor_of_a_title_names_the_section():
    book, _ = draft(
        entry("# One {#sec:one}", "01-first.md"), entry("See @sec:one and [it](#sec:one).", "two.md")
    )
    first, second = book.entries
    references = [node for node in second.blocks[0].content if isinstance(node, CrossReference | Link)]
    assert first.anchor == "first"
    assert [node.target for node in references] == ["first", "#first"]


def test_labels_of_notes_are_of_one_file():
    book, report = draft(entry("A[^1].\n\n[^1]: B.", "one.md"), entry("C[^1].\n\n[^1]: D.", "two.md"))
    assert [section.notes[0].anchor for section in book.entries] == ["one-n1", "two-n1"]
    assert not len(report)


# Images


@pytest.mark.parametrize(
    "address, source",
    [
        ("a.png", "text/a.png"),
        ("../figures/a.png", "figures/a.png"),
        ("/figures/b%20c.png", "figures/b c.png"),
    ],
)
def test_an_image_is_named_from_its_file_or_from_the_folder(address, source):
    book, _ = draft(entry(f"![x]({address})", "text/one.md"))
    assert book.entries[0].blocks[0].image.source == source


def test_a_figure_without_its_image_is_its_caption():
    (paragraph,) = blocks("![A *caption*](https://example.org/a.png)")
    assert paragraph.content[0].text == "A "
