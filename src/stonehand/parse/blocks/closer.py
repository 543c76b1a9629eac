"""The signed end of a foreword: a division `signature` of lines -> Closer."""

import re
from collections.abc import Iterable

from stonehand.model.block import Closer, Division
from stonehand.model.inline import DraftInline, LineBreak
from stonehand.model.plain import plain_text
from stonehand.parse.blocks.verse import EVERY, HARD, split_lines
from stonehand.parse.dialect.attributes import NONE, Attributes
from stonehand.parse.galley import DraftBlock, Galley
from stonehand.parse.place import Place
from stonehand.parse.tree import BlockNode, InlineNode
from stonehand.source import Span

PARTS = ("name", "affiliation", "place", "date")
YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
Line = tuple[str, tuple[DraftInline, ...]]


def closer(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set name, affiliation, place and date: by their classes, else in the order of their lines.

    The last line of three or more is the place, lines between are the affiliation; a year makes a date.
    """
    attributes: Attributes = node.token.meta["attributes"]
    identity = galley.identity("c", galley.span(node), attributes)
    if any(child.name != "paragraph" for child in node.children):
        return (Division(**identity, blocks=galley.blocks(node.children)),)
    lines = [line for child in node.children for line in _lines(child, galley)]
    parts = _sorted(lines)
    return (
        Closer(
            **identity,
            name=_joined(parts["name"]),
            affiliation=_joined(parts["affiliation"]),
            place=_joined(parts["place"]),
            date=_joined(parts["date"]),
        ),
    )


def _lines(node: BlockNode, galley: Galley) -> Iterable[Line]:
    nodes, place = galley.content(node.children[0].token)
    named = next(iter(set(node.token.meta.get("attributes", NONE).classes) & set(PARTS)), "")
    lines = split_lines(nodes, HARD)
    if len(lines) == 1:
        lines = split_lines(nodes, EVERY)
    return [_line(line, place, named, galley) for line in lines if line]


def _line(nodes: list[InlineNode], place: Place, named: str, galley: Galley) -> Line:
    attributes: Attributes = nodes[0].token.meta.get("attributes", NONE) if len(nodes) == 1 else NONE
    own = next((name for name in attributes.classes if name in PARTS), named)
    return own, galley.inlines(nodes, place)


def _sorted(lines: list[Line]) -> dict[str, list[tuple[DraftInline, ...]]]:
    parts: dict[str, list[tuple[DraftInline, ...]]] = {name: [] for name in PARTS}
    free: list[tuple[DraftInline, ...]] = []
    for number, (name, content) in enumerate(lines):
        part = name or ("date" if number and YEAR.search(plain_text(content)) else "")
        if part:
            parts[part].append(content)
        else:
            free.append(content)
    if free and not parts["name"]:
        parts["name"].append(free.pop(0))
    if len(free) > 1 and not parts["place"]:
        parts["place"].append(free.pop())
    parts["affiliation"] += free
    return parts


def _joined(lines: list[tuple[DraftInline, ...]]) -> tuple[DraftInline, ...]:
    joined: tuple[DraftInline, ...] = ()
    for line in lines:
        joined += (LineBreak(_before(line[0].span)), *line) if joined and line else line
    return joined


def _before(span: Span) -> Span:
    return Span.point(span.file, span.line, span.column)
