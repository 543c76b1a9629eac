"""Running heads over notes at the end of the book."""

from dataclasses import replace

from samples.small_book import HERE, chapter, paragraph, words
from stonehand.model.book import Book, Design, Matter, RunningHeads, Section, Typography
from stonehand.model.inline import SetInline
from stonehand.model.layout import AnchorPoint, Line, Page
from stonehand.model.metadata import Metadata
from stonehand.pipeline.heads import book_furniture


def notes() -> Section[SetInline]:
    return Section(
        anchor="notes",
        kind="notes",
        matter=Matter.BACK,
        span=HERE,
        blocks=(paragraph("notes-p1", *words("Notes")),),
        title=words("Notes"),
        running_heads=RunningHeads("Notes", "Notes"),
    )


def book(language: str = "en") -> Book:
    noted = chapter()
    (first,) = noted.notes
    second = replace(first, anchor="comets-n2", call="comets-n2-call")
    sections = (replace(noted, notes=(first, second)), notes())
    return Book("", Metadata("b", "B", language=language), Design(400, 600), Typography(), sections)


def line(note: str = "") -> Line:
    return Line("note" if note else "body", 0, 0, 9, 9, 9, "Words", "p", 0, 5, "a.md:1:1", note=note)


def page(sheet: int, section: str, *lines: Line, call: str = "") -> Page:
    anchors = (AnchorPoint(call, 0, 0, 0),) if call else ()
    box = (0.0, 0.0, 400.0, 600.0)
    side = "recto" if sheet % 2 else "verso"
    return Page(sheet, str(sheet), side, section, False, 400, 600, box, box, lines, (), anchors)


def heads(*pages: Page, language: str = "en") -> list[str]:
    return [each.head for each in book_furniture(book(language), pages)]


CALLED = page(23, "comets", line(), call="comets-n1-call")


def test_pages_of_notes_name_the_pages_of_the_calls() -> None:
    assert heads(CALLED, page(24, "notes", line()), page(25, "notes", line("comets-n1"))) == [
        "",
        "",
        "Notes to page 23",
    ]


def test_they_name_all_pages_from_the_first_call_to_the_last() -> None:
    found = heads(
        CALLED,
        page(41, "comets", line(), call="comets-n2-call"),
        page(42, "notes", line()),
        page(44, "notes", line("comets-n1"), line("comets-n2")),
    )
    assert found[-1] == "Notes to pages 23–41"


def test_they_do_so_in_the_language_of_the_book() -> None:
    found = heads(CALLED, page(24, "notes"), page(25, "notes", line("comets-n1")), language="fr-CH")
    assert found[-1] == "Notes de la page 23"


def test_a_page_without_notes_keeps_the_head_of_its_section() -> None:
    assert heads(CALLED, page(24, "notes"), page(25, "notes", line())) == ["", "", "Notes"]


def test_notes_elsewhere_change_no_head() -> None:
    more = page(24, "comets", line("comets-n1"))
    assert heads(CALLED, more) == heads(CALLED, page(24, "comets", line()))


def test_a_folio_at_the_foot_is_lowered_where_its_page_runs_long() -> None:
    usual, last = CALLED, page(24, "notes", line())
    long = replace(last, type_area=(0.0, 0.0, 400.0, 614.0))
    assert [each.long for each in book_furniture(book(), (usual, page(24, "comets", line()), long))] == [
        0,
        0,
        14,
    ]
    assert [each.long for each in book_furniture(book(), (usual, page(24, "comets", line()), last))] == [
        0,
        0,
        0,
    ]
