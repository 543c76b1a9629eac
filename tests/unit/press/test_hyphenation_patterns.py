"""Patterns read at need are those that pyphen reads all at once."""

import pyphen
import pytest

from stonehand.press.pdf.hyphenation_patterns import PatternsAtNeed, read_at_need


def read(language: str) -> pyphen.HyphDict:
    path = pyphen.LANGUAGES[language]
    pyphen.hdcache.pop(path, None)
    read_at_need(language)
    return pyphen.hdcache[path]


@pytest.mark.parametrize("language", ["en_US", "fr", "ru_RU", "el_GR", "sv", "es"])
def test_all_patterns_are_those_of_pyphen(language: str) -> None:
    ours, theirs = read(language), pyphen.HyphDict(pyphen.LANGUAGES[language])
    assert isinstance(ours, PatternsAtNeed)
    assert {letters: ours.patterns.get(letters) for letters in ours.patterns} == theirs.patterns
    assert ours.maxlen == theirs.maxlen


def test_letters_that_are_no_pattern_have_no_weights() -> None:
    assert read("en_US").patterns.get("qqq") is None


def test_patterns_that_change_the_spelling_are_left_to_pyphen() -> None:
    assert [place.data for place in read("hu_HU").positions("asszonnyal")] == [
        ("sz=", -1, 1),
        ("ny=ny", -1, 3),
    ]


def test_a_word_breaks_as_it_does_by_pyphen() -> None:
    ours, theirs = read("de_DE"), pyphen.HyphDict(pyphen.LANGUAGES["de_DE"])
    assert ours.positions("Schriftsetzerei") == theirs.positions("Schriftsetzerei")
