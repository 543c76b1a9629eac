"""Draft copy in, its citations in reading order out, as the processor is asked for them.

In a note a citation stands in one of three ways: it is the note; it stands in the author's own sentence; or
the author's words stand for it (`CitedWords`), and it only counts among the others.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from stonehand.bibliography.cluster import Cite, Cluster, Standing
from stonehand.bibliography.locators import label_and_value
from stonehand.model.block import Block, Heading, Paragraph
from stonehand.model.book import Note, Section
from stonehand.model.citation import Look, Styled, Words
from stonehand.model.element import walk
from stonehand.model.inline import (
    CitationCluster,
    CitationItem,
    CitedWords,
    Code,
    DraftInline,
    Emphasis,
    LineBreak,
    NoteCall,
    Phrase,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from stonehand.model.plain import plain_text
from stonehand.resolve.citation_notes import is_citation_note, made_label
from stonehand.source import Span

RESET = "reset-citation-positions"
"""The class of a head from which first and short forms begin anew, as pandoc has it."""

Citing = CitationCluster[DraftInline] | CitedWords[DraftInline]

_SENTENCE_END = re.compile(r"(?:[?!…]|[^\W\d_]{5,}[.]|\d[.]|[)\]]\.)[”’»)]*\s+\Z|\ufffc[.][”’»)]*\s+\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """A citation in its place: the node, and what the processor is asked."""

    node: Citing
    cluster: Cluster


def keys_of(node: Citing) -> tuple[str, ...]:
    """Return the keys of the works that a node cites."""
    return tuple(item.key for item in node.items)


def citing_nodes(node: object) -> Iterator[Citing]:
    """Yield the citations below a node, notes called there left out."""
    return (item for item in walk(node) if isinstance(item, CitationCluster | CitedWords))


def citations(section: Section[DraftInline], stretch: int = 0) -> tuple[Place, ...]:
    """Return the citations of a section in reading order.

    `stretch` is the number of the stretch that the section begins or goes on with.
    """
    return tuple(_places(section, stretch))


def known_only(places: Iterable[Place], known: frozenset[str]) -> tuple[Place, ...]:
    """Leave out the citations that name a work nobody knows."""
    return tuple(place for place in places if known.issuperset(keys_of(place.node)))


def resets(section: Section[DraftInline]) -> int:
    """Return how many heads of a section begin a new stretch."""
    return sum(_resets(node) for node in walk(section.blocks))


def _resets(node: object) -> bool:
    return isinstance(node, Heading) and RESET in node.classes


def _places(section: Section[DraftInline], stretch: int) -> Iterator[Place]:
    notes = {note.label: note for note in section.notes}
    copy = (section.title, section.subtitle, section.blocks)
    nodes = [
        node for node in walk(copy) if isinstance(node, Heading | NoteCall | CitationCluster | CitedWords)
    ]
    labels = dict.fromkeys(node.label for node in nodes if isinstance(node, NoteCall))
    numbers = _numbers(section.anchor, [notes[label] for label in labels if label in notes])
    waiting = set(numbers)
    for node in nodes:
        if isinstance(node, Heading):
            stretch += _resets(node)
        elif not isinstance(node, NoteCall):
            number = numbers.get(made_label(node.span), _IN_TEXT)
            yield Place(node, _cluster(node, stretch, "text", number))
        elif node.label in waiting:
            waiting.remove(node.label)
            yield from _in_note(notes[node.label], numbers[node.label], stretch)


class _Number(NamedTuple):
    """The series of a note, which is one of its section, and its number there."""

    series: str
    number: int


_IN_TEXT = _Number("", 0)


def _numbers(section: str, called: Iterable[Note[DraftInline]]) -> dict[str, _Number]:
    """Return the number of each note by its label; `called` are notes in the order of their calls."""
    counts: Counter[str] = Counter()
    numbers: dict[str, _Number] = {}
    for note in called:
        counts[note.series] += 1
        numbers[note.label] = _Number(f"{section} {note.series}", counts[note.series])
    return numbers


def _in_note(note: Note[DraftInline], number: _Number, stretch: int) -> Iterator[Place]:
    made = is_citation_note(note.label)
    standings = {} if made else dict(_standings(note.blocks))
    for node in citing_nodes(note.blocks):
        if made and isinstance(node, CitationCluster) and node.in_text:
            continue  # It stands in the text, with its note.
        standing: Standing = "text" if made else standings.get(node.span, "within")
        yield Place(node, _cluster(node, stretch, standing, number))


def _standings(blocks: Iterable[Block[DraftInline]]) -> Iterator[tuple[Span, Standing]]:
    """Yield how the citations stand that are not within a sentence."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    if len(paragraphs) == 1 and (lone := _lone(paragraphs[0].content)):
        yield lone.span, "whole"
        return
    for paragraph in paragraphs:
        before = ""
        for node in paragraph.content:
            if isinstance(node, CitationCluster):
                if not before.strip() or _SENTENCE_END.search(before):
                    yield node.span, "start"
                before += "\ufffc"
            else:
                before += plain_text((node,))


def _lone(content: tuple[DraftInline, ...]) -> "CitationCluster[DraftInline] | None":
    """Return the citation that a paragraph is, but for a full stop."""
    rest = [node for node in content if not (isinstance(node, Text) and node.text.strip() in ("", "."))]
    return rest[0] if len(rest) == 1 and isinstance(rest[0], CitationCluster) else None


def _cluster(node: Citing, stretch: int, standing: Standing, number: _Number) -> Cluster:
    cites = tuple([_cite(item) for item in node.items])
    if isinstance(node, CitedWords):
        return Cluster(cites, stretch, number.number, number.series, "unprinted")
    in_text = node.in_text and not cites[0].suppress_author
    return Cluster(cites, stretch, number.number, number.series, standing, in_text)


def _cite(item: CitationItem[DraftInline]) -> Cite:
    label, locator = label_and_value(item.locator)
    suffix = _words(item.suffix)
    if suffix and isinstance(suffix[0], str) and suffix[0][:1].isalnum():
        suffix = (" ", *suffix)
    return Cite(item.key, _words(item.prefix), suffix, locator, label, item.suppress_author)


def _words(content: Iterable[DraftInline]) -> tuple[Words, ...]:
    return tuple(word for node in content for word in _word(node))


_LOOKS: dict[type, Look] = {
    Emphasis: "italic",
    Strong: "bold",
    Superscript: "superior",
    Subscript: "inferior",
}


def _word(node: DraftInline) -> tuple[Words, ...]:
    match node:
        case Text() | Code():
            return (node.text,)
        case LineBreak():
            return (" ",)
        case Emphasis() | Strong() | Superscript() | Subscript():
            return (Styled(_LOOKS[type(node)], _words(node.content)),)
        case Phrase() if node.language:
            return (Styled("language", _words(node.content), node.language),)
        case Phrase() if "smallcaps" in node.classes:
            return (Styled("small-caps", _words(node.content)),)
    return (plain_text((node,)),)
