"""The abbreviations that a book lists and its text in, the full names where they belong out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from stonehand.model.abbreviation import AbbreviationSettings
from stonehand.model.block import Block, Division, ListBlock, Paragraph
from stonehand.model.book import Matter, Section
from stonehand.model.element import walk
from stonehand.model.inline import (
    Abbreviation,
    DraftInline,
    Emphasis,
    IndexMark,
    Phrase,
    SetInline,
    SpelledOut,
    Text,
)
from stonehand.model.plain import plain_text
from stonehand.resolve.pieces import part, piece
from stonehand.resolve.word_lists import ListedWord, folded, phrases_of
from stonehand.source import Span

ABBREVIATED, SPELL_OUT, EXPANSION = "abbr", "spell-out", "expansion"
"""Classes: an abbreviation, one to be spelled out here, and the full name where a list says more."""

WHOLE = {ABBREVIATED, SPELL_OUT, "smallcaps"}
"""Classes of phrases that are an abbreviation as a whole."""

NAME_ENDS = re.compile(r"\s*[,;:(]")
SENTENCE = re.compile(r"(?:^|[.?!…])[\s“‘«„\"'(]*$")
QUOTED = re.compile(
    r"“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|»[^«]*(?:«|$)|‘.*?(?:’(?!\w)|$)", re.DOTALL
)

Names = tuple[SetInline, ...]


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """One expression for all that are listed, and the full name of each.

    `spelled`: what is printed before an abbreviation, by its place. `is_marked`: each is made a node.
    """

    expression: re.Pattern[str] | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    spelled: Mapping[Span, Names] = field(default_factory=dict)
    is_marked: bool = False


NO_ABBREVIATIONS = Abbreviations()


class Use(NamedTuple):
    """An abbreviation with its place, and the offset at which it begins in the words of its paragraph."""

    words: str
    span: Span
    start: int


def abbreviations_of(
    words: Iterable[ListedWord],
    sections: Iterable[Section[DraftInline]],
    settings: AbbreviationSettings,
    is_marked: bool,
) -> Abbreviations:
    """Return how the abbreviations are treated in the sections of a book."""
    listed = {word.words: full_name(word.definition) for word in reversed(tuple(words))}
    listed = {words: name for words, name in listed.items() if words and name}
    if not listed:
        return NO_ABBREVIATIONS
    names = {words: plain_text(name) for words, name in listed.items()}
    expression = expression_of(listed)
    copy = tuple(sections)
    first = _first_uses(copy, names, expression, settings) if settings.spell_out != "never" else ()
    spelled = {use.span: _printed(listed[use.words], use.span, is_first) for use, is_first in first}
    for node in phrases_of(copy, SPELL_OUT):
        if name := listed.get(plain_text(node.content)):
            spelled.setdefault(node.span, _printed(name, node.span, False))
    return Abbreviations(expression, names, spelled, is_marked)


def expression_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds abbreviations as whole words, case and all, the longest first, a plural s apart."""
    longest = sorted(words, key=lambda each: (-len(each), each))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?=s?(?!\w))")


def full_name(definition: tuple[DraftInline, ...]) -> Names:
    """Return the full name: the phrase `{.expansion}`, or else what stands before the first comma or so."""
    for node in walk(definition):
        if isinstance(node, Phrase) and EXPANSION in node.classes:
            return _plain(node.content)
    found: list[SetInline] = []
    for node in definition:
        end = NAME_ENDS.search(node.text) if isinstance(node, Text) else None
        if isinstance(node, Text) and end:
            found.append(replace(node, text=node.text[: end.start()]))
            break
        found.extend(_plain((node,)))
    if found and isinstance(found[-1], Text):
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(". "))
    return tuple(found)


def _plain(content: tuple[DraftInline, ...]) -> Names:
    """Return words with their faces and languages, and without anchors, calls and marks."""
    return tuple(_plain_node(node) for node in content if not isinstance(node, Text) or node.text)


def _plain_node(node: DraftInline) -> SetInline:
    match node:
        case Text():
            return node
        case Emphasis():
            return Emphasis(_plain(node.content), node.span)
        case Phrase():
            return Phrase(_plain(node.content), node.span, None, node.classes, node.language)
        case _:
            return Text(plain_text((node,)), node.span)


def abbreviated(text: Text, abbreviations: Abbreviations) -> Iterator[SetInline]:
    """Yield a text with the full names before the abbreviations that are spelled out there."""
    done = 0
    for match in abbreviations.expression.finditer(text.text) if abbreviations.expression else ():
        span = part(text, match.start(), match.end())
        name = abbreviations.spelled.get(span)
        if not name and not abbreviations.is_marked:
            continue
        if match.start() > done:
            yield piece(text, done, match.start())
        word = piece(text, match.start(), match.end())
        marked = Abbreviation((word,), abbreviations.names[match[0]], span)
        yield from spelled_out((marked if abbreviations.is_marked else word,), name or (), span)
        done = match.end()
    if done < len(text.text) or not done:
        yield piece(text, done, len(text.text)) if done else text


def spelled_out(words: Names, name: Names, span: Span) -> Names:
    """Return an abbreviation in brackets after its full name, or by itself where there is none to print."""
    if not name:
        return words
    return SpelledOut((*name, Text(" (", span)), span), *words, Text(")", span)


def _printed(name: Names, span: Span, begins_sentence: bool) -> Names:
    """Return a full name at the place of a use, with a capital where a sentence begins."""
    made = _at(name, span)
    first = made[0]
    if begins_sentence and isinstance(first, Text):
        return (replace(first, text=first.text[:1].upper() + first.text[1:]), *made[1:])
    return made


def _at(content: Names, span: Span) -> Names:
    return tuple(
        replace(node, span=span, content=_at(node.content, span))
        if isinstance(node, Emphasis | Phrase)
        else replace(node, span=span)
        for node in content
    )


def _first_uses(
    sections: Iterable[Section[DraftInline]],
    names: Mapping[str, str],
    expression: re.Pattern[str],
    settings: AbbreviationSettings,
) -> Iterator[tuple[Use, bool]]:
    """Yield the first use of each in the running text of the body, and whether it begins a sentence.

    Not where the author has said the name, and not between quotation marks.
    """
    waiting, seen = set(names), ""
    for section in sections:
        if section.matter is not Matter.BODY:
            continue
        if settings.spell_out == "chapter":
            waiting, seen = set(names), ""
        for paragraph in _paragraphs(section.blocks):
            text = plain_text(paragraph.content)
            seen += folded(text) + "\n"
            for use in _unquoted(text, _uses(paragraph.content, names, expression)):
                if use.words in waiting:
                    waiting.discard(use.words)
                    if folded(names[use.words]) not in seen and not _in_brackets(text, use):
                        yield use, bool(SENTENCE.search(text[: use.start]))


def _unquoted(text: str, uses: Iterable[Use]) -> Iterator[Use]:
    quoted = [found.span() for found in QUOTED.finditer(text)]
    return (use for use in uses if not any(start < use.start < end for start, end in quoted))


def _in_brackets(text: str, use: Use) -> bool:
    """Tell whether a use stands in brackets of its own: other words before it say what it is."""
    return text[: use.start].endswith("(") and text.startswith(")", use.start + len(use.words))


def _paragraphs(blocks: Iterable[Block[DraftInline]]) -> Iterator[Paragraph[DraftInline]]:
    """Yield the paragraphs of running text: nothing quoted, no heads, captions or tables."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Division():
                yield from _paragraphs(block.blocks)
            case ListBlock():
                yield from (found for item in block.items for found in _paragraphs(item.blocks))


def _uses(
    content: Iterable[DraftInline], names: Mapping[str, str], expression: re.Pattern[str], offset: int = 0
) -> Iterator[Use]:
    """Yield the abbreviations in the words of a paragraph, which begin at an offset."""
    for node in content:
        words = plain_text((node,))
        if isinstance(node, Text):
            for match in expression.finditer(node.text):
                yield Use(match[0], part(node, match.start(), match.end()), offset + match.start())
        elif isinstance(node, Phrase) and words in names and not WHOLE.isdisjoint(node.classes):
            yield Use(words, node.span, offset)
        elif isinstance(node, IndexMark) or (isinstance(node, Phrase) and not node.language):
            yield from _uses(node.content, names, expression, offset)
        offset += len(words)
