"""The list of credits: figures that have one, with number, link and folio."""

from dataclasses import replace

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Report
from stonehand.model.block import ContentsEntry
from stonehand.model.book import GeneratedEntry, Matter
from stonehand.model.places import Places, Position
from stonehand.model.plain import plain_text
from stonehand.parse import parse
from stonehand.resolve import resolve
from stonehand.source import Span

COPY = """# One

![The orbit](a.svg){#fig:a credit="© *Halley* Archive[^n]"}

![The author](b.svg){#fig:b credit=""}

::: figure
![](c.svg){#fig:c alt="A house" credit="Photograph: the author"}
:::

[^n]: A note.
"""


def listed(language: str = "en") -> tuple[str, list[ContentsEntry]]:
    """Return title and entries of the list of credits."""
    copy = manuscript(entry(COPY), GeneratedEntry("credits", Matter.BACK, Span.point("book.toml")))
    copy = replace(copy, metadata=replace(copy.metadata, language=language))
    draft = parse(copy, Report())
    section = resolve(draft, Places({"fig-a": Position(3, "23")}), Report()).sections[-1]
    (block,) = section.blocks
    return plain_text(section.title), block.entries


def test_a_figure_with_a_credit_is_listed_by_its_number_and_page() -> None:
    _, (first, _) = listed()
    assert (first.number, plain_text(first.title)) == ("Figure\u00a01.", "© Halley Archive")
    assert (first.target, first.folio) == ("fig-a", "23")


def test_a_figure_without_a_number_is_listed_by_its_credit() -> None:
    _, (_, second) = listed()
    assert (second.number, plain_text(second.title)) == ("", "Photograph: the author")


def test_the_list_has_its_title_in_the_language_of_the_book() -> None:
    title, (first, _) = listed("de")
    assert (title, first.number) == ("Abbildungsnachweis", "Abbildung\u00a01.")
