"""Fenced divisions, each by its first class that means something; others keep theirs for the stylesheet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from stonehand.diagnostics import Code
from stonehand.model.block import Division, Epigraph, Paragraph, Quotation
from stonehand.model.inline import DraftInline
from stonehand.model.plain import plain_text
from stonehand.parse.blocks.closer import closer
from stonehand.parse.blocks.figures import figure_division
from stonehand.parse.blocks.text import set_paragraph
from stonehand.parse.blocks.verse import EVERY, verse_division
from stonehand.parse.dialect.attributes import NONE, Attributes
from stonehand.parse.galley import DraftBlock, Galley
from stonehand.parse.tree import BlockNode, InlineNode
from stonehand.source import Span

DASHES = ("—", "–", "―", "--")
Rule: TypeAlias = "Callable[[BlockNode, Galley], Iterable[DraftBlock]]"


def division(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set a division by the rule of its class, in its own language."""
    attributes: Attributes = node.token.meta["attributes"]
    _check(node, galley)
    with galley.in_language(attributes.language):
        for name in attributes.classes:
            if name in DIVISIONS:
                return tuple(DIVISIONS[name](node, galley))
        identity = galley.identity("x", galley.span(node), attributes)
        return (Division(**identity, blocks=galley.blocks(node.children)),)


def stray_fence(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Report a closing fence that closes nothing."""
    galley.report.add(Code.P002, "this fence closes no division", galley.span(node), "delete it")
    return ()


def epigraph(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set an epigraph; its last paragraph is its source if it says so, or begins with a dash."""
    attributes: Attributes = node.token.meta["attributes"]
    identity = galley.identity("e", galley.span(node), attributes)
    inner = node.children[0] if len(node.children) == 1 else node
    children = list(inner.children if inner.name == "blockquote" else node.children)
    if children and children[-1].name == "paragraph":
        *others, last = children
        ending, source = _last_paragraph(last, galley)
        blocks = galley.blocks(others) + ending
    else:
        blocks, source = galley.blocks(children), ()
    return (Epigraph(**identity, blocks=blocks, source=source),)


def _last_paragraph(
    node: BlockNode, galley: Galley
) -> tuple[tuple[DraftBlock, ...], tuple[DraftInline, ...]]:
    """Return what of the last paragraph is epigraph, and what is its source."""
    nodes, place = galley.content(node.children[0].token)
    attributes: Attributes = node.token.meta.get("attributes", NONE)
    breaks = [index for index, item in enumerate(nodes) if item.name in EVERY]
    cut = breaks[-1] if breaks else 0
    last = nodes[cut + 1 :] if breaks else nodes
    if "source" in attributes.classes or _is_source(nodes):
        return (), galley.inlines(nodes, place)
    if last and last[0].text.lstrip().startswith(DASHES):
        words, span = galley.inlines(nodes[:cut], place), place.span(0, nodes[cut].start)
        return ((set_paragraph(words, span, galley, attributes),) if words else ()), galley.inlines(
            last, place
        )
    words, span = galley.inlines(nodes, place), place.span(0, len(node.children[0].token.content))
    return (set_paragraph(words, span, galley, attributes),), ()


def _is_source(nodes: list[InlineNode]) -> bool:
    attributes: Attributes = nodes[0].token.meta.get("attributes", NONE) if len(nodes) == 1 else NONE
    return "source" in attributes.classes


def quotation(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set an extract."""
    identity = galley.identity("q", galley.span(node), node.token.meta["attributes"])
    return (Quotation(**identity, blocks=galley.blocks(node.children)),)


def continued(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set blocks of which the first goes on after a display, without an indent."""
    first, *rest = galley.blocks(node.children) or (None,)
    if isinstance(first, Paragraph):
        first = replace(first, flush=True)
    return (first, *rest) if first is not None else ()


DIVISIONS: Mapping[str, Rule] = {
    "continued": continued,
    "closer": closer,
    "epigraph": epigraph,
    "extract": quotation,
    "figure": figure_division,
    "quotation": quotation,
    "signature": closer,
    "verse": verse_division,
}


def settle(blocks: list[DraftBlock]) -> tuple[DraftBlock, ...]:
    """Set a paragraph flush that goes on, in lower case, after an extract, a list or a display."""
    return tuple(
        replace(block, flush=True) if _goes_on(before, block) and isinstance(block, Paragraph) else block
        for before, block in zip([None, *blocks], blocks, strict=False)
    )


def _goes_on(before: "DraftBlock | None", block: DraftBlock) -> bool:
    if before is None or not isinstance(block, Paragraph) or type(before).__name__ not in DISPLAYS:
        return False
    letters = [letter for letter in plain_text(block.content)[:20] if letter.isalnum()]
    return bool(letters) and letters[0].islower()


DISPLAYS = {
    "Quotation",
    "Epigraph",
    "Verse",
    "ListBlock",
    "DefinitionList",
    "Figure",
    "Table",
    "CodeBlock",
    "Equation",
}


def _check(node: BlockNode, galley: Galley) -> None:
    meta = node.token.meta
    if not meta["closed"]:
        hint = "end it with a line “:::”"
        galley.report.add(Code.P001, "this division is not closed", _fence(node, galley), hint)
    if not meta["understood"]:
        hint = "write “::: name” or “::: {#anchor .class key=value}”"
        galley.report.add(
            Code.P006, "the attributes of this division are not understood", _fence(node, galley), hint
        )


def _fence(node: BlockNode, galley: Galley) -> Span:
    return galley.lines.block(node.token.meta["at"], galley.lines.at(node.token.meta["at"])[0])
