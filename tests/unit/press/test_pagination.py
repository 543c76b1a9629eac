"""Sheets, folios, blanks and furniture."""

from dataclasses import replace

from stonehand.model.artefact import FurniturePage
from stonehand.model.book import Design, Matter, RunningHeads, Section
from stonehand.model.inline import SetInline
from stonehand.model.layout import AnchorPoint, Area, Leaf, Line, SectionMap, SectionPage, Side
from stonehand.model.places import Position
from stonehand.press.pdf.pagination import (
    furniture,
    number_pages,
    opening_sides,
    places,
    with_furniture,
)
from stonehand.source import Span

DESIGN = Design(width=442, height=663)
FRONT, BODY, BACK = Matter.FRONT, Matter.BODY, Matter.BACK


def section(anchor: str, matter: Matter = BODY, kind: str = "chapter") -> Section[SetInline]:
    heads = RunningHeads(verso="The Book", recto=anchor.title())
    span = Span.point(f"{anchor}.md")
    return Section(anchor=anchor, kind=kind, matter=matter, span=span, blocks=(), running_heads=heads)


def laid(anchor: str, extent: int, side: Side = "recto") -> SectionMap:
    sides: tuple[Side, Side] = ("recto", "verso") if side == "recto" else ("verso", "recto")
    return SectionMap(anchor, tuple(SectionPage(sides[i % 2], (), (), ()) for i in range(extent)))


def line(area: Area, text: str = "", baseline: float = 0) -> Line:
    return Line(area, 0, 0, 0, 0, baseline, text, "", 0, 0, "")


BOOK = (
    section("half", FRONT, "half-title"),
    section("imprint", FRONT, "imprint"),
    section("preface", FRONT, "preface"),
    section("one"),
    section("two"),
    section("appendix", BACK, "appendix"),
)
MAPS = (
    laid("half", 1),
    laid("imprint", 1, "verso"),
    laid("preface", 3),
    laid("one", 3),
    laid("two", 2),
    laid("appendix", 1),
)


def test_a_book_is_numbered_as_it_should() -> None:
    pages = number_pages(BOOK, MAPS, DESIGN)
    assert [(p.sheet, p.folio, p.side, p.section, p.blank) for p in pages] == [
        (1, "i", "recto", "half", False),
        (2, "ii", "verso", "imprint", False),
        (3, "iii", "recto", "preface", False),
        (4, "iv", "verso", "preface", False),
        (5, "v", "recto", "preface", False),
        (6, "vi", "verso", "preface", True),
        (7, "1", "recto", "one", False),
        (8, "2", "verso", "one", False),
        (9, "3", "recto", "one", False),
        (10, "4", "verso", "one", True),
        (11, "5", "recto", "two", False),
        (12, "6", "verso", "two", False),
        (13, "7", "recto", "appendix", False),
    ]


def test_a_book_without_front_matter_begins_with_1() -> None:
    (first, second) = number_pages((section("one"),), (laid("one", 2),), DESIGN)
    assert (first.folio, second.folio) == ("1", "2")
    assert (first.width, first.trim) == (442, (0, 0, 442, 663))


def test_a_section_set_for_a_verso_follows_a_recto_at_once() -> None:
    pages = number_pages((section("one"), section("two")), (laid("one", 1), laid("two", 2, "verso")), DESIGN)
    assert [(p.folio, p.section, p.blank) for p in pages] == [
        ("1", "one", False),
        ("2", "two", False),
        ("3", "two", False),
    ]


def test_openings_on_any_side_follow_on() -> None:
    wishes = (None, None, "recto", None, None, None)
    assert opening_sides(BOOK, wishes, (1, 1, 3, 3, 2, 1)) == (
        *("recto", "verso", "recto"),
        *("recto", "verso", "verso"),
    )


def test_a_wished_side_is_kept() -> None:
    assert opening_sides(BOOK[3:5], ("recto", "recto"), (1, 1)) == ("recto", "recto")


def test_furniture_of_every_kind_of_page() -> None:
    pages = number_pages(BOOK, MAPS, DESIGN)
    half, imprint, opening, verso, recto, blank, *_ = furniture(BOOK, pages)
    assert half == FurniturePage("recto")
    assert imprint == FurniturePage("verso")
    assert opening == FurniturePage("recto", folio="iii", drop_folio=True)
    assert verso == FurniturePage("verso", head="The Book", folio="iv")
    assert recto == FurniturePage("recto", head="Preface", folio="v")
    assert blank == FurniturePage("verso", blank=True)


def test_every_sheet_has_furniture() -> None:
    pages = number_pages(BOOK, MAPS, DESIGN)
    assert [each.side for each in furniture(BOOK, pages)] == [page.side for page in pages]


def test_lines_of_furniture_come_after_the_text() -> None:
    text = SectionPage("recto", (line("body", "text"),), (), ())
    pages = number_pages((section("one"),), (SectionMap("one", (text,)),), DESIGN)
    (page,) = with_furniture(pages, ((line("folio", "1"),),))
    assert [each.text for each in page.lines] == ["text", "1"]


def test_places_count_body_lines() -> None:
    page = SectionPage(
        "recto",
        (line("body"), line("note"), line("body", "1.", 13), line("body", "item", 13)),
        (),
        (AnchorPoint("second", 3, 0, 0), AnchorPoint("note", 1, 0, 0), AnchorPoint("figure", -1, 0, 0)),
    )
    pages = number_pages((section("one"),), (SectionMap("one", (page, page)),), DESIGN)
    assert places(pages).positions == {
        "second": Position(1, "1", 2),
        "note": Position(1, "1", 0),
        "figure": Position(1, "1", 0),
    }


def plated(anchor: str, *leaves: Leaf) -> SectionMap:
    pages = (
        SectionPage("verso" if n % 2 else "recto", (), (), (), leaf=leaf) for n, leaf in enumerate(leaves)
    )
    return SectionMap(anchor, tuple(pages))


def test_plates_are_not_counted_and_bare() -> None:
    sections = (section("preface", FRONT, "preface"), section("one"))
    maps = (
        plated("preface", "", "", "plate", "plate", ""),
        plated("one", "", "", "plate", "plate", "page", "blank"),
    )
    pages = number_pages(sections, maps, DESIGN)
    assert [page.folio for page in pages] == ["i", "ii", "", "", "iii", "iv", "1", "2", "", "", "3", "4"]
    carried = furniture(sections, pages)
    assert carried[2] == carried[8] == FurniturePage("recto")
    assert carried[10].folio == "3"
    assert carried[11] == FurniturePage("verso")


def test_a_plate_is_found_by_the_folio_of_the_page_that_it_faces() -> None:
    leaves: tuple[Leaf, ...] = ("", "", "plate", "plate", "plate", "plate", "")
    laid_out = plated("one", *leaves)
    marked = tuple(
        replace(page, anchors=(AnchorPoint(f"on-{number}", -1, 0, 0),))
        for number, page in enumerate(laid_out.pages)
    )
    found = places(number_pages((section("one"),), (replace(laid_out, pages=marked),), DESIGN))
    plates = [(found.folio(f"on-{number}"), found.beside(f"on-{number}")) for number in range(1, 7)]
    assert plates == [
        ("2", ""),
        ("2", "facing"),
        ("2", "following"),
        ("2", "following"),
        ("3", "facing"),
        ("3", ""),
    ]
