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


def letter(heading: str, language: str, collation: str) -> str:
    """Return the letter under which a heading stands, or an empty string for figures and signs.

    By ICU a letter with a mark may be one of its own: Å in Swedish, Č in Czech.
    """
    found = re.search(r"[^\W_]", without_article(bare(heading), language))
    first = found[0] if found else ""
    base = _decomposed(first)[:1]
    if collation == "icu" and _primary(language)(first) != _primary(language)(base):
        base = first
    return base.upper() if base.isalpha() else ""


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
    return lru_cache(maxsize=None)(_icu(language).getSortKey if collation == "icu" else _uca())


def _uca() -> Callable[[str], Any]:
    # Only a book with an index needs it.
    from stonehand.resolve.index.collation_table import CollatorAtNeed

    make: Callable[[str], Any] = CollatorAtNeed().sort_key
    return make


@cache
def _primary(language: str) -> Callable[[str], bytes]:
    """Return what makes keys in which only letters count, not their marks. Raises MissingLibrary."""
    collator = _icu(language)
    collator.setStrength(collator.PRIMARY)
    make: Callable[[str], bytes] = collator.getSortKey
    return make


def _icu(language: str) -> Any:
    """Return a collator of ICU. Raises MissingLibrary."""
    try:
        import icu
    except ImportError as error:
        raise MissingLibrary(_NO_ICU) from error
    return icu.Collator.createInstance(icu.Locale(language))
