"""A few pages of a section, set again from a place within it, are those of the whole section."""

from dataclasses import replace

import pytest
from tiny import STYLE, house, note, p, section, text

from stonehand.model.layout import SectionPage
from stonehand.model.pages import PageSettings
from stonehand.press.pdf.set import Excerpt, SectionTask, SetSection, Start, set_excerpt, set_section

COUNT = 30
LONG = " ".join([text(70)] * 8)


def copy(words: str = "", notes: bool = False) -> tuple[str, ...]:
    """Return paragraphs, with words in the twentieth, and a note in every third."""
    own = {20: words}
    called = {n: note(f"n{n}", text(20)) for n in range(0, COUNT, 3) if notes}
    return tuple(p(f"p{n}", text(60 + n) + own.get(n, "") + called.get(n, "")) for n in range(COUNT))


def task(*blocks: str) -> SectionTask:
    return SectionTask("s", section(*blocks), (STYLE,), fonts=house())


def excerpt_of(whole: SetSection, start: Start, pages: int = 2) -> Excerpt:
    """Return an excerpt with the blocks of other pages left out."""
    seen = [{line.block for line in page.lines} for page in whole.map.pages]
    names = [f"p{n}" for n in range(COUNT)]
    from_here = set().union(*seen[start.page :])
    until_then = set().union(*seen[: start.page + pages + 1])
    passed = tuple(name for name in names if name not in from_here)
    beyond = tuple(name for name in names if name not in until_then)
    first = next(iter(whole.map.pages[start.page].lines))
    return Excerpt(start, pages, passed, beyond, ((first.block, first.start),))


def drawn(page: SectionPage) -> tuple[object, ...]:
    return page.side, page.lines, page.boxes, page.type_area


@pytest.mark.parametrize("notes", [False, True])
def test_from_every_start_the_pages_are_those_of_the_section(notes: bool) -> None:
    whole_task = task(*copy(notes=notes))
    whole = set_section(whole_task)
    starts = whole.starts[:-2]  # the end of a section is made up with all of it in view
    assert len(starts) > 2
    for start in starts:
        part = set_excerpt(whole_task, excerpt_of(whole, start))
        expected = whole.map.pages[start.page : start.page + 2]
        assert [drawn(page) for page in part.map.pages] == [drawn(page) for page in expected]


def test_plans_of_the_section_change_nothing() -> None:
    whole_task = task(*copy(notes=True))
    whole = set_section(whole_task)
    part = excerpt_of(whole, whole.starts[1])
    assert whole.plans
    assert set_excerpt(whole_task, part, whole.plans).pdf == set_excerpt(whole_task, part).pdf


def test_a_new_word_is_on_its_page() -> None:
    before, after = task(*copy()), task(*copy(" quire"))
    whole = set_section(before)
    page = next(n for n, each in enumerate(whole.map.pages) if any(x.block == "p20" for x in each.lines))
    start = max((start for start in whole.starts if start.page <= page), key=lambda start: start.page)
    part = set_excerpt(after, excerpt_of(whole, start, 4))
    expected = set_section(after).map.pages[start.page : start.page + 4]
    assert [drawn(page) for page in part.map.pages] == [drawn(page) for page in expected]
    assert "quire" in "".join(line.text for page in part.map.pages for line in page.lines)


def test_no_start_where_a_note_goes_on_over_the_page() -> None:
    blocks = (*(p(f"p{n}", text(60)) for n in range(3)), p("q", text(50) + note("n", LONG)), *copy())
    whole = set_section(task(*blocks))
    going_on = {
        number + 1
        for number, page in enumerate(whole.map.pages[:-1])
        if any(line.note == "n" for line in page.lines)
        and any(line.note == "n" for line in whole.map.pages[number + 1].lines)
    }
    assert going_on
    assert going_on.isdisjoint(start.page for start in whole.starts)


def test_a_section_whose_spreads_are_not_made_up_has_no_starts() -> None:
    off = replace(task(*copy()), pages=PageSettings(spreads=False))
    assert set_section(off).starts == ()
