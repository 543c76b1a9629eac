"""The first paragraph of a section in, its inline nodes with initial and lead-in of small capitals out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from stonehand.model.beginning import Beginning
from stonehand.model.block import Epigraph, Paragraph
from stonehand.model.book import Matter, Section
from stonehand.model.inline import Abbreviation, Emphasis, SetInline, SpelledOut, Strong, Text
from stonehand.model.plain import plain_text

SHORT = 75
"""Characters of a paragraph for each line of its initial: one that is shorter gets none."""

_INITIAL = re.compile(r"(?P<mark>[“‘«„‹\"'(\[¿¡]*[\u00a0\u2009\u202f]?)(?P<letter>[^\W\d_][\u0300-\u036f]*)")
_REST = re.compile(r"[\w’'\u00ad]*")
_WORD = re.compile(r"\S+\s*")

Content = tuple["SetInline | Initial | Rest | LeadIn | FirstLine", ...]


@dataclass(frozen=True, slots=True)
class Initial:
    """The first letter, set down over several lines; `mark` is what opens a quotation before it.

    `whole` is the word that it begins, with the mark; `is_word`: it has no other letters.
    """

    letter: tuple[SetInline, ...]
    mark: str
    lines: int
    whole: str
    is_word: bool


@dataclass(frozen=True, slots=True)
class Rest:
    """The other letters of the word that the initial begins."""

    content: tuple[SetInline, ...]


@dataclass(frozen=True, slots=True)
class LeadIn:
    """The first words, in small capitals."""

    content: Content


@dataclass(frozen=True, slots=True)
class FirstLine:
    """The mark of a paragraph whose whole first line is to be in small capitals; it has no content."""


def beginning_of(section: Section[SetInline]) -> Paragraph[SetInline] | None:
    """Return the paragraph that begins a section of the body; None where it begins with anything else."""
    if section.matter is not Matter.BODY or section.generated:
        return None
    blocks = (block for block in section.blocks if not isinstance(block, Epigraph))
    first = next(blocks, None)
    return first if isinstance(first, Paragraph) and not first.classes else None


def begun(content: tuple[SetInline, ...], style: Beginning) -> Content:
    """Return the content of a first paragraph as the house begins it."""
    text = plain_text(content)
    found = _INITIAL.match(text)
    count = 0 if style.small_caps == "line" else style.small_caps
    mark: Content = (FirstLine(),) if style.small_caps == "line" else ()
    has_initial = style.initial > 1 and len(text) >= SHORT * style.initial
    if found is None or not has_initial or not _can_part(content, found.end()):
        lead, rest = part(content, _words_end(text, count))
        return (LeadIn(lead), *rest) if lead else (*mark, *rest)
    head, rest = part(content, found.end())
    _, letter = part(head, found.start("letter"))
    tail = _REST.match(text, found.end())
    inside, after = part(rest, len(tail[0]) if tail else 0)
    whole = plain_text((*head, *inside)).replace("\u00ad", "")
    initial = Initial(letter, found["mark"], style.initial, whole, not inside)
    words: Content = (Rest(inside),) if inside else ()
    end = _words_end(text, count) - found.end() - len(plain_text(inside))
    if not count:
        return (initial, *mark, *words, *after)
    lead, after = part(after, max(end, 0))
    return (initial, LeadIn((*words, *lead)), *after)


def _words_end(text: str, count: int) -> int:
    """Return the offset after so many words, without the space after them."""
    ends = [found.start() + len(found[0].rstrip()) for found in _WORD.finditer(text)]
    return ends[min(count, len(ends)) - 1] if count and ends else 0


def _can_part(content: tuple[SetInline, ...], offset: int) -> bool:
    """Tell whether no node that stays whole stands before an offset, or across it."""
    return len(plain_text(part(content, offset)[0])) == offset


def part(content: tuple[SetInline, ...], offset: int) -> tuple[tuple[SetInline, ...], tuple[SetInline, ...]]:
    """Part content at an offset of its plain text, or before the first node that cannot be parted off."""
    before: list[SetInline] = []
    for index, node in enumerate(content):
        if offset <= 0 or not isinstance(node, Text | Emphasis | Strong | SpelledOut | Abbreviation):
            return tuple(before), content[index:]
        length = len(plain_text((node,)))
        if length > offset:
            if isinstance(node, Abbreviation):  # it is one word, and has one title
                return tuple(before), content[index:]
            first, second = _part_node(node, offset)
            return (*before, *first), (*second, *content[index + 1 :])
        before.append(node)
        offset -= length
    return tuple(before), ()


def _part_node(
    node: Text | Emphasis[SetInline] | Strong[SetInline] | SpelledOut[SetInline], offset: int
) -> tuple[tuple[SetInline, ...], tuple[SetInline, ...]]:
    if isinstance(node, Text):
        return (replace(node, text=node.text[:offset]),), (replace(node, text=node.text[offset:]),)
    first, second = part(node.content, offset)
    return _wrapped(node, first), _wrapped(node, second)


def _wrapped(
    node: Emphasis[SetInline] | Strong[SetInline] | SpelledOut[SetInline], content: Iterable[SetInline]
) -> tuple[SetInline, ...]:
    inner = tuple(content)
    return (replace(node, content=inner),) if inner else ()
