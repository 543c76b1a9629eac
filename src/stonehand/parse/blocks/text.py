"""Paragraphs, subheads, quotations, code, ornaments, and what is printed as typed."""

import re
from collections.abc import Iterable

from stonehand.diagnostics import Code
from stonehand.model.block import CodeBlock, Equation, Heading, Ornament, Paragraph, Quotation
from stonehand.model.inline import DraftInline, Formula, Text
from stonehand.parse.dialect.attributes import NONE, Attributes
from stonehand.parse.galley import DraftBlock, Galley
from stonehand.parse.inlines.html import report_html
from stonehand.parse.inlines.words import as_typed
from stonehand.parse.place import Place
from stonehand.parse.tree import BlockNode
from stonehand.source import Span

CONTINUED = "continued"
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FANCY = re.compile(r"(?:\((?:[a-z]|[ivxlc]+|\d+|#)\)|(?:[a-z]|[ivxlc]{2,}|#)[.)]|[A-Z]\)) +\S")
"""What begins an item of a list in pandoc (fancy_lists) and does not here. A capital with a full stop, which
pandoc takes with two spaces after it, is oftener an initial."""


def paragraph(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set a paragraph; nothing, if it holds only attributes or a comment."""
    attributes: Attributes = node.token.meta.get("attributes", NONE)
    if FANCY.match(node.children[0].token.content):
        hint = "number it 1., 2. and so on, if it is a list"
        galley.report.add(
            Code.P021, "this looks like a list and is printed as typed", galley.span(node), hint
        )
    with galley.in_language(attributes.language):
        nodes, place = galley.content(node.children[0].token)
        content = galley.inlines(nodes, place)
    if not content:
        return ()
    if len(content) == 1 and isinstance(content[0], Formula) and content[0].is_display:
        identity = galley.identity("eq", content_span(node.children[0], place), attributes)
        return (Equation(**identity, formula=content[0]),)
    return (set_paragraph(content, content_span(node.children[0], place), galley, attributes),)


def set_paragraph(
    content: tuple[DraftInline, ...], span: Span, galley: Galley, attributes: Attributes = NONE
) -> Paragraph[DraftInline]:
    """Return a paragraph with its anchor."""
    identity = galley.identity("p", span, attributes)
    return Paragraph(**identity, content=content, flush=CONTINUED in attributes.classes)


def content_span(leaf: BlockNode, place: Place) -> Span:
    """Return the span of a block's content from first to last character."""
    return place.span(0, len(leaf.token.content))


def heading(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set a subhead. The section's title, its first head of level 1, has been taken before."""
    attributes: Attributes = node.token.meta.get("attributes", NONE)
    level = int(node.token.tag[1:])
    with galley.in_language(attributes.language):
        content = galley.copy(node)
    span = galley.span(node)
    if level == 1:
        hint = "use “##” for subheads, or begin a new file"
        galley.report.add(Code.P012, "a section has one title; this one is set as a subhead", span, hint)
    identity = galley.identity("h", span, attributes)
    return (Heading(**identity, level=max(level, 2), content=content),)


def quotation(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set an extract."""
    identity = galley.identity("q", galley.span(node))
    return (Quotation(**identity, blocks=galley.blocks(node.children)),)


def ornament(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set a break in the text."""
    return (Ornament(**galley.identity("o", galley.span(node))),)


def code(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set lines as typed. A block meant for one output format alone is reported."""
    language = node.token.info.strip()
    span = galley.span(node)
    if language.startswith("{="):
        report_html(f"{node.token.markup}{language}", span, galley)
    attributes = Attributes(classes=tuple(language.split()[:1])) if language and "{" not in language else NONE
    return (CodeBlock(**galley.identity("x", span, attributes), text=node.token.content.removesuffix("\n")),)


def html_block(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Leave out a comment; report other HTML and set it as typed."""
    typed = node.token.content.strip()
    if not COMMENT.sub("", typed).strip():
        return ()
    span = galley.span(node)
    report_html(typed, span, galley)
    return (set_paragraph((as_typed(typed, span),), span, galley),)


def unsupported_table(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Report a simple table, or a grid whose rules do not meet, and set its lines as typed."""
    span = galley.span(node)
    hint = "make it a pipe table, or a grid table with whole rules"
    galley.report.add(Code.P004, "a table of this kind is printed as typed", span, hint)
    return (CodeBlock(**galley.identity("x", span), text=node.token.content),)


def too_deep(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Report what is nested too deep and set it as typed."""
    span = galley.span(node)
    galley.report.add(Code.P009, "blocks are nested too deep; the innermost are printed as typed", span)
    words = Text(" ".join(node.token.content.split()), span)
    return (set_paragraph((words,), span, galley),)


def note_definition(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Take a note out of the text; it has been kept aside by `take_notes`."""
    return ()
