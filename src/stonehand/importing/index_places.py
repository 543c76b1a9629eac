"""The terms of an indexer's list and the words of the pages in, the places of the copy that they mean out.

A locator gets the word of its page that its sub-heading or heading names, if one stands there; else where the
first block of the page begins; else the second word of the page, for the first may stand before its break.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from stonehand.diagnostics import Code, Report
from stonehand.importing.index_list import ListedTerm
from stonehand.importing.index_locators import ListedLocator
from stonehand.importing.printed_words import PrintedBook, PrintedWord
from stonehand.model.index import IndexPlace, ListedEntry
from stonehand.model.plain_words import words_of
from stonehand.source import Span

BEFORE, AFTER = 5, 7
"""Words of the copy kept before a place, and from it on."""

SHORT = 3
"""Words of a heading up to so many letters say little beside longer ones."""

STEM = 5
"""Letters that an inflected word of the copy must have in common with a word of the heading."""

Stands = Callable[[IndexPlace], bool]
Values = tuple[tuple[str, str], ...]


def place_terms(
    terms: Iterable[ListedTerm], book: PrintedBook, index: str, stands: Stands, report: Report
) -> tuple[ListedEntry, ...]:
    """Return the entries of a list with their places; what cannot be placed is reported.

    `stands` tells whether the copy has a place; `index` is the name of the index that the list is of.
    """
    joined: dict[tuple[str, ...], list[ListedTerm]] = {}
    for term in terms:
        joined.setdefault(term.headings, []).append(term)
    above = {headings[:depth] for headings in joined for depth in range(1, len(headings))}
    return tuple(
        _entry(those, book, index, stands, report)
        for headings, those in joined.items()
        if headings in above or _leads_somewhere(those, report)
    )


def _leads_somewhere(terms: Sequence[ListedTerm], report: Report) -> bool:
    """Tell whether an entry has a locator or a reference; report one that has none, as a list’s title."""
    if any(term.locators or term.see or term.seealso for term in terms):
        return True
    span = terms[0].span
    told = (item.place for item in report if isinstance(item.place, Span))
    if (span.file, span.line) not in {(place.file, place.line) for place in told}:
        message = f"“{', '.join(terms[0].headings)}” has no pages, no reference and no sub-entry"
        report.add(Code.I011, message, span, "it is left out")
    return False


def _entry(
    terms: Sequence[ListedTerm], book: PrintedBook, index: str, stands: Stands, report: Report
) -> ListedEntry:
    first = terms[0]
    see = tuple(target for term in terms for target in term.see)
    seealso = tuple(target for term in terms for target in term.seealso)
    written = (("in", index), ("see", "; ".join(see)), ("seealso", "; ".join(seealso)))
    places = chain.from_iterable(
        _places(locator, first.headings, book, stands, report) for term in terms for locator in term.locators
    )
    values = tuple(each for each in written if each[1])
    return ListedEntry("!".join(first.headings), tuple(places), first.span, values)


def _places(
    locator: ListedLocator, headings: Sequence[str], book: PrintedBook, stands: Stands, report: Report
) -> Iterator[IndexPlace]:
    """Yield the place of a locator, both ends of a range, or one place for each note."""
    folios = [locator.first, locator.last] if locator.last else [locator.first]
    missing = [folio for folio in folios if folio not in book.pages]
    if missing:
        message = f"the map has no page {' and no page '.join(missing)}: “{', '.join(headings)}”"
        report.add(
            Code.I012, message, locator.span, "give the map of the proof that the list was made from: --map"
        )
        return
    principal: Values = (("principal", ""),) if locator.is_principal else ()
    if locator.notes:
        yield from _noted(locator, headings, book, stands, principal, report)
        return
    ends = ((("range", "start"), *principal), (("range", "end"),)) if locator.last else (principal,)
    found = [
        _first(
            _candidates(headings, [word for word in book.pages[folio] if not word.note]), book, values, stands
        )
        for folio, values in zip(folios, ends, strict=True)
    ]
    if all(found):
        yield from filter(None, found)
        return
    report.add(
        Code.I012,
        f"page {locator.text} has no text for “{', '.join(headings)}”",
        locator.span,
        "mark it in the copy",
    )


def _noted(
    locator: ListedLocator,
    headings: Sequence[str],
    book: PrintedBook,
    stands: Stands,
    values: Values,
    report: Report,
) -> Iterator[IndexPlace]:
    page = [word for word in book.pages[locator.first] if word.note]
    notes = {book.marks.get(word.note, ""): word.note for word in page}
    for mark in locator.notes:
        anchor = notes.get(mark) if mark else (next(iter(notes.values())) if len(notes) == 1 else None)
        words = [word for word in page if word.note == anchor]
        place = _first(_candidates(headings, words), book, values, stands)
        if place:
            yield place
        else:
            known = ", ".join(filter(None, notes)) or "none"
            message = f"page {locator.first} has no note {mark or 'that is the only one'}"
            report.add(Code.I013, message, locator.span, f"notes on that page: {known}")


def _candidates(headings: Sequence[str], words: Sequence[PrintedWord]) -> Iterator[PrintedWord]:
    """Yield the words of a page that a place may be at, the best first."""
    for wanted in _wanted(headings):
        yield from (word for word in words if word.word == wanted)
        if len(wanted) > STEM:
            yield from (word for word in words if word.word[:STEM] == wanted[:STEM])
    yield from (word for word in words if word.begins)
    yield from words[1:]
    yield from words[:1]


def _wanted(headings: Sequence[str]) -> list[str]:
    """Return the words of the headings, those of the last one first, short ones only where all are short."""
    words = [word for heading in reversed(headings) for word in words_of(heading)]
    return [word for word in words if len(word) > SHORT] or words


def _first(
    words: Iterable[PrintedWord], book: PrintedBook, values: Values, stands: Stands
) -> IndexPlace | None:
    """Return the first place that the copy has."""
    return next(filter(stands, (_place(word, book, values) for word in words)), None)


def _place(word: PrintedWord, book: PrintedBook, values: Values) -> IndexPlace:
    block = book.blocks[word.block]
    before = block[max(word.number - BEFORE, 0) : word.number]
    after = block[word.number : word.number + AFTER]
    return IndexPlace(
        book.files[word.block],
        word.block,
        " ".join(each.text for each in before),
        " ".join(each.text for each in after),
        bool(word.note),
        values,
    )
