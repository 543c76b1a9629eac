"""A word in, the places where it may be broken out, by patterns, exceptions and a rule for names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pyphen

from stonehand.model.lines import HYPHENATION, HyphenationSettings
from stonehand.press.pdf.hyphenation_patterns import read_at_need

NOUNS_WITH_CAPITALS = ("de", "lb")
"""Languages in which a capital does not tell a name."""


@dataclass(slots=True)
class Words:
    """The words of one language, broken with at least so many letters before and after."""

    language: str
    before: int
    after: int
    settings: HyphenationSettings = HYPHENATION
    _patterns: Any = None
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _exceptions: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        read_at_need(self.language)
        self._patterns = pyphen.Pyphen(lang=self.language, left=self.before, right=self.after)
        self._exceptions = dict(_exception(word) for word in self.settings.exceptions)

    def positions(self, word: str) -> tuple[int, ...]:
        """Return the indices at which a word may be broken, be it a name or not."""
        places = self._known.get(word)
        if places is None:
            places = self._known[word] = self._find(word)
        return places

    def iterate(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield the two parts of a word for each break, the last break first, as WeasyPrint asks for them."""
        if not self.is_name(word):
            for place in reversed(self.positions(word)):
                yield word[:place], word[place:]

    def is_name(self, word: str) -> bool:
        """Tell whether a word inside a sentence is a name that should not be broken."""
        if self.settings.names or word.lower() in self._exceptions:
            return False
        return word[:1].isupper() and not self.language.startswith(NOUNS_WITH_CAPITALS)

    def _find(self, word: str) -> tuple[int, ...]:
        known = self._exceptions.get(word.lower())
        if known is not None:
            return known
        # A break that changes the spelling (German before 1996) cannot be set from the copy.
        return tuple(
            int(place) for place in self._patterns.positions(word) if not getattr(place, "data", None)
        )


def _exception(word: str) -> tuple[str, tuple[int, ...]]:
    parts = word.lower().split("-")
    places = [sum(map(len, parts[:number])) for number in range(1, len(parts))]
    return "".join(parts), tuple(places)


class Dictionaries(dict[tuple[str, int, int, int], Words]):
    """The words of all languages of a document, by WeasyPrint's key: language, before, after, length."""

    def __init__(self, settings: HyphenationSettings, language: str = "") -> None:
        super().__init__()
        self._settings, self._own = settings, language

    @property
    def name(self) -> str:
        """Return all that they follow from but the patterns themselves."""
        return repr((self._settings, self._own))

    def get(self, key: Any, default: Any = None) -> Words:
        """Return the words of a key, made at need."""
        words = super().get(key)
        if words is None:
            language, before, after, _ = key
            own = self._settings.language and language == pyphen.language_fallback(self._own)
            patterns = pyphen.language_fallback(self._settings.language) if own else language
            words = self[key] = Words(patterns, before, after, self._settings)
        return words
