"""A section in, the same with a note for each citation in its text out: what a style of notes makes of them.

`Words [@a, 12].` becomes `Words.` and a call; of `@a [12] says` the author's name stays, the call follows it.
The call goes behind the punctuation after it, as pandoc puts it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from stonehand.model.block import Paragraph, Table
from stonehand.model.book import Note, NoteSeries, Section
from stonehand.model.element import holds_nodes, walk
from stonehand.model.inline import CitationCluster, DraftInline, NoteCall, Text
from stonehand.source import Span

_AHEAD = re.compile(r"[.,;:!?…”’»]+")
_LABEL = "cite "


def made_label(span: Span) -> str:
    """Return the label of the note that a style makes of the citation at a place."""
    return f"{_LABEL}{span.line}:{span.column}"


def is_citation_note(label: str) -> bool:
    """Tell whether a note is one that a style made of a citation: no author's label has a space."""
    return label.startswith(_LABEL)


def with_citation_notes(section: Section[DraftInline], known: frozenset[str]) -> Section[DraftInline]:
    """Return a section whose text cites in notes; a citation of a work nobody knows stays as it is."""
    clusters = tuple(_movable(section.blocks, known))
    if not clusters:
        return section
    spans = frozenset(cluster.span for cluster in clusters)
    tables = [node for node in walk(section.blocks) if isinstance(node, Table)]
    in_tables = frozenset(cluster.span for table in tables for cluster in _movable(table, known))
    notes = tuple(
        _note(section.anchor, cluster, "table" if cluster.span in in_tables else "numbered")
        for cluster in clusters
    )
    return replace(section, blocks=_rewritten(section.blocks, spans), notes=(*section.notes, *notes))


def _movable(node: object, known: frozenset[str]) -> Iterator["CitationCluster[DraftInline]"]:
    for item in walk(node):
        if isinstance(item, CitationCluster) and known.issuperset(cite.key for cite in item.items):
            yield item


def _note(section: str, cluster: "CitationCluster[DraftInline]", series: NoteSeries) -> Note[DraftInline]:
    anchor = f"{section}-ncite{cluster.span.line}-{cluster.span.column}"
    paragraph = Paragraph(anchor=f"{anchor}-p1", span=cluster.span, content=(cluster,))
    return Note(anchor, made_label(cluster.span), series, (paragraph,), cluster.span)


def _rewritten(node: Any, spans: frozenset[Span]) -> Any:
    """Return a node with calls in its runs of inline copy; what holds no citation is the same object."""
    if isinstance(node, CitationCluster):
        return node
    if isinstance(node, tuple):
        items = tuple(_rewritten(item, spans) for item in node)
        cited = any(isinstance(item, CitationCluster) and item.span in spans for item in items)
        made = tuple(_with_calls(items, spans)) if cited else items
        is_same = len(made) == len(node) and all(new is old for new, old in zip(made, node, strict=True))
        return node if is_same else made
    changed = {
        name: made
        for name in holds_nodes(node.__class__) or ()
        if (made := _rewritten(old := getattr(node, name), spans)) is not old
    }
    return replace(node, **changed) if changed else node


def _with_calls(content: tuple[DraftInline, ...], spans: frozenset[Span]) -> Iterator[DraftInline]:
    """Yield inline copy with calls for citations."""
    waiting: list[DraftInline] = []
    for node, following in zip(content, (*content[1:], None), strict=True):
        is_cited = isinstance(node, CitationCluster) and node.span in spans
        if isinstance(node, CitationCluster) and is_cited:
            if node.in_text:
                yield node
            waiting.append(NoteCall(made_label(node.span), node.span))
            continue
        if waiting and isinstance(node, Text) and (ahead := _AHEAD.match(node.text)):
            yield from (part for part in (_part(node, 0, ahead.end()),) if part.text)
            yield from waiting
            waiting.clear()
            node = _part(node, ahead.end(), len(node.text))
        yield from waiting
        waiting.clear()
        yield from _before_call(node, following, spans)
    yield from waiting


def _before_call(
    node: DraftInline, following: "DraftInline | None", spans: frozenset[Span]
) -> Iterator[DraftInline]:
    """Yield a node, without the space at its end where a call takes the place of a citation after it."""
    moves = isinstance(following, CitationCluster) and following.span in spans and not following.in_text
    if isinstance(node, Text):
        node = _part(node, 0, len(node.text.rstrip()) if moves else len(node.text))
        if not node.text:
            return
    yield node


def _part(text: Text, start: int, end: int) -> Text:
    """Return a part of a text; of one that is not as long as its span, at the whole of it."""
    span = text.span
    if span.line != span.end_line or span.end_column - span.column != len(text.text):
        return Text(text.text[start:end], span)
    return Text(
        text.text[start:end], Span(span.file, span.line, span.column + start, span.line, span.column + end)
    )
