"""Whichever word is lost, doubled or changed, wherever it stands: the certificate says so."""

import re
from collections.abc import Callable
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from samples.copy_desk import entry, manuscript
from samples.damaged_book import ONE
from stonehand.diagnostics import Report
from stonehand.model.book import Book, Draft
from stonehand.model.element import walk
from stonehand.model.inline import Formula
from stonehand.model.layout import Box, Fingerprint, LayoutMap, Line, Page
from stonehand.model.places import Places
from stonehand.parse import parse
from stonehand.proof.certificate.book import book_streams
from stonehand.proof.certificate.certify import certify_epub, certify_layout
from stonehand.proof.certificate.source_leg import certify_source
from stonehand.proof.certificate.stream import joined
from stonehand.proof.certificate.words import words_of
from stonehand.resolve import resolve

NOBODY = Fingerprint("", "", "", "", "", "")
WORD = re.compile(r"[^\W_]+")
DAMAGES: dict[str, Callable[[str], str]] = {
    "lost": lambda word: "",
    "doubled": lambda word: f"{word} {word}",
    "changed": lambda word: word[:-1] + ("x" if word[-1] != "x" else "y"),
}

damages = st.sampled_from(list(DAMAGES.values()))
places = st.integers(0, 10_000)
quick = settings(max_examples=40, deadline=None, derandomize=True)


def damaged(text: str, place: int, damage: Callable[[str], str]) -> str:
    """Return a text after something happened to one of its words."""
    words = list(WORD.finditer(text))
    word = words[place % len(words)]
    return text[: word.start()] + damage(word[0]) + text[word.end() :]


@cache
def draft() -> Draft:
    return parse(manuscript(entry(ONE, "one.md")), Report())


@cache
def book() -> Book:
    return resolve(draft(), Places(), Report())


def streams(medium: str) -> list[tuple[str, str]]:
    """Return (note or display, text) of the one section, the body first."""
    (stream,) = book_streams(book(), medium)  # type: ignore[arg-type]
    apart = (*stream.notes.items(), *stream.displays.items())
    return [("", joined(stream.body)), *((anchor, joined(text)) for anchor, text in apart)]


def printed(found: list[tuple[str, str]]) -> Report:
    """Certify pages that say this."""
    notes = {note.anchor for note in book().sections[0].notes}
    lines = tuple(
        Line("body", 0, 20 * y, 10, 10, 20 * y + 8, text, "b", 0, 0, "", **{_field(anchor, notes): anchor})  # type: ignore[arg-type]
        for y, (anchor, text) in enumerate(found)
    )
    boxes = tuple(Box("formula", node.tex, 0, 0, 9, 9) for node in walk(book()) if isinstance(node, Formula))
    page = Page(1, "1", "recto", "one", False, 400, 600, (0, 0, 400, 600), (0, 0, 400, 600), lines, boxes)
    report = Report()
    certify_layout(book(), LayoutMap("", NOBODY, (page,)), report)
    return report


def _field(anchor: str, notes: set[str]) -> str:
    return "note" if anchor in notes else "display"


def published(found: list[tuple[str, str]]) -> Report:
    """Certify an EPUB that says this."""
    (_, body), *notes = found
    report = Report()
    certify_epub(book(), {"one": body}, dict(notes), report)
    return report


def test_what_is_whole_is_certified() -> None:
    assert list(printed(streams("print"))) == []
    assert list(published(streams("epub"))) == []


@quick
@given(st.integers(0, 3), places, damages)
def test_a_word_of_the_pages(stream: int, place: int, damage: Callable[[str], str]) -> None:
    found = streams("print")
    note, text = found[stream]
    found[stream] = note, damaged(text, place, damage)
    assert printed(found).has_errors


@quick
@given(st.integers(0, 2), places, damages)
def test_a_word_of_the_epub(stream: int, place: int, damage: Callable[[str], str]) -> None:
    found = streams("epub")
    note, text = found[stream]
    found[stream] = note, damaged(text, place, damage)
    assert published(found).has_errors


@quick
@given(places, damages)
def test_a_word_of_the_copy(place: int, damage: Callable[[str], str]) -> None:
    lines = [line for line in ONE.splitlines() if len(words_of(line)) > 3 and line[0].isalpha()]
    prose = [line for line in lines if not line.startswith("Table:")]
    line = prose[place % len(prose)].partition("[^")[0]
    text = ONE.replace(line, damaged(line, place // len(prose), damage))
    report = Report()
    certify_source(manuscript(entry(text, "one.md")), draft(), report)
    assert report.has_errors
