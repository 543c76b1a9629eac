"""Abbreviations spelled out where they are first used, and marked in the EPUB."""

import pytest

from samples.copy_desk import content
from samples.word_lists import resolved, with_lists
from stonehand.diagnostics import Report
from stonehand.model.element import walk
from stonehand.model.inline import Abbreviation, SpelledOut
from stonehand.model.plain import plain_text
from stonehand.parse import parse
from stonehand.proof.certificate.book import book_streams
from stonehand.proof.certificate.certify import certify_resolved
from stonehand.resolve.abbreviations import full_name

LIST = """# Abbreviations

[AU]{.smallcaps}
:   astronomical unit, about 150 million kilometres

ESA
:   European Space Agency

IKI
:   [Институт]{lang=ru}, Moscow
"""


def printed(*chapters: str, spell_out: str = "book") -> str:
    """Return the paragraphs of the chapters as they are printed."""
    book = resolved(with_lists(*chapters, abbreviations=LIST, spell_out=spell_out))
    return "|".join(plain_text(block.content) for section in book.sections[:-1] for block in section.blocks)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("The ESA and ESA.", "The European Space Agency (ESA) and ESA."),
        ("ESA’s own", "European Space Agency (ESA)’s own"),
        ("ESAU is no ESA", "ESAU is no European Space Agency (ESA)"),
        ("An [AU]{.smallcaps}.", "An astronomical unit (AU)."),
        ("AU is what? AU.", "Astronomical unit (AU) is what? AU."),
        ("[the ESA]{.index entry=ESA} in IKI", "the European Space Agency (ESA) in Институт (IKI)"),
        ("The European\nSpace Agency (ESA)", "The European Space Agency (ESA)"),
        ("He said “ESA has” of ESA", "He said “ESA has” of European Space Agency (ESA)"),
        ("A ‘can’t, ESA’ of ESA", "A ‘can’t, ESA’ of European Space Agency (ESA)"),
        ("The Agency (ESA) and ESA", "The Agency (ESA) and ESA"),
    ],
)
def test_the_first_use_is_preceded_by_the_full_name(typed: str, words: str) -> None:
    assert printed(typed) == words


def test_nothing_that_is_quoted_or_stands_in_a_head_or_a_note_is_spelled_out() -> None:
    copy = "## ESA\n\n> ESA said\n\nOn *ESA*[^n]\n\n[^n]: ESA"
    book = resolved(with_lists(copy, abbreviations=LIST, spell_out="book"))
    assert [node for node in walk(book) if isinstance(node, SpelledOut)] == []


def test_names_are_given_in_each_chapter_or_once_in_the_book() -> None:
    assert printed("An ESA", "No ESA") == "An European Space Agency (ESA)|No ESA"
    each = "An European Space Agency (ESA)|No European Space Agency (ESA)"
    assert printed("An ESA", "No ESA", spell_out="chapter") == each


def test_only_what_asks_for_it_is_spelled_out_by_default() -> None:
    typed = "An ESA, then [ESA]{.spell-out}."
    assert printed(typed, spell_out="never") == "An ESA, then European Space Agency (ESA)."


def test_a_name_in_another_language_says_so() -> None:
    book = resolved(with_lists("In IKI", abbreviations=LIST, spell_out="book"))
    (name,) = [node for node in walk(book) if isinstance(node, SpelledOut)]
    assert name.content[0].language == "ru"


def test_an_epub_says_what_each_abbreviation_stands_for() -> None:
    copy = with_lists("ESAs by *ESA*[^n]\n\n[^n]: An [AU]{.smallcaps}", abbreviations=LIST)
    found = [
        (plain_text(node.content), node.title)
        for node in walk(resolved(copy, "epub"))
        if isinstance(node, Abbreviation)
    ]
    assert found == [("ESA", "European Space Agency")] * 2 + [("AU", "astronomical unit")]
    assert not [node for node in walk(resolved(copy)) if isinstance(node, Abbreviation)]


@pytest.mark.parametrize(
    ("definition", "name"),
    [
        ("European Space Agency.", "European Space Agency"),
        ("Halley Watch (1980–90)", "Halley Watch"),
        (
            "[Ministry of Culture, Media and Sport]{.expansion}, London",
            "Ministry of Culture, Media and Sport",
        ),
        ("the *Astrophysical Journal*^[A note.]; a journal", "the Astrophysical Journal"),
    ],
)
def test_the_full_name_ends_before_what_explains_it(definition: str, name: str) -> None:
    assert plain_text(full_name(content(definition))) == name


def test_the_certificate_counts_what_the_manuscript_has_and_the_book_prints() -> None:
    copy = with_lists("The ESA and IKI.", abbreviations=LIST, spell_out="book")
    draft, book = parse(copy, Report()), resolved(copy)
    certify_resolved(draft, book, report := Report())
    assert tuple(report) == ()
    assert "European" in "".join(piece.text for piece in book_streams(book, "print")[0].body)


def test_the_certificate_misses_words_that_are_lost_beside_a_name() -> None:
    draft = parse(with_lists("The ESA and IKI.", abbreviations=LIST, spell_out="book"), Report())
    book = resolved(with_lists("The ESA.", abbreviations=LIST, spell_out="book"))
    certify_resolved(draft, book, report := Report())
    (lost,) = report
    assert "“id-1”" in lost.message
