"""Citations as formatted in, set copy out: words get the place of their citation, works their links."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from stonehand.model.citation import NOTHING_CITED, Cited, CitedCluster, Styled, Words
from stonehand.model.inline import (
    Citation,
    Emphasis,
    Link,
    Phrase,
    SetInline,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from stonehand.model.plain import plain_text
from stonehand.resolve.citations import Place
from stonehand.source import Span

_CLOSING = "”’»)]"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citations:
    """The citations of one section: their words by place, and the anchors of works in its lists.

    `has_works`: the book names files of works. `own` is what a note of the style's making prints.
    """

    clusters: Mapping[Span, CitedCluster] = field(default_factory=dict)
    anchors: Mapping[str, str] = field(default_factory=dict)
    has_works: bool = False
    stops_in_quotes: bool = False
    is_own_note: bool = False

    def words(self, place: Span) -> tuple[Words, ...]:
        """Return the words of a citation, or none where it is printed as typed."""
        found = self.clusters.get(place)
        if found is None:
            return ()
        return found.note if self.is_own_note else found.words

    def in_own_note(self) -> "Citations":
        """Return the same for notes that the style makes."""
        return replace(self, is_own_note=True)


NO_CITATIONS = Citations()


def citations_of(
    section: str, places: Iterable[Place], cited: Cited, anchors: Mapping[str, str], has_works: bool
) -> Citations:
    """Return the citations of a section as formatted; one edited since may have them up to there only."""
    if cited is NOTHING_CITED:
        return replace(NO_CITATIONS, has_works=has_works)
    pairs = zip(places, cited.clusters.get(section, ()), strict=False)
    clusters = {place.node.span: words for place, words in pairs}
    return Citations(clusters, anchors, has_works, cited.stops_in_quotes)


def set_words(words: Iterable[Words], span: Span, anchors: Mapping[str, str]) -> tuple[SetInline, ...]:
    """Return words as set copy, all of it at one place in the manuscript."""
    return tuple(node for item in words for node in _set(item, span, anchors))


def _set(item: Words, span: Span, anchors: Mapping[str, str]) -> Iterator[SetInline]:
    if isinstance(item, str):
        yield Text(item, span)
        return
    if item.look == "work":
        yield from _linked(item, span, anchors)
        return
    content = set_words(item.content, span, anchors)
    match item.look:
        case "italic" | "underlined":
            yield Emphasis(content, span)
        case "bold":
            yield Strong(content, span)
        case "superior":
            yield Superscript(content, span)
        case "inferior":
            yield Subscript(content, span)
        case "small-caps":
            yield Phrase(content, span, classes=("smallcaps",))
        case "language":
            yield Phrase(content, span, language=item.target)
        case "link" if _ADDRESS.match(item.target):
            yield Link(content, item.target, span)
        case "link" | "as-written":
            yield from content


def _linked(item: Styled, span: Span, anchors: Mapping[str, str]) -> Iterator[SetInline]:
    """Yield the words of one work, linked to its entry; an address in them keeps its own link."""
    anchor = anchors.get(item.target)
    run: list[Words] = []
    for inner in item.content:
        if _has_link(inner):
            yield from _link(run, span, anchor)
            yield from _set(inner, span, anchors)
            run = []
        else:
            run.append(inner)
    yield from _link(run, span, anchor)


def _link(run: Iterable[Words], span: Span, anchor: str | None) -> Iterator[SetInline]:
    content = set_words(run, span, {})
    if content and anchor:
        yield Link(content, f"#{anchor}", span)
    else:
        yield from content


def _has_link(item: Words) -> bool:
    return isinstance(item, Styled) and (item.look == "link" or any(map(_has_link, item.content)))


def joined(content: tuple[SetInline, ...], stops_in_quotes: bool) -> tuple[SetInline, ...]:
    """Return copy in which the author's stop after a citation does not double its own.

    In American English a stop or comma goes before a quotation mark that ends the citation.
    """
    made = list(content)
    for index, (before, after) in enumerate(pairwise(content)):
        if not isinstance(before, Citation) or not isinstance(after, Text) or not after.text:
            continue
        end = plain_text(before.content)
        if after.text[0] == "." and end.rstrip(_CLOSING)[-1:] in tuple(".?!…"):
            made[index + 1] = _without_first(after)
        elif stops_in_quotes and after.text[0] in ".," and end[-1:] in ("”", "’"):
            made[index] = replace(before, content=_with_mark(before.content, after.text[0]))
            made[index + 1] = _without_first(after)
    return tuple(node for node in made if not (isinstance(node, Text) and not node.text))


def _without_first(text: Text) -> Text:
    span = text.span
    return Text(text.text[1:], Span(span.file, span.line, span.column + 1, span.end_line, span.end_column))


def _with_mark(content: tuple[SetInline, ...], mark: str) -> tuple[SetInline, ...]:
    """Put a mark before the quotation marks at the end, deep in the last node."""
    *before, last = content
    if isinstance(last, Text):
        words = last.text.rstrip("”’")
        return (*before, replace(last, text=words + mark + last.text[len(words) :]))
    if isinstance(last, Emphasis | Strong | Phrase | Link) and last.content:
        return (*before, replace(last, content=_with_mark(last.content, mark)))
    return (*content, Text(mark, last.span))
