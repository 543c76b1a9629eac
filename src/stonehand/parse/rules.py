"""Which rule sets which node: the whole dialect at a glance."""

from collections.abc import Iterable

from stonehand.parse.blocks import divisions, figures, lists, tables, text, verse
from stonehand.parse.galley import DraftBlock, Galley, Rules
from stonehand.parse.inlines import citations, html, images, links, notes, spans, words
from stonehand.parse.place import Place
from stonehand.parse.tree import BlockNode, InlineNode
from stonehand.parse.typography.check import check
from stonehand.parse.typography.typeset import inline_notes, typeset


def paragraph(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set a paragraph, or what has the form of one."""
    if figures.is_figure(node):
        return figures.figure(node, galley)
    if tables.is_lone_caption(node):
        return tables.lone_caption(node, galley)
    return text.paragraph(node, galley)


def prepare(nodes: list[InlineNode], place: Place, galley: Galley) -> list[InlineNode]:
    """Pair the tags of a block's inline nodes and do their typography, that of inline notes by itself."""
    nodes = html.pair_tags(nodes)
    _typeset(nodes, place, galley)
    return nodes


def _typeset(nodes: list[InlineNode], place: Place, galley: Galley) -> None:
    check(typeset(nodes, galley.style), galley.style, place, galley.report)
    for note in inline_notes(nodes):
        _typeset(note.children, place, galley)


RULES = Rules(
    blocks={
        "blockquote": text.quotation,
        "bullet_list": lists.bullet_list,
        "code_block": text.code,
        "division": divisions.division,
        "dl": lists.definition_list,
        "fence": text.code,
        "heading": text.heading,
        "hr": text.ornament,
        "html_block": text.html_block,
        "line_block": verse.line_block,
        "note_definition": text.note_definition,
        "ordered_list": lists.ordered_list,
        "paragraph": paragraph,
        "stray_fence": divisions.stray_fence,
        "table": tables.table,
        "too_deep": text.too_deep,
        "unsupported_table": text.unsupported_table,
    },
    inlines={
        "citation": citations.citation,
        "code_inline": words.code,
        "em": words.emphasis,
        "hardbreak": words.line_break,
        "html_inline": html.html_inline,
        "image": images.image,
        "inline_note": notes.inline_note,
        "link": links.link,
        "mathematics": words.mathematics,
        "note_call": notes.note_call,
        "reference": citations.reference,
        "s": words.strikeout,
        "softbreak": words.line_end,
        "span": spans.span,
        "strong": words.strong,
        "sub": words.subscript,
        "sup": words.superscript,
        "text": words.text,
        "text_special": words.special,
    },
    gather=tables.gather_captions,
    settle=divisions.settle,
    prepare=prepare,
)
