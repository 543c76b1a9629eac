"""Each code of the letter X that copy can have: references, links, anchors, queries, generated sections."""

from dataclasses import replace

import pytest

from samples.copy_desk import entry, manuscript
from samples.word_lists import with_lists
from stonehand.diagnostics import Code, Report
from stonehand.model.book import GeneratedEntry, Manuscript, Matter
from stonehand.model.citation import Cited, CitedCluster, Styled
from stonehand.model.places import Places
from stonehand.parse import parse
from stonehand.resolve import resolve
from stonehand.source import Span

Case = tuple[str, str, str]


def found(book: Manuscript) -> list[Case]:
    """Return (code, place, message) of what parse and resolve report about a book."""
    report = Report()
    resolve(parse(book, report), Places(), report)
    return [(item.code.value, str(item.place), item.message) for item in report]


def copy(*texts: str) -> Manuscript:
    """Return a manuscript of one file for each text."""
    return manuscript(*(entry(text, f"{number}.md") for number, text in enumerate(texts, 1)))


def generated(kind: str, text: str, **design: str) -> Manuscript:
    """Return a manuscript with a generated section at its end."""
    listed = GeneratedEntry(kind, Matter.BACK, Span.point("book.toml", 9))
    book = manuscript(entry(text), listed)
    return replace(book, design=replace(book.design, **design))


TABLE = "| a |\n|---|\n| b |\n\n: Caption {#tbl:x}"

POSITIVE: list[tuple[Code, Manuscript, str, str]] = [
    (Code.X001, copy("See @fig:orbit."), "1.md:1:5", "nothing in the book has the anchor “fig"),
    (
        Code.X001,
        copy("A[^n].\n\n[^n]: See @sec:x."),
        "1.md:3:11",
        "nothing in the book has the anchor “sec",
    ),
    (Code.X002, copy("# A\n\n## B {#x}\n\n## C {#x}"), "1.md:5:1", "two things have the anchor “x”"),
    (Code.X002, copy("# A\n\n[b]{#x}", "# C\n\n[d]{#x}"), "2.md:3:1", "two things have the anchor “x”"),
    (
        Code.X003,
        copy("[1986]{.query to=author}[Is this right?]"),
        "1.md:1:1",
        "open query to author: Is this right?",
    ),
    (
        Code.X003,
        copy('[1986]{.query id=AQ3 answer=""}'),
        "1.md:1:1",
        "open query AQ3 to the author: without a question",
    ),
    (
        Code.X004,
        generated("tables", "# A\n\nb"),
        "book.toml:9:1",
        "the book has nothing for the section “tables”",
    ),
    (
        Code.X004,
        generated("notes", "# A\n\nb^[n]"),
        "book.toml:9:1",
        "the notes of the book do not stand at its end",
    ),
    (Code.X006, copy("[words](#nowhere)"), "1.md:1:1", "nothing in the book has the anchor “nowhere”"),
    (Code.X007, copy('::: figure\n![](a.svg){short="A"}\n:::'), "1.md:2:1", "no list prints “A”"),
    (
        Code.X012,
        copy('![One](a.svg){credit="© B"}\n\n![Two](c.svg)'),
        "1.md:3:1",
        "Figure\u00a02 has no credit",
    ),
    (Code.X012, generated("credits", "![One](a.svg)"), "copy.md:1:1", "Figure\u00a01 has no credit"),
    (
        Code.X007,
        copy('![B](a.svg){short="A[^n]"}\n\n[^n]: C'),
        "1.md:1:1",
        "a short caption prints no call of a note",
    ),
]

POSITIVE += [
    (
        Code.X008,
        with_lists("A [coma]{.term}.", glossary="comma\n:   A sign of punctuation, a comma"),
        "1.md:1:3",
        "the glossary has no “coma”",
    ),
    (Code.X008, with_lists("A [coma]{.term}."), "1.md:1:3", "the glossary has no “coma”"),
    (
        Code.X009,
        with_lists("Text.", glossary="albedo\n:   Light, of an albedo"),
        "glossary.md:1:1",
        "the text never has “albedo”",
    ),
    (
        Code.X009,
        with_lists("The esa.", abbreviations="ESA\n:   Agency"),
        "abbreviations.md:1:1",
        "the text never has “ESA”",
    ),
    (
        Code.X010,
        with_lists("[ESO]{.abbr}", abbreviations="ESA\n:   Agency"),
        "1.md:1:1",
        "the list of abbreviations has no “ESO”",
    ),
    (Code.X010, with_lists("[ESO]{.spell-out}"), "1.md:1:1", "the list of abbreviations has no “ESO”"),
    (
        Code.X011,
        with_lists("ESA", abbreviations="ESA\n:   Agency\n\nESA\n:   Association"),
        "abbreviations.md:4:1",
        "“ESA” is listed twice",
    ),
]

NEGATIVE: list[tuple[Code, Manuscript]] = [
    (Code.X001, copy(f"# A\n\n{TABLE}\n\nSee @tbl:x and @sec:two.", "# B {#sec:two}")),
    (Code.X001, copy("ann@example.org and \\@fig:x and `@fig:y`")),
    (Code.X002, copy("# A {#x}\n\n## B {#y}", "# C {#z}")),
    (Code.X002, copy("# A {#id-1}")),
    (Code.X003, copy("[1986]{.question to=author} and `[x]{.query}[y]`")),
    (Code.X003, copy('[1986]{.query answer="Yes."}[Is this right?]')),
    (Code.X004, generated("tables", f"# A\n\n{TABLE}")),
    (Code.X004, generated("notes", "# A\n\nb^[n]", notes="book")),
    (Code.X012, copy("![One](a.svg)\n\n![Two](c.svg)")),
    (Code.X012, generated("credits", '![One](a.svg){credit="© B"}\n\n![Two](c.svg){credit=""}')),
    (Code.X007, copy('![B[^n]](a.svg){short="*A*"}\n\n[^n]: C')),
    (
        Code.X006,
        copy("# A\n\n[back](#b), [b](#two), [out](https://example.org/#c)\n\n## B {#b}", "# Two {#two}"),
    ),
]


NEGATIVE += [
    (Code.X008, with_lists("A [Coma]{.term}.", glossary="coma\n:   Light")),
    (Code.X009, with_lists("Two nuclei.", glossary="nucleus\n:   A body")),
    (Code.X009, with_lists('[Light]{.term entry="albedo"}', glossary="albedo\n:   Light")),
    (Code.X009, with_lists("Two ESAs.", abbreviations="[ESA]{.smallcaps}\n:   Agency")),
    (Code.X010, with_lists("[ESA]{.abbr} and ESO", abbreviations="ESA\n:   Agency")),
    (Code.X011, with_lists("ESA, esa", abbreviations="ESA\n:   Agency\n\nesa\n:   Association")),
]


@pytest.mark.parametrize("code, book, place, message", POSITIVE)
def test_what_is_reported(code: Code, book: Manuscript, place: str, message: str) -> None:
    reported = [(at, said[: len(message)]) for name, at, said in found(book) if name == code.value]
    assert (place, message) in reported


@pytest.mark.parametrize("code, book", NEGATIVE)
def test_what_is_not_reported(code: Code, book: Manuscript) -> None:
    assert code.value not in [name for name, _, _ in found(book)]


def test_a_reference_to_nothing_names_what_is_most_like_it() -> None:
    report = Report()
    draft = parse(copy(f"{TABLE}\n\nSee @tbl:y, @note:lnog[^long].\n\n[^long]: Words"), report)
    assert draft is not None
    resolve(draft, Places(), report)
    hints = [diagnostic.hint for diagnostic in report if diagnostic.code is Code.X001]
    assert hints == ["did you mean “tbl-x”?", "did you mean “long”?"]


def test_abbreviations_that_citations_use_are_used() -> None:
    draft = parse(with_lists("Text.", abbreviations="ESA\n:   Agency"), Report())
    cited = Cited({"id-1": (CitedCluster((Styled("italic", ("ESA Bulletin",)),)),)})
    report = Report()
    resolve(replace(draft, cited=cited), Places(), report)
    assert list(report) == []
