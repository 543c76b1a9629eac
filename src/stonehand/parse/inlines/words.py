"""Text, code, line ends and the containers that change only the face of their words."""

from collections.abc import Iterable

from stonehand.diagnostics import Code as Fault
from stonehand.model.inline import (
    Code,
    DraftInline,
    Emphasis,
    Formula,
    LineBreak,
    Phrase,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from stonehand.parse.dialect.attributes import NONE, Attributes
from stonehand.parse.galley import Galley
from stonehand.parse.place import Place
from stonehand.parse.tree import InlineNode
from stonehand.source import Span
from stonehand.store.formulas import FormulaFault, check_formula


def text(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set characters, in the pieces that typography made of them."""
    pieces = ((node.text, node.start, node.end),) if node.pieces is None else node.pieces
    return [Text(words, place.span(start, end)) for words, start, end in pieces]


def special(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set an escaped character or an entity."""
    return (as_typed(node.token.content, place.span(node.start, node.end)),)


def line_end(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set the end of a manuscript line as a space."""
    pieces = ((" ", node.start, node.end),) if node.pieces is None else node.pieces
    return [Text(words, place.span(node.start, node.end)) for words, _, _ in pieces]


def line_break(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set a line break."""
    return (LineBreak(place.span(node.start, node.end)),)


def code(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set characters as typed. In a table a pipe stands escaped even here."""
    words = node.token.content.replace("\\|", "|") if galley.table else node.token.content
    span = place.span(node.start, node.end)
    return dress((Code(words, span),), node.token.meta.get("attributes", NONE), span, galley)


def emphasis(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set italic."""
    return (Emphasis(galley.inlines(node.children, place), place.span(node.start, node.end)),)


def strong(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set bold."""
    return (Strong(galley.inlines(node.children, place), place.span(node.start, node.end)),)


def strikeout(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set struck-out words."""
    return (Strikeout(galley.inlines(node.children, place), place.span(node.start, node.end)),)


def superscript(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set superior characters."""
    return (Superscript(galley.inlines(node.children, place), place.span(node.start, node.end)),)


def subscript(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set inferior characters."""
    return (Subscript(galley.inlines(node.children, place), place.span(node.start, node.end)),)


def mathematics(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set a formula; report one that cannot be set, and print it as typed."""
    span, typed = place.span(node.start, node.end), node.token.content
    is_display = typed.startswith("$$")
    tex = " ".join(typed.strip("$").split())
    try:
        check_formula(tex, is_display)
    except FormulaFault as fault:
        galley.report.add(
            Fault.P005,
            f"the formula “{tex[:30]}” cannot be set: {fault}; it is printed as typed",
            span,
            "correct it, or escape the dollars as “\\$” if it is none",
        )
        return (as_typed(typed, span),)
    return (Formula(tex, typed.replace("\n", " "), span, is_display),)


def as_typed(words: str, span: Span) -> Text:
    """Return what the author typed as one text without line ends."""
    return Text(words.replace("\n", " "), span)


def dress(
    content: tuple[DraftInline, ...], attributes: Attributes, span: Span, galley: Galley
) -> tuple[DraftInline, ...]:
    """Wrap copy in a phrase if it has attributes."""
    if attributes is NONE:
        return content
    given = galley.anchors.given(attributes.anchor, span) if attributes.anchor else None
    values = attributes.without("lang")
    return (Phrase(content, span, given, attributes.classes, attributes.language, values),)
