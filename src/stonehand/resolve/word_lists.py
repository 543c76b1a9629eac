"""Glossaries and lists of abbreviations in, the words that they define out, each with its anchor."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stonehand.model.block import Definition, Paragraph, Table
from stonehand.model.book import Section
from stonehand.model.element import Element, walk
from stonehand.model.inline import Code, DraftInline, LineBreak, Phrase, Text
from stonehand.model.plain import plain_text
from stonehand.source import Span

DraftSections = Iterable[Section[DraftInline]]

GLOSSARY, ABBREVIATIONS = "glossary", "abbreviations"
"""The kinds of section whose definition lists are read."""

TERM = "term"
"""The class of words that lead to the glossary: `[halo orbits]{.term entry="halo orbit"}`."""


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A term or an abbreviation as listed: its words, its anchor, the first paragraph that explains it."""

    words: str
    anchor: str
    span: Span
    definition: tuple[DraftInline, ...]


def listed_words(kind: str, sections: DraftSections) -> tuple[ListedWord, ...]:
    """Return what the sections of a kind define, in definition lists and tables, in reading order."""
    return tuple(
        word
        for section in sections
        if section.kind == kind
        for node in walk(section.blocks)
        for word in _listed(node)
    )


def _listed(node: object) -> Iterator[ListedWord]:
    """Yield what a node defines: an item of a definition list, or the rows of a table of two columns."""
    if isinstance(node, Definition):
        yield ListedWord(plain_text(node.term).strip(), node.anchor, node.span, _first_paragraph(node))
    elif isinstance(node, Table):
        for row in node.body:
            if len(row.cells) > 1:
                word, definition, *_ = (cell.content for cell in row.cells)
                yield ListedWord(plain_text(word).strip(), row.anchor, row.span, definition)


def _first_paragraph(node: Definition[DraftInline]) -> tuple[DraftInline, ...]:
    blocks = (block for definition in node.definitions for block in definition)
    return next((block.content for block in blocks if isinstance(block, Paragraph)), ())


def folded(words: str) -> str:
    """Return words as a glossary finds them: case and the number of spaces do not count."""
    return " ".join(words.split()).casefold()


def by_term(words: Iterable[ListedWord]) -> Mapping[str, ListedWord]:
    """Return the entries of a glossary by their terms, folded; of two alike the first."""
    found: dict[str, ListedWord] = {}
    for word in words:
        found.setdefault(folded(word.words), word)
    return found


def term_of(node: Phrase[DraftInline]) -> str:
    """Return the term that a phrase of the class `term` names: `entry=`, or else its own words."""
    return dict(node.values).get("entry") or plain_text(node.content)


def phrases_of(sections: DraftSections, *classes: str) -> Iterator[Phrase[DraftInline]]:
    """Yield the phrases of any of the classes, notes and titles included."""
    for section in sections:
        for node in walk((section.title, section.subtitle, section.blocks, section.notes)):
            if isinstance(node, Phrase) and not {*classes}.isdisjoint(node.classes):
                yield node


def text_without(kind: str, sections: DraftSections) -> str:
    """Return the words of all sections that are not of a kind."""
    return "\n".join(
        _text((section.title, section.subtitle, section.blocks, section.notes))
        for section in sections
        if section.kind != kind
    )


def _text(node: object) -> str:
    pieces: list[str] = []
    for item in walk(node):
        if isinstance(item, Text | Code):
            pieces.append(item.text)
        elif isinstance(item, Element | LineBreak):
            pieces.append("\n")
    return "".join(pieces)


def has_term(text: str, term: str) -> bool:
    """Tell whether a text, its case folded, may have a term in any form: words that begin as its own do."""
    stems = (re.escape(word[: max(len(word) - 2, 4)]) for word in term.casefold().split())
    # Without a condition before it the expression begins with letters, and those are found very fast.
    return any(_begins_word(text, found.start()) for found in re.finditer(r"\w*\W+".join(stems), text))


def _begins_word(text: str, start: int) -> bool:
    return start == 0 or not text[start - 1].isalnum()
