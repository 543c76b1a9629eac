"""The glossary, the abbreviations and the copy in, what does not fit together reported."""

from collections.abc import Iterable, Iterator

from stonehand.diagnostics import Code, Related, Report
from stonehand.diagnostics.nearest import nearest
from stonehand.model.citation import Cited, text_of
from stonehand.model.plain import plain_text
from stonehand.resolve.abbreviations import ABBREVIATED, SPELL_OUT, expression_of
from stonehand.resolve.word_lists import (
    ABBREVIATIONS,
    GLOSSARY,
    TERM,
    DraftSections,
    ListedWord,
    by_term,
    folded,
    has_term,
    listed_words,
    phrases_of,
    term_of,
    text_without,
)


def check_words(sections: DraftSections, cited: Cited, report: Report) -> None:
    """Report marked words that no list has, and what the lists have in vain or twice.

    The words of citations count as those of the text.
    """
    copy = tuple(sections)
    terms, abbreviations = listed_words(GLOSSARY, copy), listed_words(ABBREVIATIONS, copy)
    _check_terms(copy, terms, report)
    _check_abbreviations(copy, abbreviations, cited, report)
    _check_doubles(terms, report)
    _check_doubles(abbreviations, report)


def _check_terms(copy: DraftSections, terms: tuple[ListedWord, ...], report: Report) -> None:
    entries = by_term(terms)
    marked = {folded(term_of(phrase)) for phrase in phrases_of(copy, TERM)}
    for phrase in phrases_of(copy, TERM):
        term = term_of(phrase)
        if folded(term) not in entries:
            near = nearest(folded(term), entries)
            meant = f'if you mean it, write entry="{entries[near].words}"' if near else ""
            hint = meant or "add it to the glossary, or take the class away"
            report.add(Code.X008, f"the glossary has no “{term}”", phrase.span, hint)
    text = text_without(GLOSSARY, copy).casefold() if terms else ""
    for term, entry in entries.items():
        if term not in marked and not has_term(text, entry.words):
            _report_unused(entry, report)


def _check_abbreviations(
    copy: DraftSections, listed: tuple[ListedWord, ...], cited: Cited, report: Report
) -> None:
    words = {entry.words: entry for entry in listed if entry.words}
    for phrase in phrases_of(copy, ABBREVIATED, SPELL_OUT):
        typed = plain_text(phrase.content)
        if typed not in words:
            near = nearest(typed, words)
            hint = f"did you mean “{near}”?" if near else "add it to the list, or take the class away"
            report.add(Code.X010, f"the list of abbreviations has no “{typed}”", phrase.span, hint)
    text = "\n".join((text_without(ABBREVIATIONS, copy), *_words_of(cited))) if words else ""
    found = set(expression_of(words).findall(text)) if words else set()
    for entry in words.values():
        if entry.words not in found:
            _report_unused(entry, report)


def _words_of(cited: Cited) -> Iterator[str]:
    """Yield the words of citations, notes that they make, and lists of works."""
    for cluster in (cluster for clusters in cited.clusters.values() for cluster in clusters):
        yield text_of(cluster.words)
        yield text_of(cluster.note)
    yield from (text_of(work.words) for work in cited.works)


def _report_unused(entry: ListedWord, report: Report) -> None:
    hint = "take it from the list, or see how the text has it"
    report.add(Code.X009, f"the text never has “{entry.words}”", entry.span, hint)


def _check_doubles(entries: Iterable[ListedWord], report: Report) -> None:
    first: dict[str, ListedWord] = {}
    for entry in entries:
        known = first.setdefault(folded(entry.words), entry)
        if known is not entry and known.words == entry.words:
            related = (Related("the first one", known.span),)
            report.add(
                Code.X011, f"“{entry.words}” is listed twice", entry.span, "make one of the two", related
            )
