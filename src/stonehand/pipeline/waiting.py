"""A draft in; out, which of its sections wait to be set until the pages that they name are known."""

from collections.abc import Iterator

from stonehand.model.book import Draft, GeneratedEntry, Section
from stonehand.model.element import walk
from stonehand.model.inline import CrossReference

LISTS = frozenset(("contents", "figures", "tables", "credits", "index", "notes"))
"""Kinds of section that print the folios of others."""


def waiting(draft: Draft) -> tuple[frozenset[str], ...]:
    """Return, setting by setting, the sections that are not yet set in it.

    First those that refer to pages wait and the lists; then the lists, which name pages of all others.
    """
    lists, referring = frozenset(_lists(draft)), frozenset(_referring(draft))
    return tuple(held for held in dict.fromkeys((lists | referring, lists)) if held)


def _lists(draft: Draft) -> Iterator[str]:
    for entry in draft.entries:
        if isinstance(entry, GeneratedEntry) and entry.kind in LISTS:
            yield entry.anchor


def _referring(draft: Draft) -> Iterator[str]:
    for entry in draft.entries:
        if isinstance(entry, Section):
            nodes = walk((entry.title, entry.blocks, entry.notes))
            if any(isinstance(node, CrossReference) and node.kind == "page" for node in nodes):
                yield entry.anchor
