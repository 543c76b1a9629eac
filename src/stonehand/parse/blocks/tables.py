"""Tables and their captions."""

import re
from collections.abc import Iterable
from dataclasses import replace

from stonehand.diagnostics import Code
from stonehand.model.block import Cell, Row, Table
from stonehand.model.inline import DraftInline
from stonehand.model.plain import plain_text
from stonehand.parse.blocks.displays import KEYS, short_caption, standing
from stonehand.parse.blocks.text import content_span, set_paragraph
from stonehand.parse.dialect.attributes import NONE, Attributes
from stonehand.parse.dialect.machine import tokenize_inline
from stonehand.parse.dialect.tables import CAPTION
from stonehand.parse.galley import DraftBlock, Galley
from stonehand.parse.inlines.words import as_typed
from stonehand.parse.place import Content, Part
from stonehand.parse.tree import BlockNode

PREFIX = re.compile(r"(?:[Tt]able)?:\s+")
NUMERIC = re.compile(r"[(\[]?[-+−–±<>≤≥~≈]?\s?[$€£]?\d[\d\s.,:/×–-]*\s?[%‰°]?[)\]]?[*†‡]?")
MOST_CELLS = 5_000
MOST_COLUMNS = 40


def gather_captions(nodes: list[BlockNode]) -> list[BlockNode]:
    """Give each table the caption that stands right after it, or right before."""
    gathered: list[BlockNode] = []
    for node in nodes:
        before = gathered[-1] if gathered else None
        if node.name == "table" and before is not None and _is_caption(before):
            gathered[-1] = node
            node.token.meta["caption"] = before
        elif _is_caption(node) and before is not None and _lacks_caption(before):
            before.token.meta["caption"] = node
        else:
            gathered.append(node)
    return gathered


def table(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set a table with its caption; the notes called in it are its own."""
    caption: BlockNode | None = node.token.meta.get("caption")
    attributes: Attributes = caption.token.meta.get("attributes", NONE) if caption else NONE
    span = galley.span(node)
    _weigh(node, galley)
    identity = galley.identity("t", span, attributes)
    identity["values"] = attributes.without("lang", "source", "credit", *KEYS)
    where = standing(attributes, span, galley)
    with galley.inside_table(identity["anchor"]):
        title = _caption(caption, galley) if caption else ()
        short = short_caption(attributes.value("short"), span, title, galley)
        source, credit = (
            _in_braces(key, caption, attributes, galley) if caption else () for key in ("source", "credit")
        )
        rows = [
            _row(row, f"{identity['anchor']}-r{number}", galley)
            for number, row in enumerate(node.children, 1)
        ]
    head, body, foot = (
        tuple(row for row, item in zip(rows, node.children, strict=True) if item.name == name)
        for name in ("head_row", "body_row", "foot_row")
    )
    notes = galley.notes.of_table(identity["anchor"])
    head = head if any(cell.content or cell.blocks for row in head for cell in row.cells) else ()
    made = Table(
        **identity,
        **where,
        head=head,
        body=body,
        foot=foot,
        caption=title,
        short=short,
        source=source,
        credit=credit,
        notes=notes,
    )
    return (made, *_surplus(node, galley))


def lone_caption(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Report a caption that has no table, and set it as a paragraph."""
    nodes, place = galley.content(node.children[0].token)
    span = content_span(node.children[0], place)
    galley.report.add(Code.P017, "this caption stands next to no table", span, "put it right after its table")
    attributes: Attributes = node.token.meta.get("attributes", NONE)
    return (set_paragraph(galley.inlines(nodes, place), span, galley, attributes),)


def is_lone_caption(node: BlockNode) -> bool:
    """Tell whether a paragraph is a caption in pandoc's form, with the colon first."""
    return _is_caption(node) and node.children[0].token.content.startswith(":")


def _is_caption(node: BlockNode) -> bool:
    return node.name == "paragraph" and bool(CAPTION.match(node.children[0].token.content))


def _lacks_caption(node: BlockNode) -> bool:
    return node.name == "table" and "caption" not in node.token.meta


def _caption(node: BlockNode, galley: Galley) -> tuple[DraftInline, ...]:
    nodes, place = galley.content(node.children[0].token)
    prefix = PREFIX.match(nodes[0].text) if nodes else None
    if prefix:
        cut = prefix.end()
        first = nodes[0]
        pieces = first.pieces or ((first.text, first.start, first.end),)
        words, start, end = pieces[0]
        kept = ((words[cut:], start + cut, end), *pieces[1:]) if len(words) > cut else pieces[1:]
        nodes[0] = replace(first, pieces=kept)
    return galley.inlines(nodes, place)


def _in_braces(
    name: str, caption: BlockNode, attributes: Attributes, galley: Galley
) -> tuple[DraftInline, ...]:
    """Return the inline copy of a key in the braces of the caption."""
    token = caption.children[0].token
    for key, start, _ in attributes.places:
        if key == name:
            place = Part(Content(galley.lines, token.content, token.meta["starts"]), start)
            return galley.inlines(galley.tree(tokenize_inline(attributes.value(key)), place), place)
    return ()


def _row(node: BlockNode, anchor: str, galley: Galley) -> Row[DraftInline]:
    span = galley.span(node)
    cells = tuple(_cell(cell, f"{anchor}c{number}", galley) for number, cell in enumerate(node.children, 1))
    return Row(anchor=galley.anchors.made(anchor, span), span=span, cells=cells)


def _cell(node: BlockNode, anchor: str, galley: Galley) -> Cell[DraftInline]:
    made = _cell_of_any(node, anchor, galley)
    if galley.in_note and (made.rows > 1 or made.columns > 1):
        hint = "divide it, or move the table into the text"
        galley.report.add(Code.P042, "a cell of a table in a note cannot span others", made.span, hint)
    return made


def _cell_of_any(node: BlockNode, anchor: str, galley: Galley) -> Cell[DraftInline]:
    only = _only_line(node)
    if only is None and node.children:
        return _cell_of_blocks(node, anchor, galley)
    content: tuple[DraftInline, ...] = ()
    span = galley.span(node)
    if only is not None:
        nodes, place = galley.content(only.token)
        content, span = galley.inlines(nodes, place), content_span(only, place)
    meta = node.token.meta
    return Cell(
        anchor=galley.anchors.made(anchor, span),
        span=span,
        content=content,
        alignment=meta["alignment"],
        numeric=bool(NUMERIC.fullmatch(plain_text(content).strip())),
        rows=meta.get("rows", 1),
        columns=meta.get("columns", 1),
    )


def _only_line(node: BlockNode) -> BlockNode | None:
    """Return the inline node of a cell that holds a line of words, or one paragraph without attributes."""
    only = node.children[0] if len(node.children) == 1 else None
    if only is not None and only.name == "paragraph" and not only.token.meta.get("attributes"):
        image = only.children[0].token.content.startswith("![")
        return None if image else only.children[0]
    return only if only is not None and only.name == "inline" else None


def _cell_of_blocks(node: BlockNode, anchor: str, galley: Galley) -> Cell[DraftInline]:
    span, meta = galley.span(node), node.token.meta
    return Cell(
        anchor=galley.anchors.made(anchor, span),
        span=span,
        content=(),
        alignment=meta["alignment"],
        blocks=galley.blocks(node.children),
        rows=meta["rows"],
        columns=meta["columns"],
    )


def _surplus(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Report cells beyond the last column, and set them as typed after the table."""
    for row in node.children:
        typed = row.token.meta["surplus"].strip()
        if typed:
            span = galley.span(row)
            hint = "give the head as many cells, or escape the pipe as “\\|”"
            galley.report.add(Code.P018, f"the row has more cells than the table: “{typed[:30]}”", span, hint)
            yield set_paragraph((as_typed(typed, span),), span, galley)


def _weigh(node: BlockNode, galley: Galley) -> None:
    columns = sum(cell.token.meta.get("columns", 1) for cell in node.children[0].children)
    cells = columns * len(node.children)
    if columns > MOST_COLUMNS or cells > MOST_CELLS:
        message = f"the table has {len(node.children)} rows and {columns} columns; no page holds it"
        galley.report.add(Code.P011, message, galley.span(node), "divide it")
