"""What a cross reference can name: every anchor of the book, with the words that refer to it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from stonehand.model.block import Equation, Figure, Heading, Table
from stonehand.model.book import Note, Section
from stonehand.model.element import Element, walk
from stonehand.model.inline import DraftInline, Phrase
from stonehand.model.plain import plain_text
from stonehand.resolve.terms import Terms

TIE = "\u00a0"

LABELLED = ("eq-", "eq:")
"""How the anchors of equations that have a number begin."""


class Wording(NamedTuple):
    """What a reference prints: a number with its label, or a title without one."""

    number: str
    label: str = ""

    @property
    def text(self) -> str:
        """Return label and number."""
        return f"{self.label}{TIE}{self.number}" if self.label else self.number

    def within(self, terms: Terms) -> str:
        """Return how a section is named before a part of it, in running text."""
        return terms.in_chapter.format(self.number) if self.label else self.number


class NoteTarget(NamedTuple):
    """A note with its label and mark, and the section that calls it."""

    anchor: str
    label: str
    section: str
    mark: str


def number_displays(
    sections: Iterable[Section[DraftInline]], terms: Terms, by_chapter: bool = False
) -> Mapping[str, str]:
    """Number captioned figures and tables: anchor -> "Figure 3", with a no-break space.

    Through the book, or chapter by chapter ("Figure 2.3", Chicago 3.13); those of sections without a number
    count by themselves through the book.
    """
    numbers: dict[str, str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for section in sections:
        chapter = section.number if by_chapter else ""
        for node in walk(section.blocks):
            if isinstance(node, Equation) and node.anchor.startswith(LABELLED):
                counts["", chapter] += 1
                number = ".".join(filter(None, (chapter, str(counts["", chapter]))))
                numbers[node.anchor] = f"({number})"
            elif isinstance(node, Figure | Table) and node.caption:
                word = terms.figure if isinstance(node, Figure) else terms.table
                counts[word, chapter] += 1
                number = ".".join(filter(None, (chapter, str(counts[word, chapter]))))
                numbers[node.anchor] = f"{word}{TIE}{number}"
    return MappingProxyType(numbers)


def reference_words(
    sections: Iterable[Section[DraftInline]], displays: Mapping[str, str], terms: Terms
) -> Mapping[str, Wording]:
    """Map every anchor of the book to the words that a reference to it prints."""
    words: dict[str, Wording] = {}
    for section in sections:
        own = words[section.anchor] = _section_wording(section, terms)
        for node in walk((section.title, section.blocks, section.notes)):
            if isinstance(node, Heading):
                words[node.anchor] = Wording(plain_text(node.content))
            elif isinstance(node, Element | Note):
                words.setdefault(node.anchor, _wording(node, displays.get(node.anchor, ""), terms) or own)
            elif isinstance(node, Phrase) and node.anchor:
                words[node.anchor] = Wording(plain_text(node.content)) if node.content else own
    return MappingProxyType(words)


def note_targets(
    sections: Iterable[Section[DraftInline]], marks: Mapping[str, str]
) -> tuple[NoteTarget, ...]:
    """Return the notes of the book that are called; `marks` by anchor."""
    return tuple(
        NoteTarget(note.anchor, note.label, section.anchor, marks[note.anchor])
        for section in sections
        for note in section.notes
        if note.anchor in marks
    )


def implicit_identifiers(sections: Iterable[Section[DraftInline]]) -> Mapping[str, str]:
    """Map the identifiers that pandoc makes of heads to their anchors; the first of a name counts."""
    found: dict[str, str] = {}
    for section in sections:
        found.setdefault(identifier(plain_text(section.title)), section.anchor)
        for node in walk(section.blocks):
            if isinstance(node, Heading):
                found.setdefault(identifier(plain_text(node.content)), node.anchor)
    found.pop("", None)  # heads without a letter have no identifier
    return MappingProxyType(found)


def identifier(head: str) -> str:
    """Return what pandoc calls a head (pandoc manual, `auto_identifiers`): `A Head, 2` -> `a-head-2`."""
    kept = re.sub(r"[^\w\s.-]", "", head.lower())
    return re.sub(r"^[\W\d_]+", "", re.sub(r"\s+", "-", kept.strip()))


def _wording(node: Element | Note[DraftInline], name: str, terms: Terms) -> Wording | None:
    """Return the wording of a display or an equation with a number."""
    label, _, number = name.rpartition(TIE)
    if not name:
        return None
    return Wording(number, terms.equation if isinstance(node, Equation) else label)


def _section_wording(section: Section[DraftInline], terms: Terms) -> Wording:
    if section.kind == "chapter" and section.number:
        return Wording(section.number, terms.chapter)
    if section.kind == "part":
        return Wording(section.number, terms.part)
    return Wording(section.label or plain_text(section.title))
