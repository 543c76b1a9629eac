"""Figures: a paragraph that is only an image with a caption, a title or a credit, or a division `figure`."""

from collections.abc import Iterable

from stonehand.diagnostics import Code
from stonehand.model.block import Division, Figure
from stonehand.model.inline import DraftInline
from stonehand.model.plain import plain_text
from stonehand.parse.blocks.displays import KEYS, short_caption, standing
from stonehand.parse.blocks.text import content_span, paragraph, set_paragraph
from stonehand.parse.dialect.attributes import NONE, Attributes
from stonehand.parse.dialect.machine import tokenize_inline
from stonehand.parse.galley import DraftBlock, Galley
from stonehand.parse.inlines.images import image_words, make_image
from stonehand.parse.inlines.words import as_typed
from stonehand.parse.place import Fixed, Part, Place
from stonehand.parse.tree import BlockNode, InlineNode, inline_tree

IN_FIGURE = ("alt", "width", "credit", "lang", *KEYS)


def is_figure(node: BlockNode) -> bool:
    """Tell whether a paragraph is only an image that has a caption, a title or a credit."""
    image = _only_image(node)
    if image is None:
        return False
    attributes: Attributes = image.token.meta.get("attributes", NONE)
    return bool(image.token.children or image.token.attrs.get("title") or attributes.value("credit"))


def figure(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set an image that stands alone, its brackets as the caption."""
    nodes, place = galley.content(node.children[0].token)
    image = nodes[0]
    attributes = _both(image.token.meta.get("attributes", NONE), node.token.meta.get("attributes", NONE))
    caption = image_words(image, place, galley) or _title(image, place)
    span = content_span(node.children[0], place)
    return _figure(image, place, caption, _credit(image, place, galley), attributes, galley) or (
        set_paragraph(caption, span, galley),
    )


def figure_division(node: BlockNode, galley: Galley) -> Iterable[DraftBlock]:
    """Set a division of an image, a caption and a credit."""
    attributes: Attributes = node.token.meta["attributes"]
    first, rest = next(iter(node.children), node), node.children[1:]
    if _only_image(first) is None or any(child.name != "paragraph" for child in rest):
        hint = "begin it with an image alone in its paragraph, then write the caption"
        galley.report.add(Code.P016, "a figure holds an image and its caption", galley.span(node), hint)
        identity = galley.identity("x", galley.span(node), attributes)
        return (Division(**identity, blocks=galley.blocks(node.children)),)
    nodes, place = galley.content(first.children[0].token)
    credit_lines = [child for child in rest if _is_credit(child)]
    captions = [child for child in rest if not _is_credit(child)]
    caption = _joined(captions, galley) or image_words(nodes[0], place, galley)
    credit = (
        _joined(credit_lines, galley)
        or _credit(nodes[0], place, galley)
        or _of_division(attributes.value("credit"), Fixed(galley.span(node)), galley)
    )
    whole = _both(attributes, nodes[0].token.meta.get("attributes", NONE))
    made = _figure(nodes[0], place, caption, credit, whole, galley)
    return made or tuple(block for child in rest for block in paragraph(child, galley))


def _figure(
    image: InlineNode,
    place: Place,
    caption: tuple[DraftInline, ...],
    credit: tuple[DraftInline, ...],
    attributes: Attributes,
    galley: Galley,
) -> tuple[DraftBlock, ...]:
    own: Attributes = image.token.meta.get("attributes", NONE)
    alt = attributes.value("alt") or own.value("alt") or plain_text(caption)
    picture = make_image(image, place, galley, alt)
    if picture is None:
        return ()
    identity = galley.identity("f", picture.span, attributes)
    identity["values"] = (*attributes.without(*IN_FIGURE), *_without_credit(attributes))
    where = standing(attributes, picture.span, galley)
    short = short_caption(attributes.value("short"), picture.span, caption, galley)
    return (Figure(**identity, **where, image=picture, caption=caption, short=short, credit=credit),)


def _without_credit(attributes: Attributes) -> tuple[tuple[str, str], ...]:
    """Return what says that a figure needs no credit."""
    return tuple(item for item in attributes.values if item == ("credit", ""))


def _only_image(node: BlockNode) -> InlineNode | None:
    if node.name != "paragraph":
        return None
    nodes, _ = inline_tree(node.children[0].token.children or [])
    return nodes[0] if len(nodes) == 1 and nodes[0].name == "image" else None


def _both(first: Attributes, second: Attributes) -> Attributes:
    values = (*first.values, *second.values)
    return Attributes(first.anchor or second.anchor, (*first.classes, *second.classes), values)


def _title(image: InlineNode, place: Place) -> tuple[DraftInline, ...]:
    title = str(image.token.attrs.get("title", ""))
    return (as_typed(title, place.span(image.start, image.end)),) if title else ()


def _credit(image: InlineNode, place: Place, galley: Galley) -> tuple[DraftInline, ...]:
    attributes: Attributes = image.token.meta.get("attributes", NONE)
    for key, start, _ in attributes.places:
        if key == "credit":
            inside = Part(place, start)
            return galley.inlines(galley.tree(tokenize_inline(attributes.value(key)), inside), inside)
    return ()


def _of_division(credit: str, place: Fixed, galley: Galley) -> tuple[DraftInline, ...]:
    return galley.inlines(galley.tree(tokenize_inline(credit), place), place) if credit else ()


def _is_credit(node: BlockNode) -> bool:
    attributes: Attributes = node.token.meta.get("attributes", NONE)
    nodes, _ = inline_tree(node.children[0].token.children or [])
    inner: Attributes = nodes[0].token.meta.get("attributes", NONE) if len(nodes) == 1 else NONE
    return "credit" in (*attributes.classes, *inner.classes)


def _joined(paragraphs: list[BlockNode], galley: Galley) -> tuple[DraftInline, ...]:
    return tuple(item for node in paragraphs for item in galley.copy(node))
