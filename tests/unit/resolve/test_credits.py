"""The list of credits: each once, with number, link and folio of all that it is printed under."""

from dataclasses import replace

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Report
from stonehand.model.book import GeneratedEntry, Matter
from stonehand.model.element import walk
from stonehand.model.inline import Reference
from stonehand.model.places import Places, Position
from stonehand.model.plain import plain_text
from stonehand.parse import parse
from stonehand.resolve import resolve
from stonehand.source import Span

COPY = """# One

![The orbit](a.svg){#fig:a credit="© *Halley* Archive[^n]"}

![The author](b.svg){#fig:b credit=""}

::: figure
![](c.svg){#fig:c alt="A house" credit="Photograph: the author."}
:::

| Probe | Launched |
|-------|----------|
| Vega  | 1984     |

: Launches {#tbl:d credit="© Halley Archive."}

[^n]: A note.
"""
PLACES = Places({"fig-a": Position(3, "23"), "fig-c": Position(4, "24"), "tbl-d": Position(9, "29")})


def listed(language: str = "en") -> tuple[str, list[str], list[str]]:
    """Return title, lines and targets of the list of credits."""
    copy = manuscript(entry(COPY), GeneratedEntry("credits", Matter.BACK, Span.point("book.toml")))
    copy = replace(copy, metadata=replace(copy.metadata, language=language))
    section = resolve(parse(copy, Report()), PLACES, Report()).sections[-1]
    (block,) = section.blocks
    lines = [plain_text(item.blocks[0].content) for item in block.items]
    targets = [node.target for node in walk(block) if isinstance(node, Reference)]
    return plain_text(section.title), lines, targets


def test_what_one_owner_has_is_one_line_with_numbers_and_folios() -> None:
    _, (first, _), targets = listed()
    assert first == "© Halley Archive. Figure\u00a01, 23; Table\u00a01, 29"
    assert targets == ["fig-a", "tbl-d", "fig-c"]


def test_a_figure_without_a_number_is_listed_by_its_folio() -> None:
    _, (_, second), _ = listed()
    assert second == "Photograph: the author. 24"


def test_the_list_has_its_title_in_the_language_of_the_book() -> None:
    title, (first, _), _ = listed("de")
    assert title == "Abbildungsnachweis"
    assert first.endswith("Abbildung\u00a01, 23; Tabelle\u00a01, 29")
