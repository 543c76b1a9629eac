"""Which block of a section an edit has changed, and when its pages can be set by themselves."""

from dataclasses import replace

import pytest

from stonehand.diagnostics import Report
from stonehand.model.book import Design, Manuscript, Matter, Section, SectionEntry, Typography
from stonehand.model.inline import SetInline
from stonehand.model.metadata import Metadata
from stonehand.model.places import Places
from stonehand.parse import parse
from stonehand.pipeline.standing import first_change
from stonehand.resolve import resolve_section
from stonehand.source import SourceFile

COPY = (
    "# One\n\nFirst.\n\nSecond.[^a]\n\n- Third.\n\nFourth.[^b]\n\n"
    "[^a]: Of the second.\n\n[^b]: Of the fourth.\n"
)


def section(copy: str) -> Section[SetInline]:
    """Return a section with its text resolved."""
    entry = SectionEntry(SourceFile("manuscript/one.md", copy), Matter.BODY, "chapter")
    manuscript = Manuscript("", Metadata("book", "Book"), Design(400, 600), Typography(), (entry,))
    return resolve_section(parse(manuscript, Report()), "one", Places(), Report())


@pytest.mark.parametrize(
    "old, new, block",
    [
        ("First", "Erst", 0),
        ("Second", "Other", 1),
        ("Third", "Other", 2),
        ("Fourth", "Other", 3),
        ("First.", "Fir\nst.", 0),
        ("Of the second", "Of another", 1),
        ("Of the fourth", "Of another", 3),
        ("# One", "# Two", 0),
        ("Third.\n\n", "Third.\n\nBetween.\n\n", 3),
        ("- Third.\n\n", "", 2),
        ("fourth.\n", "fourth.\n\nLast.\n", 4),
    ],
)
def test_the_first_block_that_differs(old: str, new: str, block: int) -> None:
    assert first_change(section(COPY), section(COPY.replace(old, new, 1))) == block


@pytest.mark.parametrize("new", [COPY, COPY + "\n", COPY.replace("[^b]:", "\n\n[^b]:")])
def test_nothing_that_is_printed_differs(new: str) -> None:
    assert first_change(section(COPY), section(new)) is None


def test_a_section_resolved_by_itself_is_that_of_the_book() -> None:
    from stonehand.resolve import resolve

    entry = SectionEntry(SourceFile("manuscript/one.md", COPY), Matter.BODY, "chapter")
    other = replace(entry, source=SourceFile("manuscript/two.md", "# Two\n\nSee [](#one).[^a]\n\n[^a]: x\n"))
    manuscript = Manuscript("", Metadata("book", "Book"), Design(400, 600), Typography(), (entry, other))
    draft = parse(manuscript, Report())
    for whole in resolve(draft, Places(), Report()).sections:
        assert resolve_section(draft, whole.anchor, Places(), Report()) == whole
