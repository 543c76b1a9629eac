"""All rules over one block: inline nodes -> the pieces of their text, spans exact."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from stonehand.model.habits import primary
from stonehand.parse.tree import InlineNode, walk_inlines
from stonehand.parse.typography.dashes import dashes
from stonehand.parse.typography.edit import Edit, Rule
from stonehand.parse.typography.ellipses import ellipses
from stonehand.parse.typography.punctuation import high_punctuation
from stonehand.parse.typography.quotes import quotes
from stonehand.parse.typography.spaces import abbreviations, calls, initials, units, words
from stonehand.parse.typography.style import Style

RULES_OF_BLOCK: tuple[Rule, ...] = (calls, dashes, ellipses, quotes, initials)
"""Rules that follow the language of the block, foreign phrases and all."""
RULES_OF_LANGUAGE: tuple[Rule, ...] = (high_punctuation, units, abbreviations, words)
"""Rules that follow the language of the words themselves."""

OPAQUE, CALL = "\ufffc", "\ufff9"
MARKERS = {"note_call": CALL, "inline_note": CALL, "hardbreak": "\n", "html_inline": ""}


@dataclass(slots=True)
class Letters:
    """The letters of a block in one string.

    `runs` are text nodes with the offset of each; `fixed` are stretches that no rule may change;
    `foreign` are phrases in other languages.
    """

    text: str = ""
    runs: list[tuple[int, InlineNode]] = field(default_factory=list)
    fixed: list[tuple[int, int]] = field(default_factory=list)
    foreign: list[tuple[int, int, str]] = field(default_factory=list)


def typeset(nodes: list[InlineNode], style: Style) -> Letters:
    """Give every text node below, inline notes apart, its pieces; return the letters that were read."""
    letters = read_letters(nodes)
    edits = _edits(letters, style)
    if edits:
        for start, node in letters.runs:
            _apply(node, start, edits)
    return letters


def read_letters(nodes: list[InlineNode]) -> Letters:
    """Return the letters of a block."""
    letters = Letters()
    pieces: list[str] = []
    length = _read(nodes, letters, pieces, 0)
    letters.text = "".join(pieces)
    assert length == len(letters.text)
    return letters


def _read(nodes: Iterable[InlineNode], letters: Letters, pieces: list[str], length: int) -> int:
    for node in nodes:
        start = length
        if node.name in ("text", "softbreak"):
            letters.runs.append((length, node))
            pieces.append(node.text or " ")
        elif node.name == "text_special":
            pieces.append(node.token.content)
            letters.fixed.append((length, length + len(node.token.content)))
        elif node.children and node.name != "inline_note":
            length = _read(node.children, letters, pieces, length)
            _note_language(node, letters, start, length)
            continue
        else:
            pieces.append(MARKERS.get(node.name, OPAQUE))
        length += len(pieces[-1])
    return length


def _note_language(node: InlineNode, letters: Letters, start: int, end: int) -> None:
    attributes = node.token.meta.get("attributes")
    if attributes is not None and attributes.language:
        letters.foreign.append((start, end, attributes.language))


def _edits(letters: Letters, style: Style) -> list[Edit]:
    """Return the edits in order; where two touch the same letters, the rule that comes first prevails."""
    found = [edit for rule in RULES_OF_BLOCK for edit in rule(letters.text, style)]
    found += [edit for rule in RULES_OF_LANGUAGE for edit in _in_languages(rule, letters, style)]
    taken: set[int] = {at for start, end in letters.fixed for at in range(start, end)}
    kept = []
    for edit in found:
        place = range(edit.start, edit.end)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(edit)
    return sorted(kept)


def _in_languages(rule: Rule, letters: Letters, style: Style) -> Iterator[Edit]:
    foreign = [item for item in letters.foreign if primary(item[2]) != style.language]
    for edit in rule(letters.text, style):
        if not any(start <= edit.start < end for start, end, _ in foreign):
            yield edit
    for start, end, language in foreign:
        spaces = style.typography.french_spaces and primary(language) == "fr"
        typography = replace(style.typography, french_spaces=spaces)
        own = Style(typography, primary(language), style.book)
        yield from (edit for edit in rule(letters.text, own) if start <= edit.start < end)


def _apply(node: InlineNode, start: int, edits: list[Edit]) -> None:
    """Cut a text node at the edits that change its length; those that do not are made in place."""
    text = node.text or " "
    own = [edit for edit in edits if start <= edit.start and edit.end <= start + len(text)]
    if own:
        node.pieces = tuple(
            _pieces(text, node.start, [(e.start - start, e.end - start, e.text) for e in own])
        )


def _pieces(text: str, offset: int, edits: list[tuple[int, int, str]]) -> Iterator[tuple[str, int, int]]:
    begin, characters = 0, ""
    done = 0
    for start, end, new in edits:
        characters += text[done:start]
        done = end
        if len(new) == end - start:
            characters += new
            continue
        if characters:
            yield characters, offset + begin, offset + start
        if new:
            yield new, offset + start, offset + end
        begin, characters = end, ""
    characters += text[done:]
    if characters:
        yield characters, offset + begin, offset + len(text)


def inline_notes(nodes: list[InlineNode]) -> Iterator[InlineNode]:
    """Yield the notes written in a block, whose letters are not the block's."""
    return (node for node in walk_inlines(nodes) if node.name == "inline_note")
