"""Works in, the `references` of pandoc's metadata out: all that the processor knows of them."""

import re
from collections.abc import Iterable
from typing import Any

from stonehand.bibliography.markup import words_of
from stonehand.bibliography.pandoc_ast import Node, node, span, to_pandoc, with_quotations
from stonehand.bibliography.small_words import with_small_words
from stonehand.bibliography.work import Work

TITLES = frozenset(
    f"{before}title{after}"
    for before in ("", "container-", "collection-", "volume-", "original-", "reviewed-", "event-")
    for after in ("", "-short")
)
ROLES = frozenset(
    ("author", "collection-editor", "composer", "container-author", "director", "editor",
     "editorial-director", "illustrator", "interviewer", "original-author", "recipient",
     "reviewed-author", "translator")
)  # fmt: skip
"""The roles that pandoc 3.9 reads in metadata."""

NARROW, FIXED = "\u202f", "\u00a0"
_HIGH = re.compile(r"(?<=\S) (?=[;!?»])|(?<=«) ")
_COLON = re.compile(r"(?<=\S) (?=:)")


def works_metadata(works: Iterable[Work], locale: str) -> Node:
    """Return the works as a list of metadata; titles in another language than the locale's are marked."""
    return node("MetaList", [_work(work, locale.split("-")[0]) for work in works])


def unknown_roles(work: Work) -> tuple[str, ...]:
    """Return the roles of people of a work that would not be printed."""
    return tuple(role for role, value in work.csl.items() if _is_names(value) and role not in ROLES)


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _work(work: Work, primary: str) -> Node:
    language = str(work.csl.get("language", ""))
    foreign = language if language.split("-")[0] not in ("", primary) else ""
    return node("MetaMap", {name: _value(value, name, foreign, language) for name, value in work.csl.items()})


def _value(value: Any, name: str, foreign: str, language: str) -> Node:
    if isinstance(value, dict):
        return node("MetaMap", {key: _value(inner, key, "", "") for key, inner in value.items()})
    if isinstance(value, list):
        return node("MetaList", [_value(inner, "", "", "") for inner in value])
    if name in TITLES:
        return node("MetaInlines", [span(_title(str(value), language.split("-")[0]), [], foreign)])
    return (
        node("MetaInlines", to_pandoc(words_of(value)))
        if "<" in str(value)
        else node("MetaString", str(value))
    )


def _title(title: str, language: str) -> list[Node]:
    words = words_of(_french(title) if language == "fr" else title)
    return with_quotations(to_pandoc(with_small_words(words) if language in ("", "en") else words))


def _french(title: str) -> str:
    """Fix the spaces that French sets before high punctuation, where they were typed."""
    return _COLON.sub(FIXED, _HIGH.sub(NARROW, title))
