"""Facing pages end alike, a section does not end on a line or two, and no word is lost for it."""

from collections import Counter
from random import Random

import pytest
from tiny import LINES_A_PAGE, codes, lay, lines, note, p, text

from stonehand.model.pages import PageSettings
from stonehand.press.pdf.set import SetSection

SYLLABLES = [
    *"aeiou",
    "an",
    "en",
    "in",
    "or",
    "us",
    "al",
    "it",
    "es",
    "am",
    "po",
    "re",
    "ta",
    "mi",
    "lu",
    "so",
]
OFF = PageSettings(spreads=False)
LOOSE = PageSettings(lines=0)
"""Pages may not run short or long, so that paragraphs must."""


def block(anchor: str, count: int, last: str = "end") -> str:
    """Return a paragraph of so many short lines."""
    return p(anchor, "<br/>".join([*(f"{anchor}{n}" for n in range(count - 1)), last]))


def blocks(prefix: str, count: int, each: int) -> tuple[str, ...]:
    """Return paragraphs of so many lines each."""
    return tuple(block(f"{prefix}{n}", each) for n in range(count))


def depths(result: SetSection) -> list[int]:
    """Return the number of lines of text of each page."""
    counts = Counter(page for page, line in lines(result) if line.area == "body")
    return [counts[page] for page in sorted(counts)]


def supple(seed: int, count: int) -> str:
    """Return so many words of every length."""
    random = Random(seed)
    return " ".join("".join(random.choices(SYLLABLES, k=random.randint(1, 4))) for _ in range(count))


def loose(result: SetSection) -> int:
    """Return the number of lines whose spaces are too wide."""
    return sum(line.space_ratio > 1.5 for _, line in lines(result))


OPENING = block("o", LINES_A_PAGE)
"""The first page, a recto."""

SHORT_VERSO = (OPENING, *blocks("v", 8, 3), block("w", 3), block("x", 34))
"""The verso holds eight paragraphs of three lines; a ninth can be parted nowhere."""


def test_a_verso_that_ends_short_takes_its_recto_along() -> None:
    assert depths(lay(*SHORT_VERSO, pages=OFF)) == [25, 24, 25, 12]
    assert depths(lay(*SHORT_VERSO)) == [25, 24, 24, 13]


def test_both_pages_run_long_where_short_is_no_remedy() -> None:
    # One line less, and the three lines at the foot of the recto would have to go over too.
    copy = (OPENING, *blocks("v", 8, 3), block("w", 4), block("x", 19), block("y", 3), block("z", 20))
    assert depths(lay(*copy, pages=OFF)) == [25, 24, 23, 23]
    verso, recto = depths(lay(*copy))[1:3]
    assert verso == recto


def test_a_page_is_as_long_as_the_map_says() -> None:
    result = lay(*SHORT_VERSO)
    feet = [page.type_area[3] for page in result.map.pages]
    assert feet[2] == pytest.approx(feet[0] - 12, abs=0.01)
    assert all(page.lines[-1].y + 12 <= page.type_area[3] + 0.05 for page in result.map.pages)


def test_notes_stand_at_the_foot_of_a_page_that_runs_short() -> None:
    with_note = p("x", "<br/>".join(["a"] * 30) + note("n", text(20)))
    result = lay(*SHORT_VERSO[:-1], block("y", 10), with_note)
    foot = [line for page, line in lines(result) if line.note]
    assert foot
    assert codes(result) == []


def test_a_paragraph_runs_a_line_longer() -> None:
    copy = (OPENING, p("t", supple(4, 201)), *blocks("v", 12, 3), block("x", 40))
    before, after = lay(*copy, pages=OFF), lay(*copy, pages=LOOSE)
    assert depths(before)[1:3] == [23, 24]
    assert depths(after)[1:3] == [24, 24]
    assert loose(after) <= loose(before)


def foot(result: SetSection) -> str:
    """Return the last line of text of the first page."""
    return [line.text for page, line in lines(result) if page == 0][-1]


def test_a_hyphen_at_the_foot_of_a_recto_is_moved() -> None:
    supple = p("t", text(166))
    ends = [f"x{n}" for n in range(LINES_A_PAGE)]
    ends[LINES_A_PAGE - depths(lay(supple))[0] - 1] = "re-"
    copy = (supple, p("x", "<br/>".join(ends)))
    assert foot(lay(*copy, pages=OFF)) == "re-"
    assert foot(lay(*copy)) != "re-"


def test_the_same_copy_is_made_up_in_the_same_way() -> None:
    assert lay(*SHORT_VERSO).map == lay(*SHORT_VERSO).map


@pytest.mark.parametrize("left", range(1, 5))
def test_a_section_does_not_end_on_a_few_lines(left: int) -> None:
    copy = (OPENING, block("a", LINES_A_PAGE + 12), block("b", LINES_A_PAGE - 12 + left))
    assert depths(lay(*copy, pages=OFF))[-1] in (left, 2)
    last = depths(lay(*copy))[-1]
    assert last >= 5


def test_the_spread_before_helps_where_the_facing_page_cannot() -> None:
    copy = (OPENING, block("a", LINES_A_PAGE + 12), block("b", 2 * LINES_A_PAGE - 12 + 2))
    assert depths(lay(*copy, pages=OFF)) == [25, 25, 25, 25, 2]
    assert depths(lay(*copy)) == [25, 26, 26, 25]


def test_a_last_page_may_have_what_the_house_allows() -> None:
    copy = (OPENING, block("a", LINES_A_PAGE + 12), block("b", LINES_A_PAGE - 12 + 2))
    assert depths(lay(*copy, pages=PageSettings(last_page=2))) == [25, 25, 25, 2]


def test_words_and_notes_are_the_same() -> None:
    copy = (
        *SHORT_VERSO[:-1],
        p("n1", text(90) + note("n", text(200))),
        p("n2", text(200) + note("m", text(30))),
    )
    on, off = ([line.text for _, line in lines(lay(*copy, pages=each))] for each in (PageSettings(), OFF))
    assert sorted(" ".join(on).split()) == sorted(" ".join(off).split())
