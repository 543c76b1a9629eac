"""The stage as a whole: numbers first, then every section of the manuscript, then the generated ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from stonehand.diagnostics import Code, Report
from stonehand.model.book import Book, Design, Draft, GeneratedEntry, Medium, Note, RunningHeads, Section
from stonehand.model.element import walk
from stonehand.model.inline import DraftInline, Image, SetInline, Text
from stonehand.model.places import Places
from stonehand.resolve.abbreviations import NO_ABBREVIATIONS, Abbreviations, abbreviations_of
from stonehand.resolve.blocks import set_blocks
from stonehand.resolve.citation_notes import is_citation_note, with_citation_notes
from stonehand.resolve.citations import Place, citations, known_only
from stonehand.resolve.cited import citations_of
from stonehand.resolve.credits import check_credits
from stonehand.resolve.displays import NONE, habits, with_notes_under
from stonehand.resolve.generated import generate, title_of
from stonehand.resolve.index.patterns import patterns_of
from stonehand.resolve.index.points import points_of
from stonehand.resolve.inlines import Setting, set_inlines, without_abbreviations
from stonehand.resolve.makeup import settle_makeup
from stonehand.resolve.notes import Call, call_notes
from stonehand.resolve.references import Targets
from stonehand.resolve.sections import DraftEntry, arrange, running_heads
from stonehand.resolve.targets import implicit_identifiers, note_targets, number_displays, reference_words
from stonehand.resolve.terms import Terms, terms_of
from stonehand.resolve.word_checks import check_words
from stonehand.resolve.word_lists import ABBREVIATIONS, GLOSSARY, ListedWord, by_term, listed_words
from stonehand.resolve.works import WorkLists, work_lists
from stonehand.source import Span


def resolve(draft: Draft, places: Places, report: Report, medium: Medium = "print") -> Book:
    """Turn draft copy into set copy: numbers, notes, references, contents and heads as literal text.

    `places` are those of the last setting; where they are empty, folios are empty too. A section of notes is
    part of the book in a medium that has its notes at the end.
    """
    terms = terms_of(draft.metadata.language)
    entries = tuple(
        entry for entry in reading_order(draft) if _has_place(entry, draft.design, medium, report)
    )
    copy = tuple(entry for entry in entries if isinstance(entry, Section))
    names = _names(entries, draft, terms, places, medium)
    check_words(copy, draft.cited, report)
    sections = {section.anchor: _set_section(section, copy, draft, names, report) for section in copy}
    return _book(draft, entries, sections, places, names, report)


def reading_order(draft: Draft) -> tuple[DraftEntry, ...]:
    """Return the entries in order, numbered, with the notes that a style makes of citations in the text."""
    entries = arrange(draft, terms_of(draft.metadata.language))
    return tuple(_with_all_notes(entry, draft) if isinstance(entry, Section) else entry for entry in entries)


def _with_all_notes(section: Section[DraftInline], draft: Draft) -> Section[DraftInline]:
    """Return a section with the notes of its citations, and those that displays carry made theirs."""
    if draft.cited.in_notes:
        section = with_citation_notes(section, draft.cited.known)
    return with_notes_under(section, habits(draft.design))


def resolve_section(draft: Draft, anchor: str, places: Places, report: Report) -> Section[SetInline]:
    """Resolve one section that is not generated, as `resolve` does. Raises StopIteration if there is none."""
    terms = terms_of(draft.metadata.language)
    entries = reading_order(draft)
    copy = tuple(entry for entry in entries if isinstance(entry, Section))
    section = next(entry for entry in copy if entry.anchor == anchor)
    return _set_section(section, copy, draft, _names(entries, draft, terms, places), report)


def _names(
    entries: tuple[DraftEntry, ...], draft: Draft, terms: Terms, places: Places, medium: Medium = "print"
) -> "Names":
    copy = tuple(entry for entry in entries if isinstance(entry, Section))
    displays = number_displays(copy, terms, draft.design.numbering == "chapter")
    calls = {section.anchor: call_notes(section) for section in copy}
    marks = {call.note: call.mark for found in calls.values() for call in found.values()}
    words, implicit = reference_words(copy, displays, terms), implicit_identifiers(copy)
    targets = Targets(terms, words, implicit, note_targets(copy, marks), places)
    known = draft.cited.known
    cites = {section.anchor: known_only(citations(section), known) for section in copy if known}
    glossary = by_term(listed_words(GLOSSARY, copy))
    listed = listed_words(ABBREVIATIONS, copy)
    abbreviations = abbreviations_of(listed, copy, draft.abbreviations, medium == "epub")
    works = work_lists(entries, draft.cited, cites)
    return Names(targets, displays, calls, cites, works, glossary, abbreviations)


def _has_place(entry: DraftEntry, design: Design, medium: Medium, report: Report) -> bool:
    """Tell whether a medium has a section; report X004 for notes that stand at the end in none."""
    if not isinstance(entry, GeneratedEntry) or entry.kind != "notes":
        return True
    if "book" not in (design.notes, design.epub_notes):
        report.add(Code.X004, "the notes of the book do not stand at its end", entry.span)
    return (design.notes if medium == "print" else design.epub_notes) == "book"


@dataclass(frozen=True, slots=True)
class Names:
    """What can be referred to, what displays are called; by section, calls and citations; lists of works.

    `glossary`: its entries by term; `abbreviations`: how those that are listed are treated.
    """

    targets: Targets
    displays: Mapping[str, str]
    calls: Mapping[str, Mapping[Span, Call]]
    cites: Mapping[str, tuple[Place, ...]]
    lists: WorkLists
    glossary: Mapping[str, ListedWord]
    abbreviations: Abbreviations


def _set_section(
    section: Section[DraftInline],
    sections: Iterable[Section[DraftInline]],
    draft: Draft,
    names: Names,
    report: Report,
) -> Section[SetInline]:
    house = habits(draft.design)
    calls = names.calls[section.anchor]
    cites, anchors = names.cites.get(section.anchor, ()), names.lists.anchors(section.anchor)
    cited = citations_of(section.anchor, cites, draft.cited, anchors, bool(draft.citations.files))
    setting = Setting(
        section.anchor,
        calls,
        names.targets,
        names.displays,
        report,
        house,
        cited,
        names.lists,
        patterns=patterns_of(draft.index),
        glossary=names.glossary,
        abbreviations=names.abbreviations if section.kind != ABBREVIATIONS else NO_ABBREVIATIONS,
        points=points_of(section, draft.listed),
    )
    opening = without_abbreviations(setting)
    return Section(
        anchor=section.anchor,
        kind=section.kind,
        matter=section.matter,
        span=section.span,
        blocks=set_blocks(section.blocks, setting),
        notes=_notes(section, calls, replace(setting, house=NONE)),
        title=set_inlines(section.title, opening),
        subtitle=set_inlines(section.subtitle, opening),
        number=section.number,
        label=section.label,
        short_title=section.short_title,
        contributors=section.contributors,
        abstract=section.abstract,
        keywords=section.keywords,
        doi=section.doi,
        language=section.language,
        part=section.part,
        running_heads=running_heads(section, sections, draft.metadata, names.targets.terms),
        counted=section.counted,
        generated=section.generated,
    )


def _notes(
    section: Section[DraftInline], calls: Mapping[Span, Call], setting: Setting
) -> tuple[Note[SetInline], ...]:
    """Return the notes that are called, in the order of their calls."""
    first = {call.note: call for call in calls.values() if call.first}
    order = {anchor: place for place, anchor in enumerate(first)}
    called = sorted((note for note in section.notes if note.anchor in first), key=lambda n: order[n.anchor])
    return tuple(_note(note, first[note.anchor], setting) for note in called)


def _note(note: Note[DraftInline], call: Call, setting: Setting) -> Note[SetInline]:
    if is_citation_note(note.label):
        setting = replace(setting, citations=setting.citations.in_own_note())
    blocks = set_blocks(note.blocks, setting)
    return Note(note.anchor, note.label, note.series, blocks, note.span, call.mark, call.anchor)


def _book(
    draft: Draft,
    entries: "tuple[Section[DraftInline] | GeneratedEntry, ...]",
    sections: Mapping[str, Section[SetInline]],
    places: Places,
    names: Names,
    report: Report,
) -> Book:
    terms = names.targets.terms
    listed = _listed(entries, sections, draft, terms)
    generated = [entry for entry in entries if isinstance(entry, GeneratedEntry)]
    made = dict(sections)
    for entry in sorted(generated, key=lambda entry: entry.kind == "contents"):  # they list what there is
        works = names.lists.blocks(entry.kind)
        section = generate(entry, draft, listed, places, terms, report, works)
        if section is None:
            listed = tuple(each for each in listed if each.anchor != entry.anchor)
        else:
            made[entry.anchor] = section
    whole = tuple(made[entry.anchor] for entry in entries if entry.anchor in made)
    check_credits(whole, any(entry.kind == "credits" for entry in generated), report)
    images = dict.fromkeys(item.source for item in walk(whole) if isinstance(item, Image))
    makeup = settle_makeup(draft.makeup, whole, report)
    return Book(draft.root, draft.metadata, draft.design, draft.typography, whole, tuple(images), makeup)


def _listed(
    entries: "tuple[Section[DraftInline] | GeneratedEntry, ...]",
    sections: Mapping[str, Section[SetInline]],
    draft: Draft,
    terms: Terms,
) -> tuple[Section[SetInline], ...]:
    """Return all sections in order, generated ones as titles only: what the contents can list."""
    return tuple(
        _title_only(entry, draft.design, terms)
        if isinstance(entry, GeneratedEntry)
        else sections[entry.anchor]
        for entry in entries
    )


def _title_only(entry: GeneratedEntry, design: Design, terms: Terms) -> Section[SetInline]:
    title = title_of(entry, design, terms) or entry.kind
    return Section(
        anchor=entry.anchor,
        kind=entry.kind,
        matter=entry.matter,
        span=entry.span,
        blocks=(),
        title=(Text(title, entry.span),),
        running_heads=RunningHeads(),
        generated=True,
    )
