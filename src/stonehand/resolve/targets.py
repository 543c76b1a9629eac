"""What a cross reference can name: every anchor of the book, with the words that refer to it."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from stonehand.model.block import Figure, Heading, Table
from stonehand.model.book import Note, Section
from stonehand.model.element import Element, walk
from stonehand.model.inline import DraftInline, Phrase
from stonehand.model.plain import plain_text
from stonehand.resolve.terms import Terms


def number_displays(sections: Iterable[Section[DraftInline]], terms: Terms) -> Mapping[str, str]:
    """Number captioned figures and tables through the book: anchor -> "Figure 3", with a no-break space."""
    numbers: dict[str, str] = {}
    figures = tables = 0
    for section in sections:
        for node in walk(section.blocks):
            if isinstance(node, Figure) and node.caption:
                figures += 1
                numbers[node.anchor] = f"{terms.figure}\u00a0{figures}"
            elif isinstance(node, Table) and node.caption:
                tables += 1
                numbers[node.anchor] = f"{terms.table}\u00a0{tables}"
    return MappingProxyType(numbers)


def reference_words(
    sections: Iterable[Section[DraftInline]], displays: Mapping[str, str], terms: Terms
) -> Mapping[str, str]:
    """Map every anchor of the book to the words that a reference to it prints."""
    words: dict[str, str] = {}
    for section in sections:
        words[section.anchor] = _section_words(section, terms)
        for node in walk((section.title, section.blocks, section.notes)):
            if isinstance(node, Heading):
                words[node.anchor] = f"{plain_text(node.content)}"
            elif isinstance(node, Element | Note):
                words.setdefault(node.anchor, displays.get(node.anchor, words[section.anchor]))
            elif isinstance(node, Phrase) and node.anchor:
                words[node.anchor] = plain_text(node.content) or words[section.anchor]
    return MappingProxyType(words)


def implicit_identifiers(sections: Iterable[Section[DraftInline]]) -> Mapping[str, str]:
    """Map the identifiers that pandoc makes of heads to their anchors; the first of a name counts."""
    found: dict[str, str] = {}
    for section in sections:
        found.setdefault(identifier(plain_text(section.title)), section.anchor)
        for node in walk(section.blocks):
            if isinstance(node, Heading):
                found.setdefault(identifier(plain_text(node.content)), node.anchor)
    return MappingProxyType(found)


def identifier(head: str) -> str:
    """Return what pandoc calls a head (pandoc manual, `auto_identifiers`): `A Head, 2` -> `a-head-2`."""
    kept = re.sub(r"[^\w\s.-]", "", head.lower())
    return re.sub(r"^[\W\d_]+", "", re.sub(r"\s+", "-", kept.strip()))


def _section_words(section: Section[DraftInline], terms: Terms) -> str:
    if section.kind == "chapter" and section.number:
        return f"{terms.chapter}\u00a0{section.number}"
    return section.label or plain_text(section.title)
