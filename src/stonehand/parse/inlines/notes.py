"""Calls of notes, and notes written where they are called."""

from collections.abc import Iterable
from typing import cast, get_args

from stonehand.diagnostics import Code
from stonehand.model.block import Paragraph
from stonehand.model.book import Note, NoteSeries
from stonehand.model.inline import DraftInline, NoteCall, Text
from stonehand.parse.anchors import slug
from stonehand.parse.dialect.attributes import Attributes
from stonehand.parse.galley import Galley
from stonehand.parse.place import Place
from stonehand.parse.tree import InlineNode
from stonehand.source import Span


def note_call(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set a call; one that cannot be set is reported and printed as typed."""
    label: str = node.token.meta["label"]
    span = place.span(node.start, node.end)
    series = _series(node.token.meta["attributes"], span, galley)
    typed = Text(f"[^{label}]", place.span(node.start, node.start + len(label) + 3))
    if galley.in_note:
        galley.notes.refuse(label, span)
        return (typed,)
    return (NoteCall(label, span),) if galley.notes.call(label, span, series, galley.table) else (typed,)


def inline_note(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set a note of one paragraph, and its call."""
    span = place.span(node.start, node.end)
    if galley.in_note:
        galley.notes.refuse("", span)
        inside = galley.inlines(node.children, place)
        opening, closing = place.span(node.start, node.start + 2), place.span(node.end - 1, node.end)
        return (Text("^[", opening), *inside, Text("]", closing))
    series = _series(node.token.meta["attributes"], span, galley)
    label = galley.notes.inline_label()
    anchor = galley.notes.anchors[label] = galley.anchors.made(f"{galley.section}-n{slug(label)}", span)
    with galley.inside_note(anchor):
        content = galley.inlines(node.children, place)
        identity = galley.identity("p", place.span(node.start + 2, max(node.end - 1, node.start + 2)))
    blocks = (Paragraph(**identity, content=content),) if content else ()
    galley.notes.define(Note(anchor, label, "numbered", blocks, span))
    galley.notes.call(label, span, series, galley.table)
    return (NoteCall(label, span),)


def _series(attributes: Attributes, span: Span, galley: Galley) -> NoteSeries | None:
    name = attributes.value("series")
    if name in get_args(NoteSeries):
        return cast("NoteSeries", name)
    if name:
        known = ", ".join(get_args(NoteSeries))
        galley.report.add(
            Code.N007, f"there is no series of notes “{name}”", span, f"the series are: {known}"
        )
    return None
