"""Verse: line blocks, and divisions of the class `verse`; also how any copy is cut into its lines."""

from collections.abc import Iterable
from dataclasses import replace

from stonehand.model.block import Verse, VerseLine
from stonehand.model.inline import DraftInline
from stonehand.parse.dialect.attributes import Attributes
from stonehand.parse.galley import DraftBlock, Galley, Identity
from stonehand.parse.place import Place
from stonehand.parse.tree import BlockNode, InlineNode

SPACES_AN_EM = 2


def line_block(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set the lines of a line block; an empty one divides stanzas."""
    identity = galley.identity("v", galley.span(node))
    stanzas: list[list[VerseLine[DraftInline]]] = [[]]
    for child in node.children:
        leaf = child.children[0].token
        if leaf.content:
            nodes, place = galley.content(leaf)
            stanzas[-1].append(_line(nodes, place, leaf.meta["indent"], galley))
        elif stanzas[-1]:
            stanzas.append([])
    return _verse(identity, stanzas)


def verse_division(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set the paragraphs of a division as stanzas; what else it holds is set as it is."""
    attributes: Attributes = node.token.meta["attributes"]
    if any(child.name != "paragraph" for child in node.children):
        return galley.blocks(node.children)
    identity = galley.identity("v", galley.span(node), attributes)
    return _verse(identity, [_stanza(child, galley) for child in node.children])


def split_lines(nodes: list[InlineNode], breaks: frozenset[str]) -> list[list[InlineNode]]:
    """Cut inline nodes at line breaks; containers that go over a break are cut with them."""
    lines: list[list[InlineNode]] = [[]]
    for node in nodes:
        if node.name in breaks:
            lines.append([])
        elif node.children and node.name != "inline_note":
            first, *rest = [_part(node, line) for line in split_lines(node.children, breaks)]
            lines[-1].append(first)
            lines.extend([part] for part in rest)
        else:
            lines[-1].append(node)
    return lines


def line_span(nodes: list[InlineNode]) -> tuple[int, int]:
    """Return where a line of nodes begins and ends in its content."""
    return (nodes[0].start, nodes[-1].end) if nodes else (0, 0)


HARD = frozenset({"hardbreak"})
EVERY = frozenset({"hardbreak", "softbreak"})


def _part(node: InlineNode, children: list[InlineNode]) -> InlineNode:
    if children == node.children:
        return node
    start, end = line_span(children)
    return replace(node, children=children, start=start, end=end)


def _stanza(node: BlockNode, galley: Galley) -> list[VerseLine[DraftInline]]:
    nodes, place = galley.content(node.children[0].token)
    lines = [line for line in split_lines(nodes, EVERY) if line]
    columns = [place.span(*line_span(line)).column for line in lines]
    return [
        _line(line, place, column - min(columns), galley) for line, column in zip(lines, columns, strict=True)
    ]


def _line(nodes: list[InlineNode], place: Place, spaces: int, galley: Galley) -> VerseLine[DraftInline]:
    ems = (spaces + SPACES_AN_EM - 1) // SPACES_AN_EM
    return VerseLine(galley.inlines(nodes, place), ems, place.span(*line_span(nodes)))


def _verse(identity: Identity, stanzas: list[list[VerseLine[DraftInline]]]) -> Iterable[DraftBlock]:
    return (Verse(**identity, stanzas=tuple(tuple(stanza) for stanza in stanzas if stanza)),)
