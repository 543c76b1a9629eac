"""Draft inline nodes become set ones: calls, citations, references and marks as literal text with anchors."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from stonehand.diagnostics import Code as Fault
from stonehand.diagnostics import Report
from stonehand.model.element import walk
from stonehand.model.inline import (
    Citation,
    CitationCluster,
    CitedWords,
    Code,
    CrossReference,
    DraftInline,
    Emphasis,
    Formula,
    Image,
    IndexAnchor,
    IndexMark,
    LineBreak,
    Link,
    NoteCall,
    NoteReference,
    Phrase,
    Query,
    Reference,
    SetInline,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    TermLink,
    Text,
)
from stonehand.resolve.abbreviations import NO_ABBREVIATIONS, Abbreviations, abbreviated, spelled_out
from stonehand.resolve.citations import keys_of
from stonehand.resolve.cited import NO_CITATIONS, Citations, joined, set_words
from stonehand.resolve.displays import NONE, Habits
from stonehand.resolve.index.patterns import NO_PATTERNS, Patterns, marked
from stonehand.resolve.index.points import Points, with_points
from stonehand.resolve.notes import Call
from stonehand.resolve.references import Targets, find_target, nearest_target
from stonehand.resolve.word_lists import TERM, ListedWord, folded, term_of
from stonehand.resolve.works import NO_LISTS, WorkLists, citation_anchor
from stonehand.source import Span


@dataclass(frozen=True, slots=True)
class Setting:
    """What the inline nodes of one section are resolved with."""

    section: str
    calls: Mapping[Span, Call]
    targets: Targets
    displays: Mapping[str, str]
    report: Report
    house: Habits = NONE
    citations: Citations = NO_CITATIONS
    lists: WorkLists = NO_LISTS
    patterns: Patterns = NO_PATTERNS
    glossary: Mapping[str, ListedWord] = field(default_factory=dict)
    abbreviations: Abbreviations = NO_ABBREVIATIONS
    points: Points = field(default_factory=dict)


def without_abbreviations(setting: Setting) -> Setting:
    """Return the setting of heads, which go into the contents and running heads as they are."""
    return replace(setting, abbreviations=NO_ABBREVIATIONS)


def set_inlines(content: Iterable[DraftInline], setting: Setting) -> tuple[SetInline, ...]:
    """Resolve inline nodes in order."""
    made = tuple(item for node in content for item in _set_inline(node, setting))
    if any(type(node) is Citation for node in made):
        return joined(made, setting.citations.stops_in_quotes)
    return made


def _set_inline(node: DraftInline, setting: Setting) -> tuple[SetInline, ...]:
    match node:
        case Text():
            return tuple(_words(node, setting))
        case LineBreak() | Code() | Image() | Formula():
            return (node,)
        case Emphasis() | Strong() | Strikeout() | Superscript() | Subscript():
            return (_container(node, setting),)
        case Phrase():
            return _phrase(node, setting)
        case Link():
            return (_link(node, setting),)
        case NoteCall():
            return _note_call(node, setting)
        case CitationCluster():
            return (_citation(node, setting),)
        case CitedWords():
            return (_cited_words(node, setting),)
        case CrossReference():
            return (_reference(node, setting),)
        case IndexMark():
            content = set_inlines(node.content, setting)
            anchor = _point(setting, "ix", node.span)
            return (IndexAnchor(content, anchor, node.span, node.entry, node.values),)
        case Query():
            return _query(node, setting)
        case _:
            assert_never(node)


def _container(
    node: "Emphasis[DraftInline] | Strong[DraftInline] | Strikeout[DraftInline]"
    " | Superscript[DraftInline] | Subscript[DraftInline]",
    setting: Setting,
) -> SetInline:
    content = set_inlines(node.content, setting)
    match node:
        case Emphasis():
            return Emphasis(content, node.span)
        case Strong():
            return Strong(content, node.span)
        case Strikeout():
            return Strikeout(content, node.span)
        case Superscript():
            return Superscript(content, node.span)
        case Subscript():
            return Subscript(content, node.span)


def _words(node: Text, setting: Setting) -> Iterator[SetInline]:
    marks = marked(node, setting.section, setting.patterns)
    for item in with_points(marks, setting.points.get(node, ())):
        if isinstance(item, Text):
            yield from abbreviated(item, setting.abbreviations)
        else:
            yield item


def _phrase(node: "Phrase[DraftInline]", setting: Setting) -> tuple[SetInline, ...]:
    content = set_inlines(node.content, setting)
    entry = setting.glossary.get(folded(term_of(node))) if TERM in node.classes else None
    if entry:
        content = (TermLink(content, entry.anchor, node.span),)
    made = Phrase(content, node.span, node.anchor, node.classes, node.language, node.values)
    return spelled_out((made,), setting.abbreviations.spelled.get(node.span, ()), node.span)


def _link(node: "Link[DraftInline]", setting: Setting) -> SetInline:
    content = set_inlines(node.content, setting)
    if not node.target.startswith("#"):
        return Link(content, node.target, node.span)
    name = node.target[1:]
    anchor = name if name in setting.targets.words else setting.targets.implicit.get(name)
    if anchor:
        return Link(content, f"#{anchor}", node.span)
    setting.report.add(
        Fault.X006,
        f"nothing in the book has the anchor “{name}”; only the words of the link are printed",
        node.span,
        "correct the link, or give its target an anchor in braces",
    )
    return Phrase(content, node.span)


def _note_call(node: NoteCall, setting: Setting) -> tuple[SetInline, ...]:
    call = setting.calls.get(node.span)
    if call is None:  # reported by parse as N001
        return ()
    return (NoteReference(call.anchor, call.note, call.mark, node.span, call.first),)


def _citation(node: "CitationCluster[DraftInline]", setting: Setting) -> SetInline:
    """Set a citation as formatted, or as typed where there is nothing: that is reported once, elsewhere."""
    if not setting.citations.has_works:
        hint = "name the file of the works under “files” in [citations] of book.toml"
        setting.report.add(Fault.C001, f"the citation “{node.typed}” is printed as typed", node.span, hint)
    words = setting.citations.words(node.span) or (node.typed,)
    content = set_words(words, node.span, setting.citations.anchors)
    anchor = citation_anchor(setting.section, node.span)
    if setting.citations.is_own_note and node.in_text:  # What stands in the text has the anchor.
        anchor += "-note"
    return Citation(content, keys_of(node), anchor, node.span)


def _cited_words(node: "CitedWords[DraftInline]", setting: Setting) -> SetInline:
    """Set the author's own words for a citation, linked to the first work that is listed."""
    content = set_inlines(node.content, setting)
    anchors = setting.citations.anchors
    target = next((anchors[key] for key in keys_of(node) if key in anchors), "")
    if target and not any(isinstance(inner, Link | NoteReference) for inner in walk(content)):
        content = (Link(content, f"#{target}", node.span),)
    return Citation(content, keys_of(node), citation_anchor(setting.section, node.span), node.span)


def _reference(node: CrossReference, setting: Setting) -> SetInline:
    found = find_target(node, setting.section, setting.targets)
    if found is not None:
        anchor, words = found
        return Reference((Text(words, node.span),), anchor, node.span)
    near = nearest_target(node, setting.targets)
    setting.report.add(
        Fault.X001,
        f"nothing in the book has the anchor “{node.target}”",
        node.span,
        f"did you mean “{near}”?" if near else "correct it, or give its target an anchor in braces",
    )
    return Text(node.typed, node.span)


def _query(node: "Query[DraftInline]", setting: Setting) -> tuple[SetInline, ...]:
    if not node.answer:
        name, addressee = f" {node.identity}" if node.identity else "", node.addressee or "the author"
        message = f"open query{name} to {addressee}: {node.question or 'without a question'}"
        hint = 'mend the words and take the query away, or give it answer="…"'
        setting.report.add(Fault.X003, message, node.span, hint)
    return set_inlines(node.content, setting)


def _point(setting: Setting, kind: str, span: Span) -> str:
    return f"{setting.section}-{kind}{span.line}-{span.column}"
