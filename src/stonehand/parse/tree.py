"""Flat tokens -> trees of blocks and of inline nodes, no deeper than can be set."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from stonehand.parse.dialect.positions import DEEPEST


@dataclass(slots=True)
class BlockNode:
    """A block token with the blocks inside it; `name` is the token's type without `_open`."""

    name: str
    token: Token
    children: "list[BlockNode]" = field(default_factory=list)


@dataclass(slots=True)
class InlineNode:
    """An inline token with those inside it, and its place in the content of its block.

    `text` is the text of a text node; `pieces` is what typography makes of it: (characters, start, end), each
    as long as its place or atomic. `pairs` counts the pairs of HTML tags in it that stand inside one another.
    """

    name: str
    token: Token
    start: int
    end: int
    text: str = ""
    children: "list[InlineNode]" = field(default_factory=list)
    pieces: tuple[tuple[str, int, int], ...] | None = None
    pairs: int = 0


def block_tree(tokens: list[Token]) -> list[BlockNode]:
    """Nest block tokens."""
    root = BlockNode("root", Token("root", "", 0))
    stack = [root]
    for token in tokens:
        if token.nesting < 0:
            stack.pop()
            continue
        node = BlockNode(token.type.removesuffix("_open"), token)
        stack[-1].children.append(node)
        if token.nesting > 0:
            stack.append(node)
    return root.children


def inline_tree(tokens: list[Token]) -> tuple[list[InlineNode], list[int]]:
    """Nest inline tokens, joining text that touches; also return where nodes nested too deep were let go."""
    stack: list[list[InlineNode]] = [[]]
    open_nodes: list[InlineNode] = []
    too_deep: list[int] = []
    skipped = 0
    for token in tokens:
        start, end = token.map or (0, 0)
        if token.nesting > 0 and len(open_nodes) >= DEEPEST:
            skipped += 1
            too_deep.append(start)
        elif token.nesting > 0:
            node = InlineNode(token.type.removesuffix("_open"), token, start - _extra(token), end)
            stack[-1].append(node)
            open_nodes.append(node)
            stack.append(node.children)
        elif token.nesting < 0 and skipped:
            skipped -= 1
        elif token.nesting < 0:
            stack.pop()
            _close(open_nodes.pop(), token, end)
        elif token.type == "text":
            _add_text(stack[-1], token, start, end)
        else:
            stack[-1].append(InlineNode(token.type, token, start, end))
    return stack[0], too_deep


def walk_inlines(nodes: list[InlineNode]) -> Iterator[InlineNode]:
    """Yield nodes in reading order, without those inside inline notes."""
    for node in nodes:
        yield node
        if node.children and node.name != "inline_note":
            yield from walk_inlines(node.children)


def _extra(token: Token) -> int:
    """Return how many characters of a delimiter stand outside its token: `**` is placed by its inner half."""
    return len(token.markup) - 1 if token.type in ("strong_open", "strong_close") else 0


def _close(node: InlineNode, token: Token, end: int) -> None:
    node.end = end + _extra(token)
    if "attributes" in token.meta:
        node.token.meta["attributes"] = token.meta["attributes"]


def _add_text(siblings: list[InlineNode], token: Token, start: int, end: int) -> None:
    if not token.content:
        return
    last = siblings[-1] if siblings else None
    if last is not None and last.name == "text" and last.end == start:
        last.text += token.content
        last.end = end
    else:
        siblings.append(InlineNode("text", token, start, start + len(token.content), token.content))
