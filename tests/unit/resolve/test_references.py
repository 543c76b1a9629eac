"""What a reference prints: names with numbers, folios, notes."""

from dataclasses import replace

import pytest

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Code, Report
from stonehand.model.book import PartEntry, Section
from stonehand.model.element import walk
from stonehand.model.inline import Reference, SetInline
from stonehand.model.places import Places, Position
from stonehand.model.plain import plain_text
from stonehand.parse import parse
from stonehand.resolve import resolve
from stonehand.source import Span

ONE = """# First {#sec:first}

![A](a.svg){#fig:a}

| a |
|---|
| b |

: Caption {#tbl:b}

## Head of it

Words[^long], [marked]{#marked .index} and [cited]{#said .cite key=k}.

[^long]: A note.
"""


def second_chapter(
    reference: str, report: Report | None = None, places: Places | None = None, **design: str
) -> Section[SetInline]:
    """Return the chapter that refers to something, as set."""
    copy = manuscript(
        entry(ONE, "1.md"), entry(f"# Second\n\n![B](b.svg){{#fig:b}}\n\nSee {reference}.", "2.md")
    )
    report = Report() if report is None else report
    draft = parse(replace(copy, design=replace(copy.design, **design)), report)
    assert draft is not None
    return resolve(draft, places or Places(), report).sections[-1]


def printed(reference: str, places: Places | None = None, **design: str) -> list[str]:
    """Return the references of a second chapter as they are printed."""
    report = Report()
    section = second_chapter(reference, report, places, **design)
    assert not [diagnostic for diagnostic in report if diagnostic.code is Code.X001]
    return [plain_text(node.content) for node in walk(section) if isinstance(node, Reference)]


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("@fig:a", "Figure\u00a01"),
        ("@tbl:b", "Table\u00a01"),
        ("@fig-a", "Figure\u00a01"),
        ("[fig. @fig:a]", "fig.\u00a01"),
        ("-@fig:b", "2"),
        ("[@fig:a, left]", "Figure\u00a01, left"),
        ("@sec:first", "Chapter\u00a01"),
        ("[chap. @sec:first]", "chap.\u00a01"),
        ("@sec:head-of-it", "Head of it"),
        ("@note:long", "chapter\u00a01, note\u00a01"),
        ("[n. @note:long]", "n.\u00a01"),
        ("@sec:marked", "marked"),
        ("@sec:said", "cited"),
    ],
)
def test_a_reference_prints_a_name_and_a_number(reference: str, words: str) -> None:
    assert printed(reference) == [words]


def test_figures_may_be_numbered_by_chapter() -> None:
    assert printed("@fig:b", numbering="chapter") == ["Figure\u00a02.1"]


def test_a_page_is_referred_to_by_its_folio() -> None:
    places = Places({"fig-a": Position(9, "23")})
    assert printed("[p. @page:fig:a]", places) == ["p.\u00a023"]
    assert printed("@page:fig:a", places) == ["23"]


def test_a_plate_is_referred_to_by_the_page_that_it_faces() -> None:
    assert printed("@page:fig:a", Places({"fig-a": Position(9, "23", beside="facing")})) == ["facing 23"]


def test_where_there_is_no_such_page_the_thing_itself_is_named() -> None:
    assert printed("[p. @page:fig:a]", Places({"fig-b": Position(9, "23")})) == ["Figure\u00a01"]


def test_a_note_of_the_same_section_needs_no_chapter() -> None:
    assert printed("@note:own[^own]\n\n[^own]: Words") == ["note\u00a01"]


def test_a_part_is_named_by_its_number() -> None:
    copy = manuscript(entry("# First\n\nSee @part:1.", "1.md"))
    draft = parse(copy, Report())
    draft = replace(draft, entries=(PartEntry("West", 1, Span.point("book.toml")), *draft.entries))
    book = resolve(draft, Places(), Report())
    (reference,) = (node for node in walk(book.sections) if isinstance(node, Reference))
    assert (plain_text(reference.content), reference.target) == ("Part\u00a0I", "part-1")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("[figs. @fig:a, @fig:b]", "figs.\u00a01, 2"),
        ("[figs. @fig:a, @fig:b; tbl. @tbl:b, left]", "figs.\u00a01, 2; tbl.\u00a01, left"),
        ("[@fig:a;\n@tbl:b]", "Figure\u00a01; Table\u00a01"),
        ("[@fig:a and @fig:b]", "Figure\u00a01 and Figure\u00a02"),
        ("[see fig. @fig:a, @tbl:b and -@fig:b]", "see fig.\u00a01, Table\u00a01 and 2"),
        ("[nn. @note:long–@note:long]", "nn.\u00a01–1"),
    ],
)
def test_each_reference_of_a_bracket_is_a_link_and_what_is_between_stays(typed: str, words: str) -> None:
    (*_, paragraph) = second_chapter(typed).blocks
    assert plain_text(paragraph.content) == f"See {words}."
    assert sum(isinstance(node, Reference) for node in paragraph.content) == typed.count("@")


def test_of_several_references_one_to_nothing_prints_as_typed() -> None:
    report = Report()
    (*_, paragraph) = second_chapter("[figs. @fig:a, @fig:z]", report).blocks
    assert plain_text(paragraph.content) == "See figs.\u00a01, @fig:z."
    assert [(item.code, item.place.column) for item in report] == [(Code.X001, 20)]


def test_a_reference_to_nothing_does_not_name_a_section_without_a_title() -> None:
    report = Report()
    copy = manuscript(entry("Words.", "dedication.md"), entry("# One\n\n[p. @page:nowhere]", "1.md"))
    draft = parse(copy, report)
    assert draft is not None
    resolve(draft, Places(), report)
    assert [diagnostic.code for diagnostic in report] == [Code.X001]
