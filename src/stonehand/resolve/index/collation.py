"""Headings in, keys to sort them by out: as the Unicode Collation Algorithm or ICU orders a language."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from stonehand.errors import MissingLibrary
from stonehand.model.index import IndexSettings

ARTICLES = {
    "en": ("a", "an", "the"),
    "fr": ("le", "la", "les", "l’", "l'", "un", "une", "des"),
    "de": ("der", "die", "das", "ein", "eine"),
    "es": ("el", "la", "los", "las", "un", "una"),
    "it": ("il", "lo", "la", "i", "gli", "le", "l’", "l'", "un", "uno", "una"),
    "nl": ("de", "het", "een", "’t", "'t"),
    "pt": ("o", "a", "os", "as", "um", "uma"),
}
"""Words that do not count at the beginning of a heading in the order of an index, by language."""

_NO_ICU = '`collation = "icu"` needs PyICU: install it (pip install PyICU), or sort by "uca"'

Key = tuple[Any, ...]


def sort_key(heading: str, language: str, settings: IndexSettings) -> Key:
    """Return the key of a heading: word by word, or letter by letter up to a comma or bracket."""
    collate = _collator(settings.collation, language)
    words = without_article(bare(heading), language)
    if settings.order == "letters":
        parts = re.split(r"[,(]", words, maxsplit=1)
        return tuple(collate(re.sub(r"[\W_]+", "", part)) for part in parts)
    return tuple(collate(word) for word in re.findall(r"[^\W_]+", words.replace("’", "").replace("'", "")))


def bare(heading: str) -> str:
    """Return a heading without the marks of italics."""
    return heading.replace("*", "")


def letter(heading: str, language: str) -> str:
    """Return the letter under which a heading stands, or an empty string for figures and signs."""
    first = re.search(r"[^\W_]", without_article(bare(heading), language))
    base = _decomposed(first[0])[0].upper() if first else ""
    return base if base.isalpha() else ""


def without_article(heading: str, language: str) -> str:
    """Return a heading without the article that it begins with."""
    for article in ARTICLES.get(language.split("-")[0], ()):
        lead = article if article[-1] in "’'" else f"{article} "
        if heading.lower().startswith(lead) and len(heading) > len(lead):
            return heading[len(lead) :]
    return heading


def _decomposed(character: str) -> str:
    return unicodedata.normalize("NFD", character)


@cache
def _collator(collation: str, language: str) -> Callable[[str], Any]:
    """Return what makes a key of a word. Raises MissingLibrary."""
    return lru_cache(maxsize=None)(_icu(language) if collation == "icu" else _uca())


def _uca() -> Callable[[str], Any]:
    # Only a book with an index needs it.
    from stonehand.resolve.index.collation_table import CollatorAtNeed

    make: Callable[[str], Any] = CollatorAtNeed().sort_key
    return make


def _icu(language: str) -> Callable[[str], Any]:
    try:
        import icu
    except ImportError as error:
        raise MissingLibrary(_NO_ICU) from error
    make: Callable[[str], Any] = icu.Collator.createInstance(icu.Locale(language)).getSortKey
    return make
