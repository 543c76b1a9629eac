"""Draft copy resolved: numbers, marks, references and generated pages as literal text."""

import pytest

from stonehand.diagnostics import Code, Report
from stonehand.model.block import ContentsList, Figure, Heading, NoteGroup, Paragraph
from stonehand.model.book import Design, Draft, GeneratedEntry, Matter, Note, PartEntry, Section, Typography
from stonehand.model.inline import (
    CitationCluster,
    CitationItem,
    CrossReference,
    DraftInline,
    Image,
    Link,
    NoteCall,
    NoteReference,
    Reference,
    Text,
)
from stonehand.model.metadata import Contributor, Imprint, Metadata
from stonehand.model.places import Beside, Places, Position
from stonehand.model.plain import plain_text
from stonehand.resolve import resolve
from stonehand.source import Span


def at(line: int, column: int = 1) -> Span:
    return Span.point("a.md", line, column)


def paragraph(*content: DraftInline, line: int = 1, anchor: str = "one-p1") -> Paragraph[DraftInline]:
    return Paragraph(anchor=anchor, span=at(line), content=content)


def note(label: str, series: str = "numbered", section: str = "one") -> Note[DraftInline]:
    blocks = (paragraph(Text(f"Note {label}.", at(90)), anchor=f"{section}-n{label}-p1"),)
    return Note(f"{section}-n{label}", label, series, blocks, at(90))  # type: ignore[arg-type]


def section(anchor: str, *blocks: object, kind: str = "chapter", **more: object) -> Section[DraftInline]:
    values = {"matter": Matter.BODY, "title": (Text(anchor.title(), at(1)),), **more}
    return Section(anchor=anchor, kind=kind, span=at(1), blocks=blocks, **values)  # type: ignore[arg-type]


def draft(*entries: object, notes: str = "foot", **metadata: object) -> Draft:
    about = Metadata("slug", "The Book", **metadata)  # type: ignore[arg-type]
    design = Design(442, 663, notes=notes)  # type: ignore[arg-type]
    return Draft("", about, design, Typography(), entries)  # type: ignore[arg-type]


def resolved(book: Draft, places: Places | None = None) -> tuple[tuple[object, ...], Report]:
    report = Report()
    return resolve(book, places or Places(), report).sections, report


def test_notes_are_numbered_in_the_order_of_their_calls() -> None:
    copy = paragraph(NoteCall("b", at(1, 5)), NoteCall("a", at(1, 9)))
    (chapter,), _ = resolved(draft(section("one", copy, notes=(note("a"), note("b")))))
    assert [(n.label, n.mark, n.call) for n in chapter.notes] == [
        ("b", "1", "one-nb-call"),
        ("a", "2", "one-na-call"),
    ]


def test_each_series_counts_for_itself() -> None:
    copy = paragraph(*(NoteCall(label, at(1, place)) for place, label in enumerate("xayb", 1)))
    notes = (note("a"), note("b"), note("x", "editor"), note("y", "unnumbered"))
    (chapter,), _ = resolved(draft(section("one", copy, notes=notes)))
    assert {n.label: n.mark for n in chapter.notes} == {"a": "1", "b": "2", "x": "a", "y": ""}


def test_a_second_call_repeats_the_mark_and_prints_no_note() -> None:
    copy = paragraph(NoteCall("a", at(1, 5)), NoteCall("a", at(1, 9)))
    (chapter,), _ = resolved(draft(section("one", copy, notes=(note("a"),))))
    first, second = chapter.blocks[0].content
    assert first == NoteReference("one-na-call", "one-na", "1", at(1, 5), first=True)
    assert second == NoteReference("one-na-call2", "one-na", "1", at(1, 9), first=False)


def test_chapters_are_numbered_through_parts() -> None:
    entries = (PartEntry("West", 1, at(3)), section("one"), PartEntry("East", 1, at(4)), section("two"))
    (west, one, east, two), _ = resolved(draft(*entries))
    assert [s.label for s in (west, one, east, two)] == ["Part I", "1", "Part II", "2"]
    assert (one.part, two.part) == ("part-1", "part-2")


def test_running_heads_of_a_chapter_in_a_part() -> None:
    (_, one), _ = resolved(draft(PartEntry("West", 1, at(3)), section("one", short_title="First")))
    assert (one.running_heads.verso, one.running_heads.recto) == ("West", "First")


def test_running_heads_of_front_matter_repeat_its_title() -> None:
    (foreword,), _ = resolved(draft(section("foreword", kind="foreword", matter=Matter.FRONT)))
    assert (foreword.running_heads.verso, foreword.running_heads.recto) == ("Foreword", "Foreword")


def test_an_edited_volume_has_its_authors_on_the_verso() -> None:
    (one,), _ = resolved(draft(section("one", contributors=(Contributor("A. Bee"), Contributor("C. Dee")))))
    assert one.running_heads.verso == "A. Bee and C. Dee"


def test_a_reference_to_a_figure_prints_its_number() -> None:
    image = Image("figures/a.svg", "a", at(5))
    figure: Figure[DraftInline] = Figure(anchor="fig:a", span=at(5), image=image, caption=(Text("A", at(5)),))
    copy = paragraph(CrossReference("fig:a", "@fig:a", at(1, 4)))
    (one,), report = resolved(draft(section("one", copy, figure)))
    (reference,) = one.blocks[0].content
    assert reference == Reference((Text("Figure\u00a01", at(1, 4)),), "fig:a", at(1, 4))
    assert one.blocks[1].number == "Figure\u00a01"
    assert not len(report)


def test_a_reference_to_nothing_is_reported_and_printed_as_typed() -> None:
    (one,), report = resolved(draft(section("one", paragraph(CrossReference("fig:b", "@fig:b", at(1, 4))))))
    (diagnostic,) = report
    assert (diagnostic.code, diagnostic.place) == (Code.X001, at(1, 4))
    assert plain_text(one.blocks[0].content) == "@fig:b"


def test_a_citation_is_printed_as_typed_with_a_warning() -> None:
    cluster = CitationCluster((CitationItem("bonnet1994", at(1, 5)),), "[@bonnet1994]", at(1, 4))
    (one,), report = resolved(draft(section("one", paragraph(cluster))))
    (diagnostic,) = report
    assert diagnostic.code is Code.C001
    assert plain_text(one.blocks[0].content) == "[@bonnet1994]"


def test_the_contents_list_sections_with_their_folios() -> None:
    contents = GeneratedEntry("contents", Matter.FRONT, at(1))
    places = Places({"one": Position(9, "1")})
    (listing, _), _ = resolved(draft(contents, section("one")), places)
    (block,) = listing.blocks
    assert isinstance(block, ContentsList)
    (entry,) = block.entries
    assert (entry.number, plain_text(entry.title), entry.folio, entry.target) == ("1", "One", "1", "one")


def test_notes_of_the_book_are_headed_by_their_pages() -> None:
    copy = paragraph(NoteCall("a", at(1, 5)), NoteCall("b", at(1, 9)))
    places = Places({"one-na-call": Position(9, "23"), "one-nb-call": Position(27, "41")})
    entries = (
        section("one", copy, notes=(note("a"), note("b"))),
        GeneratedEntry("notes", Matter.BACK, at(1)),
    )
    (_, notes), _ = resolved(draft(*entries, notes="book"), places)
    (group,) = notes.blocks
    assert isinstance(group, NoteGroup)
    assert plain_text(group.title) == "1 One (Notes to pages 23–41)"
    assert group.notes == ("one-na", "one-nb")


def test_notes_of_the_book_stand_series_by_series_under_the_pages_of_their_calls() -> None:
    copy = paragraph(NoteCall("e", at(1, 5)), NoteCall("b", at(1, 9)))
    places = Places({"one-ne-call": Position(9, "23"), "one-nb-call": Position(27, "41")})
    entries = (
        section("one", copy, notes=(note("e", "editor"), note("b"))),
        GeneratedEntry("notes", Matter.BACK, at(1)),
    )
    (_, notes), _ = resolved(draft(*entries, notes="book"), places)
    (group,) = notes.blocks
    assert isinstance(group, NoteGroup)
    assert plain_text(group.title) == "1 One (Notes to pages 23–41)"
    assert group.notes == ("one-nb", "one-ne")


def test_a_list_of_figures_without_figures_is_left_out_and_reported() -> None:
    sections, report = resolved(draft(GeneratedEntry("figures", Matter.FRONT, at(1)), section("one")))
    (diagnostic,) = report
    assert diagnostic.code is Code.X004
    assert [s.anchor for s in sections] == ["one"]


def test_the_title_page_names_authors_title_and_publisher() -> None:
    people = (Contributor("A. Bee"), Contributor("C. Dee", role="trl"))
    book = draft(
        GeneratedEntry("title-page", Matter.FRONT, at(1)),
        contributors=people,
        imprint=Imprint(publisher="Press", place="Town"),
    )
    (title,), _ = resolved(book)
    assert [(p.classes[0], plain_text(p.content)) for p in title.blocks] == [
        ("book-contributor", "A. Bee"),
        ("book-title", "The Book"),
        ("book-contributor", "Translated by C. Dee"),
        ("book-publisher", "Press"),
        ("book-place", "Town"),
    ]


def test_french_books_have_french_words() -> None:
    contents = GeneratedEntry("contents", Matter.FRONT, at(1))
    (listing, *_), _ = resolved(draft(contents, section("one"), language="fr"))
    assert plain_text(listing.title) == "Table des matières"


def test_the_list_of_figures_prints_the_short_caption() -> None:
    image = Image("figures/a.svg", "a", at(5))
    figure: Figure[DraftInline] = Figure(
        anchor="fig:a",
        span=at(5),
        image=image,
        caption=(Text("A long one", at(5)),),
        short=(Text("A", at(5)),),
    )
    figures = GeneratedEntry("figures", Matter.FRONT, at(1))
    (listing, _), _ = resolved(draft(figures, section("one", figure)))
    (entry,) = listing.blocks[0].entries
    assert (entry.number, plain_text(entry.title)) == ("1", "A")


@pytest.mark.parametrize(
    ("beside", "printed"), [("", "96"), ("facing", "facing 96"), ("following", "following 96")]
)
def test_the_list_of_figures_says_which_page_a_plate_faces(beside: Beside, printed: str) -> None:
    figure: Figure[DraftInline] = Figure(
        anchor="fig:a", span=at(5), image=Image("a.svg", "a", at(5)), caption=(Text("A", at(5)),)
    )
    book = draft(GeneratedEntry("figures", Matter.FRONT, at(1)), section("one", figure))
    (listing, _), _ = resolved(book, Places({"fig:a": Position(100, "96", 0, beside)}))
    (entry,) = listing.blocks[0].entries
    assert entry.folio == printed


def test_a_link_may_name_a_head_by_its_words_as_in_pandoc() -> None:
    head: Heading[DraftInline] = Heading(
        anchor="one-h1", span=at(3), level=2, content=(Text("2. The Long Way, Round", at(3)),)
    )
    link = Link((Text("there", at(1)),), "#the-long-way-round", at(1))
    (one,), report = resolved(draft(section("one", paragraph(link), head)))
    assert one.blocks[0].content == (Link((Text("there", at(1)),), "#one-h1", at(1)),)
    assert not len(report)


def test_a_link_to_nothing_keeps_its_words() -> None:
    link = Link((Text("there", at(1)),), "#nowhere", at(1))
    (one,), report = resolved(draft(section("one", paragraph(link))))
    (diagnostic,) = report
    assert (diagnostic.code, diagnostic.place) == (Code.X006, at(1))
    assert plain_text(one.blocks[0].content) == "there"


def test_a_section_without_a_title_is_listed_by_its_first_head() -> None:
    head: Heading[DraftInline] = Heading(
        anchor="p-h1", span=at(1), level=2, content=(Text("To Begin", at(1)),)
    )
    entries = (
        GeneratedEntry("contents", Matter.FRONT, at(1)),
        section("p", head, kind="preface", matter=Matter.FRONT, title=()),
        section("q", kind="note-on-text", matter=Matter.FRONT, title=()),
    )
    (listing, *_), _ = resolved(draft(*entries))
    assert [plain_text(e.title) for e in listing.blocks[0].entries] == ["To Begin", "Note on text"]
