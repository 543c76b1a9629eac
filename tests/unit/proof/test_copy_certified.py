"""Files of the manuscript against the draft: sections, notes and front matter that are not there at all."""

from dataclasses import replace

import pytest

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Report
from stonehand.model.book import Draft, Manuscript, SectionMetadata
from stonehand.parse import parse
from stonehand.proof.certificate.source_leg import certify_source
from stonehand.source import Span

TITLED = "---\ntitle: The *Comet*\nsubtitle: Seen\n---\n\nText[^n]\n\n[^n]: Note\n"
SPANS = (("title", Span("copy.md", 2, 8, 2, 19)), ("subtitle", Span("copy.md", 3, 11, 3, 15)))


def book(title: str = "The *Comet*", subtitle: str = "Seen") -> Manuscript:
    return manuscript(entry(TITLED, metadata=SectionMetadata(title, subtitle, spans=SPANS), body_line=5))


def drafted(copy: Manuscript) -> Draft:
    return parse(copy, Report())


def said(copy: Manuscript, draft: Draft) -> list[tuple[str, str]]:
    report = Report()
    certify_source(copy, draft, report)
    return [(str(item.place), item.message) for item in report]


def test_front_matter_is_compared_without_its_marks() -> None:
    assert said(book(), drafted(book())) == []


@pytest.mark.parametrize(
    "parsed, place, message",
    [
        (book(title="The *Earth*"), "copy.md:2:8", "“Comet” was parsed as “Earth”"),
        (book(title="The"), "copy.md:2:8", "“Comet” stands in the manuscript, but was not parsed"),
        (book(title=""), "copy.md:5:1", "“The *Comet*” stands in the front matter, but was not parsed"),
        (book(subtitle=""), "copy.md:5:1", "“Seen” stands in the front matter, but was not parsed"),
    ],
)
def test_a_title_is_lost(parsed: Manuscript, place: str, message: str) -> None:
    assert said(book(), drafted(parsed)) == [(place, message)]


def test_a_section_is_lost() -> None:
    draft = replace(drafted(book()), entries=())
    assert said(book(), draft) == [("copy.md:5:1", "nothing of copy.md was parsed")]


def test_a_note_is_lost_unless_nothing_calls_it() -> None:
    (section,) = drafted(book()).entries
    draft = replace(drafted(book()), entries=(replace(section, notes=()),))
    assert said(book(), draft) == [("copy.md:1:1", "the note “n” was not parsed")]
    uncalled = manuscript(entry("Text\n\n[^n]: Note"))
    assert said(uncalled, drafted(uncalled)) == []
