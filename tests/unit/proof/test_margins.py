"""Which lines have a number, a place in the manuscript, a bar or a note in the margin of a proof."""

from dataclasses import replace

from samples.copy_desk import entry, manuscript
from samples.galley import LEADING, TOP, book, line, lines, note, page
from stonehand.diagnostics import Code, Report
from stonehand.model.layout import LayoutMap, Line
from stonehand.model.proof import Margins
from stonehand.parse import parse
from stonehand.proof.compare.setting import Spot as Changed
from stonehand.proof.flaws.flaw import flaw
from stonehand.proof.flaws.pages import read_pages
from stonehand.proof.margins.pages import Shown, margins_of
from stonehand.proof.queries.asked import asked_in
from stonehand.proof.queries.placed import Placed, placed


def at(source: str, block: str = "copy-p1") -> Line:
    return replace(line("ink quoin", block), source=source)


def margins(layout: LayoutMap, shown: Shown) -> Margins:
    return margins_of(read_pages(layout), shown)[0]


def queries(text: str, layout: LayoutMap) -> tuple[Placed, ...]:
    draft = parse(manuscript(entry(text)), Report())
    return placed(asked_in(draft, Report()), read_pages(layout), Report())


def test_every_fifth_line_has_its_number() -> None:
    made = margins(book(page(*lines(11))), Shown())
    assert [each.words for each in made.numbers] == ["1:5", "1:10"]
    assert made.numbers[0].baseline == TOP + 4 * LEADING + 9


def test_a_house_may_number_every_line() -> None:
    made = margins(book(page(*lines(3), sheet=8)), Shown(every=1))
    assert [each.words for each in made.numbers] == ["2:1", "2:2", "2:3"]


def test_a_marker_and_its_item_are_one_line_and_notes_are_not_counted() -> None:
    marker = replace(line("1."), end=0, start=0)
    item, last = line("forme"), line("chase")
    whole = page(item, last, note())
    first, *others = whole.lines
    beside = replace(marker, y=first.y, baseline=first.baseline)
    made = margins(book(replace(whole, lines=(beside, first, *others))), Shown(every=1))
    assert [each.words for each in made.numbers] == ["1:1", "1:2"]


def test_each_block_has_its_place_in_the_manuscript_once() -> None:
    content = at("manuscript/a.md:3:1"), at("manuscript/a.md:3:40"), at("manuscript/a.md:5:1", "copy-p2")
    made = margins(book(page(*content)), Shown(with_sources=True))
    assert [each.words for each in made.sources] == ["a.md:3", "a.md:5"]


def test_bars_of_lines_that_touch_are_one() -> None:
    changed = tuple(
        Changed(sheet, 50, TOP + n * LEADING, 9, LEADING) for sheet, n in ((7, 0), (7, 1), (7, 3), (8, 2))
    )
    made = margins(book(page(*lines(5))), Shown(changed=changed))
    assert made.bars == ((TOP, TOP + 2 * LEADING), (TOP + 3 * LEADING, TOP + 4 * LEADING))


def test_flaws_and_open_queries_stand_at_their_lines() -> None:
    layout = book(page(at("copy.md:1:1"), at("copy.md:1:30"), section="copy"))
    spots = read_pages(layout).pages[0].spots
    asked = queries("Here [ink]{.query id=AQ3 to=editor}[Which?] [quoin]{.query answer=yes}[b]", layout)
    made = margins(layout, Shown(queries=asked, flaws=(flaw(Code.L207, "", "", spots[1]),)))
    assert [(each.label, each.words, each.tone) for each in made.notes] == [
        ("AQ3", "to editor: Which?", "query"),
        ("L207", "runt", "flaw"),
    ]


def test_a_query_that_begins_a_line_stands_on_that_line() -> None:
    layout = book(page(at("copy.md:1:1"), at("copy.md:1:7"), section="copy"))
    (only,) = queries("Here [ink]{.query}[Which?]", layout)
    assert only.place == "1:2"


def test_a_note_called_in_a_line_does_not_draw_its_queries_away() -> None:
    call = replace(note(), source="copy.md:1:8")
    layout = book(page(at("copy.md:1:1"), call, section="copy"))
    (only,) = queries("Here^[A note.] is [ink]{.query}[Which?]", layout)
    assert only.place == "1:1"


def test_queries_without_a_name_are_numbered_in_the_order_of_the_book() -> None:
    draft = parse(
        manuscript(entry("# A\n\n[a]{.query}[b]^[[c]{.query}[d]] [e]{.query id=Q2}[f] [g]{.query}[h]")),
        Report(),
    )
    assert [(each.identity, each.words) for each in asked_in(draft, Report())] == [
        ("Q1", "a"),
        ("Q3", "c"),
        ("Q2", "e"),
        ("Q4", "g"),
    ]
