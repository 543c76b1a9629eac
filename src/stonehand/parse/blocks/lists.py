"""Lists and definition lists."""

from collections.abc import Iterable

from stonehand.model.block import Definition, DefinitionList, ListBlock, ListItem
from stonehand.model.inline import DraftInline
from stonehand.parse.galley import DraftBlock, Galley
from stonehand.parse.tree import BlockNode


def bullet_list(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set a list without numbers."""
    return (_list(node, galley, ordered=False),)


def ordered_list(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set a numbered list, from its first number on."""
    return (_list(node, galley, ordered=True),)


def _list(node: BlockNode, galley: Galley, *, ordered: bool) -> ListBlock[DraftInline]:
    identity = galley.identity("l", galley.span(node))
    anchor = identity["anchor"]
    items = tuple(_item(item, f"{anchor}-i{number}", galley) for number, item in enumerate(node.children, 1))
    start = int(node.token.attrs.get("start", 1))
    return ListBlock(**identity, ordered=ordered, items=items, start=start, tight=_is_tight(node))


def _item(node: BlockNode, anchor: str, galley: Galley) -> ListItem[DraftInline]:
    span = galley.span(node)
    return ListItem(anchor=galley.anchors.made(anchor, span), span=span, blocks=galley.blocks(node.children))


def _is_tight(node: BlockNode) -> bool:
    """Tell what markdown-it found: it hides the paragraphs of a tight list."""
    inner = [block.token for item in node.children for block in item.children if block.name == "paragraph"]
    return all(token.hidden for token in inner)


def definition_list(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set terms with their definitions."""
    identity = galley.identity("d", galley.span(node))
    groups: list[list[BlockNode]] = []
    for child in node.children:
        if child.name == "dt":
            groups.append([])
        groups[-1].append(child)
    anchor = identity["anchor"]
    items = tuple(_definition(group, f"{anchor}-i{number}", galley) for number, group in enumerate(groups, 1))
    return (DefinitionList(**identity, items=items),)


def _definition(group: list[BlockNode], anchor: str, galley: Galley) -> Definition[DraftInline]:
    term, *definitions = group
    span = galley.span(term).to(galley.span(definitions[-1]))
    return Definition(
        anchor=galley.anchors.made(anchor, span),
        span=span,
        term=galley.copy(term),
        definitions=tuple(galley.blocks(definition.children) for definition in definitions),
    )
