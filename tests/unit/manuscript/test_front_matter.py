"""Front matter as authors of pandoc and Quarto write it."""

import pytest

from stonehand.diagnostics import Report
from stonehand.manuscript import front_matter
from stonehand.manuscript.section_keys import read_metadata
from stonehand.model.book import RunningHeads, SectionMetadata
from stonehand.model.metadata import Contributor
from stonehand.source import SourceFile


def metadata(yaml: str) -> SectionMetadata:
    report = Report()
    document, _ = front_matter.parse(SourceFile("a.md", f"---\n{yaml}\n---\n"), report)
    read, _ = read_metadata(document, report)
    assert list(report) == []
    return read


BODY_LINES = [
    ("A.\n", 1),
    ("---\ntitle: T\n---\nA.\n", 4),
    ("---\ntitle: T\n...\n\nA.\n", 4),
    ("---  \ntitle: T\n---", 3),
    ("---\n\nA.\n", 1),
    ("---\nA rule, then copy.\n", 1),
    ("\n---\ntitle: T\n---\n", 1),
    ("----\ntitle: T\n----\n", 1),
    ("---\n---\nA.\n", 3),
]


@pytest.mark.parametrize("text, line", BODY_LINES)
def test_the_copy_begins_after_the_block(text: str, line: int) -> None:
    report = Report()
    _, body_line = front_matter.parse(SourceFile("a.md", text), report)
    assert (body_line, list(report)) == (line, [])


PEOPLE = [
    ("author: Jane Doe", (Contributor("Jane Doe"),)),
    ("author: [Jane Doe, John Roe]", (Contributor("Jane Doe"), Contributor("John Roe"))),
    ("contributors:\n  - name: N\n    role: trl", (Contributor("N", role="trl"),)),
    ("author:\n  name: N\n  affiliation: [A, B]", (Contributor("N", affiliation="A; B"),)),
    ("author:\n  - name: {given: J, family: D}", (Contributor("J D"),)),
    ("author:\n  - name: N\n    affiliations:\n      - name: A", (Contributor("N", affiliation="A"),)),
    (
        "author:\n  - name: N\n    sort: S\n    orcid: https://orcid.org/0000-0002-1825-0097",
        (Contributor("N", sort="S", orcid="0000-0002-1825-0097"),),
    ),
]


@pytest.mark.parametrize("yaml, people", PEOPLE)
def test_contributors_are_strings_or_maps(yaml: str, people: tuple[Contributor, ...]) -> None:
    assert metadata(yaml).contributors == people


NUMBERS = [
    ("title: T", None),
    ("number: false", ""),
    ("number: no", ""),
    ("number: 3", "3"),
    ("number: '3a'", "3a"),
    ("number:", None),
]


@pytest.mark.parametrize("yaml, number", NUMBERS)
def test_a_number_is_counted_refused_or_given(yaml: str, number: str | None) -> None:
    assert metadata(yaml).number == number


def test_the_other_keys_have_their_types() -> None:
    read = metadata(
        "title: 1984\nsubtitle: S\nshort-title: H\nabstract: |\n  One.\n\n  Two.\nkeywords: a, b\n"
        "doi: https://doi.org/10.5555/x\nlang: no\nrunning-heads:\n  verso: V\n  recto: R"
    )
    assert (read.title, read.subtitle, read.short_title) == ("1984", "S", "H")
    assert (read.abstract, read.keywords, read.doi) == ("One.\n\nTwo.", ("a", "b"), "10.5555/x")
    assert (read.language, read.running_heads) == ("no", RunningHeads("V", "R"))


SPANS = [
    ("title: The Title", "title", (2, 8, 2, 17)),
    ('title: "The Title"', "title", (2, 9, 2, 18)),
    ("lang: en\nshort-title:   T", "short_title", (3, 16, 3, 17)),
]


@pytest.mark.parametrize("yaml, key, place", SPANS)
def test_values_keep_their_spans_without_quotes(yaml: str, key: str, place: tuple[int, ...]) -> None:
    span = metadata(yaml).span(key)
    assert span
    assert (span.line, span.column, span.end_line, span.end_column) == place


def test_what_is_not_written_has_no_span() -> None:
    assert metadata("title: T").span("subtitle") is None


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    levels = "\n".join(f"a{level}: &a{level} [{f'*a{level - 1}, ' * 9}]" for level in range(1, 40))
    report = Report()
    document, _ = front_matter.parse(SourceFile("a.md", f"---\na0: &a0 x\n{levels}\n---\n"), report)
    assert {item.code.value for item in report} == {"M034"}
    assert document.values["a39"] == [None] * 9
