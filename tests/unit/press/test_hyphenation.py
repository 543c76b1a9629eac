"""Where words may be broken: patterns, exceptions, names."""

import pytest

from stonehand.model.lines import HyphenationSettings
from stonehand.press.pdf.hyphenation import Dictionaries, Words


def parts(word: str, language: str = "en_US", **settings: object) -> str:
    words = Words(language, 2, 3, HyphenationSettings(**settings))  # type: ignore[arg-type]
    places = words.positions(word)
    return "-".join(word[a:b] for a, b in zip((0, *places), (*places, len(word)), strict=True))


@pytest.mark.parametrize(
    "word, broken",
    [
        ("typography", "ty-pog-ra-phy"),
        ("into", "into"),
        ("table", "ta-ble"),
        ("typographical", "ty-po-graph-i-cal"),
    ],
)
def test_patterns(word: str, broken: str) -> None:
    assert parts(word) == broken


@pytest.mark.parametrize("word", ["anonym", "Anonym", "ANONYM"])
def test_exceptions_come_first(word: str) -> None:
    assert parts(word, exceptions=("ano-nym",)).lower() == "ano-nym"


def test_an_exception_without_hyphens_is_never_broken() -> None:
    assert parts("typography", exceptions=("typography",)) == "typography"


@pytest.mark.parametrize(
    "word, language, names, is_name",
    [
        ("Gorbachev", "en_US", False, True),
        ("Gorbachev", "en_US", True, False),
        ("typography", "en_US", False, False),
        ("Buchdruck", "de_DE", False, False),
    ],
)
def test_a_capital_tells_a_name(word: str, language: str, names: bool, is_name: bool) -> None:
    assert Words(language, 2, 3, HyphenationSettings(names=names)).is_name(word) is is_name


def test_line_by_line_names_are_not_broken() -> None:
    words = Words("en_US", 2, 3)
    assert list(words.iterate("Gorbachev")) == []
    assert next(words.iterate("typography")) == ("typogra", "phy")


def test_the_book_s_own_language_may_have_other_patterns() -> None:
    own = Dictionaries(HyphenationSettings(language="en-US"), "en-GB")
    assert own.get(("en_GB", 2, 3, 6)).language == "en_US"
    assert own.get(("fr", 2, 3, 6)).language == "fr"
