"""The tree of the outline."""

from stonehand.model.book import Matter, Section
from stonehand.model.inline import SetInline
from stonehand.model.layout import SectionMap
from stonehand.press.pdf.outline import OutlineEntry, outline
from stonehand.source import Span


def section(anchor: str, kind: str = "chapter", part: str = "") -> Section[SetInline]:
    span = Span.point(f"{anchor}.md")
    return Section(anchor=anchor, kind=kind, matter=Matter.BODY, span=span, blocks=(), part=part)


def heads(anchor: str, *levels: int) -> SectionMap:
    return SectionMap(
        anchor, (), tuple((level, f"{anchor}{n}", f"{anchor}-{n}") for n, level in enumerate(levels))
    )


def tree(entries: list[OutlineEntry]) -> list[object]:
    return [[entry.title, *tree(entry.children)] for entry in entries]


def test_chapters_of_a_part_stand_below_it_and_subheads_below_their_chapter() -> None:
    sections = (section("intro"), section("part", "part"), section("one", part="part"), section("end"))
    maps = (heads("intro", 1), heads("part", 1), heads("one", 1, 2, 3, 2), heads("end", 1))
    assert tree(outline(sections, maps)) == [
        ["intro0"],
        ["part0", ["one0", ["one1", ["one2"]], ["one3"]]],
        ["end0"],
    ]


def test_a_section_without_a_head_has_no_entry() -> None:
    assert outline((section("half"),), (heads("half"),)) == []


def test_a_skipped_level_does_no_harm() -> None:
    assert tree(outline((section("one"),), (heads("one", 1, 4, 2),))) == [["one0", ["one1"], ["one2"]]]
