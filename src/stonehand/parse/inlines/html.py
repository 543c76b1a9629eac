"""Raw HTML in a line: a few tags are understood, comments are left out, all else is set as typed."""

import re
from collections.abc import Iterable
from dataclasses import replace

from markdown_it.token import Token

from stonehand.diagnostics import Code
from stonehand.model.inline import DraftInline
from stonehand.parse.galley import Galley
from stonehand.parse.inlines.words import as_typed
from stonehand.parse.place import Place
from stonehand.parse.tree import InlineNode
from stonehand.source import Span

PAIRS = {
    "em": "em",
    "i": "em",
    "strong": "strong",
    "b": "strong",
    "sup": "sup",
    "sub": "sub",
    "s": "s",
    "del": "s",
}
OPENING, CLOSING = re.compile(r"<([a-z]+)>"), re.compile(r"</([a-z]+)>")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
DEEPEST = 10
"""Pairs of tags inside one another that are understood."""

ALLOWED = "b, br, del, em, i, s, strong, sub, sup and comments"


def pair_tags(nodes: list[InlineNode]) -> list[InlineNode]:
    """Make line breaks, and containers of the tags that are understood and closed among their siblings."""
    made: list[InlineNode] = []
    for node in nodes:
        node.children = pair_tags(node.children) if node.children else node.children
        closing = CLOSING.fullmatch(node.token.content) if node.name == "html_inline" else None
        opener = _opener(made, closing[1]) if closing else -1
        if node.name == "html_inline" and BREAK.fullmatch(node.token.content):
            made.append(replace(node, name="hardbreak"))
        elif opener >= 0 and max((one.pairs for one in made[opener:]), default=0) < DEEPEST:
            made[opener:] = [_container(made[opener], made[opener + 1 :], node)]
        else:
            node.pairs = max((one.pairs for one in node.children), default=0)
            made.append(node)
    return made


def html_inline(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Leave out a comment, report any other tag."""
    typed = node.token.content
    span = place.span(node.start, node.end)
    if typed.startswith("<!--"):
        return ()
    report_html(typed, span, galley)
    return (as_typed(typed, span),)


def report_html(typed: str, span: Span, galley: Galley) -> None:
    """Report raw HTML that is printed as typed."""
    shown = " ".join(typed.split())[:40]
    hint = f"write it in Markdown; the tags understood are {ALLOWED}"
    galley.report.add(Code.P003, f"raw HTML is printed as typed: “{shown}”", span, hint)


def _opener(nodes: list[InlineNode], name: str) -> int:
    """Return the index of the nearest open tag of a name, or -1."""
    if name not in PAIRS:
        return -1
    for index in range(len(nodes) - 1, -1, -1):
        opening = (
            OPENING.fullmatch(nodes[index].token.content) if nodes[index].name == "html_inline" else None
        )
        if opening and opening[1] == name:
            return index
    return -1


def _container(opener: InlineNode, children: list[InlineNode], closer: InlineNode) -> InlineNode:
    name = PAIRS[opener.token.content.strip("<>")]
    pairs = 1 + max((one.pairs for one in children), default=0)
    return replace(
        opener, name=name, token=Token(name, "", 1), end=closer.end, children=children, pairs=pairs
    )
