"""Two maps made by hand, a change of each class: what the comparison calls it."""

from dataclasses import replace

import pytest

from samples.galley import book, line, note, page
from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.model.layout import AnchorPoint, FaceRun, LayoutMap, Line
from stonehand.proof.compare.change import Change
from stonehand.proof.compare.comparison import Comparison, compare_maps
from stonehand.proof.compare.flaws import FlawChanges
from stonehand.proof.compare.setting import Spot
from stonehand.proof.compare.summary import pages_to_read, plural, summary
from stonehand.proof.compare.table import comparison_table
from stonehand.proof.flaws.flaw import Spot as OnPage
from stonehand.proof.flaws.flaw import flaw


def block(text: str, name: str, number: int, **facts: object) -> Line:
    """Return a paragraph of one line, at a line of the copy."""
    return replace(line(text, name), source=f"copy.md:{number}:1", **facts)


ONE, TWO, THREE = (
    block("ink quoin forme chase", "a", 1),
    block("slug galley stick bodkin", "b", 3),
    block("frisket tympan platen bed", "c", 5),
)
OLD = book(page(ONE, TWO, THREE, sheet=7), page(block("shooting stick", "d", 7), sheet=8))


def compared(new: LayoutMap, old: LayoutMap = OLD, *drawn: Change) -> Comparison:
    return compare_maps(old, new, FlawLimits(), drawn)


def with_first_page(*lines: Line) -> LayoutMap:
    return book(page(*lines, sheet=7), OLD.pages[1])


def test_two_equal_builds_have_no_change() -> None:
    found = compared(OLD)
    assert found.is_same
    assert summary(found) == ("no change; extent 2 = 2", "EPUB: not compared")


def test_new_flaws_of_two_kinds_are_counted_by_kind() -> None:
    changed = compared(with_first_page(ONE, THREE))
    spot = OnPage(changed.new.pages[1], changed.new.pages[1].lines[0], 1)
    flaws = tuple(flaw(code, "", "", spot) for code in (Code.L207, Code.L201, Code.L207))
    first, *_ = summary(replace(changed, flaws=FlawChanges(flaws, ())))
    assert "; 1 new loose line; 2 new runts; re-read pages" in first


def test_a_word_changed_is_named_with_its_place() -> None:
    found = compared(with_first_page(ONE, block("slug galley steel bodkin", "b", 3), THREE))
    (change,) = found.changes
    assert (change.kind, change.words, change.source) == ("text", ("stick", "steel"), "copy.md:3:1")
    assert pages_to_read(found) == (7,)
    assert summary(found)[0].startswith("1 text change; extent 2 = 2;")
    assert [each.kind for each in found.pages] == ["text", "same"]


def test_a_new_paragraph_renames_the_others_and_they_are_not_changed() -> None:
    later = [replace(TWO, block="c"), replace(THREE, block="d")]
    first = page(ONE, block("hell box", "b", 2), *later, sheet=7)
    found = compared(book(first, page(block("shooting stick", "e", 7), sheet=8)))
    assert [change.kind for change in found.real] == ["added"]


def test_a_paragraph_gone_is_read_where_it_was() -> None:
    found = compared(with_first_page(ONE, THREE))
    (change,) = found.real
    assert (change.kind, change.words) == ("removed", ("slug galley stick bodkin", ""))
    assert 7 in pages_to_read(found)


def test_a_paragraph_moved_in_the_copy_is_moved_and_no_other_is() -> None:
    moved = replace(ONE, source="copy.md:9:1")
    (change,) = compared(with_first_page(TWO, THREE, moved)).real
    assert (change.kind, change.source) == ("moved", "copy.md:9:1")


def test_a_paragraph_on_another_page_is_no_real_change() -> None:
    found = compared(book(page(ONE, TWO, sheet=7), page(THREE, block("shooting stick", "d", 7), sheet=8)))
    assert [change.kind for change in found.changes] == ["page"]
    assert [each.kind for each in found.pages] == ["reflow", "reflow"]


def halves(first: str, second: str, **facts: object) -> tuple[Line, Line]:
    """Return a paragraph of two lines."""
    upper = block(first, "b", 3, **facts)
    gap = 0 if upper.hyphen == "auto" else 1
    end = len(first) - (upper.hyphen == "auto")
    return replace(upper, end=end), replace(
        block(second, "b", 3), start=end + gap, end=end + gap + len(second)
    )


def test_the_same_words_in_other_lines_are_rewrapped_and_a_new_break_is_told() -> None:
    old = with_first_page(*halves("slug galley", "stick bodkin"))
    new = with_first_page(*halves("slug galley stick bod\u2010", "kin", hyphen="auto"))
    found = compared(new, old)
    assert [change.kind for change in found.changes] == ["rewrapped"]
    assert [(each.word, each.before) for each in found.breaks] == [("bod|kin", "")]
    assert compared(new, new).breaks == ()


def faced(*starts: int, face: str = "Caslon italic 10", **facts: object) -> Line:
    """Return the first paragraph, in the other face from the first of `starts` on, not from the second."""
    runs = [FaceRun(start, face if n % 2 == 0 else "Caslon 10") for n, start in enumerate(starts)]
    return replace(ONE, faces=(FaceRun(0, "Caslon 10"), *runs), **facts)


def test_a_word_in_another_face_is_a_change_of_style() -> None:
    old, new = with_first_page(faced(), TWO, THREE), with_first_page(faced(4, 9), TWO, THREE)
    (change,) = compared(new, old).real
    assert (change.kind, change.segments) == ("style", (("quoin", "quoin"),))
    assert change.said == "Caslon 10 → Caslon italic 10"


def test_a_page_drawn_otherwise_is_told_once() -> None:
    whole = (Spot(7, 0, 0, 300, 340),)
    look = Change("look", "s", "s", "page", "copy.md:1:1", (), whole, whole)
    old, new = with_first_page(faced(), TWO, THREE), with_first_page(faced(4, 9), TWO, THREE)
    assert [change.kind for change in compared(new, old, look).real] == ["style"]
    assert [change.kind for change in compared(old, old, look).real] == ["look"]


def test_a_line_whose_letters_are_set_apart_is_no_change_of_style() -> None:
    wide = tuple(word._replace(width=word.width * 1.05) for word in ONE.words)
    assert not compared(with_first_page(faced(words=wide), TWO), with_first_page(faced(), TWO)).real


def test_a_paragraph_that_comes_to_be_the_first_of_its_chapter_is_no_change_of_style() -> None:
    lead_in = faced(0, 9, face="Caslon small-caps 10")
    assert not compared(with_first_page(lead_in, TWO), with_first_page(faced(), TWO)).real


def test_a_note_is_compared_without_its_number() -> None:
    def noted(number: str, words: str = "see the forme") -> LayoutMap:
        text = f"{number}. {words}"
        foot = replace(note(text), end=len(words), source="copy.md:8:5")
        called = replace(line(f"ink quoin{number} forme", "a"), end=len("ink quoin forme"))
        point = AnchorPoint("n-call", 0, called.words[1].x + 20, 0)
        return book(page(called, foot, anchors=(point,)))

    assert not compared(noted("12"), noted("7")).changes
    (change,) = compared(noted("7", "see the chase"), noted("7")).changes
    assert (change.part, change.words) == ("note", ("forme", "chase"))


def test_pages_named_in_an_index_are_apart() -> None:
    old = book(page(block("quoins, 12, 45–47", "i", 1, area="index"), kind="index"))
    new = book(page(block("quoins, 13, 46–48", "i", 1, area="index"), kind="index"))
    (change,) = compared(new, old).changes
    assert (change.kind, change.is_real) == ("locator", False)


def test_folios_of_the_contents_are_apart_and_its_words_are_not() -> None:
    def contents(entry: str, folio: int) -> LayoutMap:
        leader = "\u2002.\u2002.\u2002"
        return book(page(replace(block(entry, "c", 1), text=f"{entry}{leader}{folio}"), kind="contents"))

    (change,) = compared(contents("The forme", 14), contents("The forme", 13)).changes
    assert (change.kind, change.words) == ("locator", ("13", "14"))
    (change,) = compared(contents("The chase", 13), contents("The forme", 13)).changes
    assert (change.kind, change.words) == ("text", ("forme", "chase"))


def test_running_heads_and_folios_are_apart() -> None:
    def headed(head: str, folio: str) -> LayoutMap:
        return book(page(line(head, "", area="head"), line(folio, "", area="folio"), ONE))

    found = compared(headed("Of chases", "2"), headed("Of formes", "1"))
    assert found.changes == ()
    assert [(each.kind, each.old, each.new) for each in found.furniture] == [
        ("head", "Of formes", "Of chases"),
        ("folio", "1", "2"),
    ]
    assert [each.kind for each in found.pages] == ["furniture"]


def test_a_word_broken_elsewhere_is_a_new_break_and_one_made_whole_is_none() -> None:
    def broken(first: str, second: str) -> LayoutMap:
        return with_first_page(*halves(f"slug galley stick {first}\u2010", second, hyphen="auto"))

    whole = with_first_page(*halves("slug galley stick", "bodkin"))
    found = compared(broken("bo", "dkin"), broken("bod", "kin"))
    assert [(each.word, each.before) for each in found.breaks] == [("bo|dkin", "bod|kin")]
    assert compared(whole, broken("bod", "kin")).breaks == ()


def test_the_table_has_words_places_and_pages() -> None:
    table = comparison_table(compared(with_first_page(ONE, block("slug galley steel bodkin", "b", 3), THREE)))
    (change,) = table["changes"]
    assert (change["old"], change["new"], change["new_pages"]) == (
        "stick",
        "steel",
        [{"sheet": 7, "folio": "1"}],
    )
    assert table["schema"] == 1
    assert table["reread"] == [{"sheet": 7, "folio": "1"}]


@pytest.mark.parametrize(
    "one, many",
    [
        ("widow", "widows"),
        ("very loose line", "very loose lines"),
        ("hyphen at the foot of a recto", "hyphens at the foot of a recto"),
        ("note split under two lines", "notes split under two lines"),
        ("line off the grid", "lines off the grid"),
    ],
)
def test_flaws_are_counted_in_good_english(one: str, many: str) -> None:
    assert plural(one) == many
