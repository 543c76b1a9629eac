"""Words of the class `term` lead to their entries in the glossary."""

import pytest

from samples.word_lists import resolved, with_lists
from stonehand.model.element import walk
from stonehand.model.inline import TermLink
from stonehand.model.plain import plain_text
from stonehand.resolve.word_lists import has_term

GLOSSARY = """# Glossary

albedo
:   A share of light. See [halo orbit]{.term}.

halo  orbit
:   A path.
"""


def links(text: str) -> list[tuple[str, str]]:
    """Return words and target of the links to the glossary of a chapter."""
    chapter, _ = resolved(with_lists(text, glossary=GLOSSARY)).sections
    return [(plain_text(node.content), node.target) for node in walk(chapter) if isinstance(node, TermLink)]


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("[albedo]{.term}", ("albedo", "glossary-d1-i1")),
        ("[Halo\norbit]{.term}", ("Halo orbit", "glossary-d1-i2")),
        ('[*halo* orbits]{.term entry="halo orbit"}', ("halo orbits", "glossary-d1-i2")),
        ("A note[^n].\n\n[^n]: Of [albedo]{.term}.", ("albedo", "glossary-d1-i1")),
    ],
)
def test_a_term_is_a_link_to_its_entry(typed: str, link: tuple[str, str]) -> None:
    assert links(typed) == [link]


def test_entries_may_be_the_rows_of_a_table() -> None:
    table = "| Term | |\n|---|---|\n| albedo | A share of light |"
    chapter, _ = resolved(with_lists("[albedo]{.term}", glossary=table)).sections
    assert [node.target for node in walk(chapter) if isinstance(node, TermLink)] == ["glossary-t1-r2"]


def test_a_term_without_an_entry_is_printed_without_a_link() -> None:
    assert links("[coma]{.term}") == []


def test_entries_lead_to_one_another() -> None:
    _, glossary = resolved(with_lists("Text.", glossary=GLOSSARY)).sections
    assert [node.target for node in walk(glossary) if isinstance(node, TermLink)] == ["glossary-d1-i2"]


@pytest.mark.parametrize(
    ("text", "term", "has"),
    [
        ("two nuclei", "nucleus", True),
        ("Halo\u00a0orbits", "halo orbit", True),
        ("a halo", "halo orbit", False),
        ("a modem", "mode", True),
        ("commode", "mode", False),
    ],
)
def test_a_term_is_found_in_other_forms(text: str, term: str, has: bool) -> None:
    assert has_term(text.casefold(), term) is has
