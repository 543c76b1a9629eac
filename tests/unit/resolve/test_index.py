"""What an index prints: headings in order, locators merged, references, from marks and their places."""

from dataclasses import replace

import pytest

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Report
from stonehand.model.block import Paragraph
from stonehand.model.book import GeneratedEntry, Matter
from stonehand.model.element import walk
from stonehand.model.index import IndexSettings
from stonehand.model.inline import IndexAnchor, Reference, Strong
from stonehand.model.places import Places, Position
from stonehand.model.plain import plain_text
from stonehand.parse import parse
from stonehand.resolve import resolve
from stonehand.resolve.index.collation import letter
from stonehand.resolve.index.locators import shortened
from stonehand.source import Span

INDEX = GeneratedEntry("index", Matter.BACK, Span.point("book.toml", 9))


def book(copy: str, folios: str = "", **settings: object):  # type: ignore[no-untyped-def]
    """Resolve a chapter with an index, its marks on the pages of `folios`, in reading order."""
    raw = manuscript(entry(copy, "1.md"), INDEX)
    raw = replace(raw, design=replace(raw.design, indexes=(IndexSettings(**settings),)))  # type: ignore[arg-type]
    draft = parse(raw, Report())
    first = resolve(draft, Places(), Report())
    anchors = [node.anchor for node in walk(first.sections) if isinstance(node, IndexAnchor)]
    found = dict(zip(anchors, folios.split(), strict=True)) if folios else dict.fromkeys(anchors, "1")
    places = Places(
        {anchor: Position(number, folio) for number, (anchor, folio) in enumerate(found.items(), 1)}
    )
    return resolve(draft, places, Report())


def printed(copy: str, folios: str = "", **settings: object) -> list[str]:
    """Return the lines of the index."""
    *_, index = book(copy, folios, **settings).sections
    assert index.kind == "index"
    return [plain_text(node.content) for node in walk(index.blocks) if isinstance(node, Paragraph)]


def marks(*entries: str) -> str:
    return " ".join(f'x []{{.index entry="{each}"}}' for each in entries)


@pytest.mark.parametrize(
    ("folios", "line"),
    [
        ("3 3", "a, 3"),
        ("3 5", "a, 3, 5"),
        ("3 4", "a, 3–4"),
        ("ix 1", "a, ix, 1"),
        ("ix x", "a, ix–x"),
        ("12 9", "a, 9, 12"),
        ("99 100", "a, 99–100"),
        ("101 102", "a, 101–2"),
    ],
)
def test_pages_are_in_order_and_once(folios: str, line: str) -> None:
    assert printed(marks("a", "a"), folios) == [line]


@pytest.mark.parametrize(
    ("first", "last", "end"),
    [
        ("71", "72", "72"),
        ("100", "104", "104"),
        ("107", "108", "8"),
        ("321", "328", "28"),
        ("498", "532", "532"),
        ("1087", "1089", "89"),
        ("1496", "1500", "500"),
        ("xxv", "xxviii", "xxviii"),
    ],
)
def test_the_last_folio_of_a_range_is_shortened_as_in_chicago(first: str, last: str, end: str) -> None:
    assert shortened(first, last) == end


def test_ranges_may_be_full_and_runs_of_two_left_apart() -> None:
    assert printed(marks("a", "a"), "101 102", ranges="full") == ["a, 101–102"]
    assert printed(marks("a", "a"), "101 102", merge=3) == ["a, 101, 102"]


def test_a_range_reaches_from_its_start_to_its_end() -> None:
    copy = "[]{.index entry=a range=start}x [a]{.index} [y]{.index entry=a range=end} [a]{.index}"
    assert printed(copy, "12 13 15 16") == ["a, 12–16"]


def test_a_mark_in_a_note_has_the_number_of_the_note() -> None:
    copy = "[a]{.index} x[^1] y[^2] z[^3]\n\n[^1]: [a]{.index}\n\n[^2]: [a]{.index}\n\n[^3]: [b]{.index}"
    assert printed(copy, "45 45 45 46") == ["a, 45, 45nn1–2", "b, 46n3"]


def test_a_principal_page_is_bold_and_stands_once() -> None:
    copy = "[a]{.index} [a]{.index .principal} [a]{.index}"
    index = book(copy, "3 4 4").sections[-1]
    strong = [plain_text(node.content) for node in walk(index.blocks) if isinstance(node, Strong)]
    assert strong == ["4"]
    assert printed(copy, "3 4 4") == ["a, 3, 4"]


def test_a_locator_leads_to_its_mark() -> None:
    made = book("x [a]{.index}")
    anchor, reference = (node for node in walk(made.sections) if isinstance(node, IndexAnchor | Reference))
    assert anchor.anchor == reference.target


def test_sub_entries_stand_under_their_heading_or_run_in() -> None:
    copy = marks("a!c", "a", "a!b")
    assert printed(copy, "1 3 5") == ["a, 3", "b, 5", "c, 1"]
    assert printed(copy, "1 3 5", style="run-in") == ["a, 3: b, 5; c, 1"]


def test_see_and_see_also_have_no_page() -> None:
    copy = '[]{.index entry=ESA see="Agency"}[Agency]{.index}[]{.index entry=Agency seealso="ESA"}'
    assert printed(copy, "1 2 3") == ["Agency, 2. See also ESA", "ESA. See Agency"]


def test_a_sub_entry_refers_in_brackets() -> None:
    copy = '[Agency]{.index} []{.index entry="ESA!head" see="Agency"}'
    assert printed(copy) == ["Agency, 1", "ESA", "head (see Agency)"]


@pytest.mark.parametrize(
    ("entries", "settings", "order"),
    [
        (("b", "A", "á", "c"), {}, "A á b c"),
        (("newt", "New York"), {}, "New York newt"),
        (("newt", "New York"), {"order": "letters"}, "newt New York"),
        (("The Bee", "Ant", "Cat"), {}, "Ant The Bee Cat"),
        (("*Vega*", "Uranus", "Venus"), {}, "Uranus Vega Venus"),
    ],
)
def test_headings_are_in_the_order_of_the_language(
    entries: tuple[str, ...], settings: dict[str, object], order: str
) -> None:
    assert " ".join(line.removesuffix(", 1") for line in printed(marks(*entries), **settings)) == order


def test_sort_says_where_an_entry_stands() -> None:
    assert printed('[]{.index entry="1984" sort="nineteen"} [o]{.index} [m]{.index}') == [
        "m, 1",
        "1984, 1",
        "o, 1",
    ]


def test_the_letter_of_a_group_is_printed_on_request() -> None:
    assert printed(marks("b", "Äa"), letters=True) == ["A", "Äa, 1", "B", "b, 1"]


def test_by_icu_a_letter_with_a_mark_may_be_one_of_its_own() -> None:
    pytest.importorskip("icu")
    assert [letter("Ångström", language, "icu") for language in ("sv", "de")] == ["Å", "A"]
