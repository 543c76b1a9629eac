"""Each code of the letter C about citations in copy: what it is reported for, and what near to it is not."""

import pytest

from samples.cited_copy import AUTHOR_DATE, STYLE_SPAN, WORKS, cited, needs_processor, settings
from stonehand.diagnostics import Code
from stonehand.model.citation import CitationSettings
from stonehand.source import SourceFile

STYLE = str(STYLE_SPAN)
FRAME = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>x</title>'
    "<id>x</id><updated>2026-01-01T00:00:00Z</updated></info>{}</style>"
)
LAYOUT = "<citation><layout>{}</layout></citation>"
EVERY = "As[^n].\n\n[^n]: [@halley; @hand; @nib; @encre]"


def own(layout: str) -> CitationSettings:
    """Return settings with a style of the book's own that prints this."""
    return settings("own.csl", style_file=SourceFile("own.csl", FRAME.format(LAYOUT.format(layout))))


def found(text: str, chosen: CitationSettings, language: str = "en-GB") -> set[tuple[str, str]]:
    """Return code and place of what is reported of copy."""
    _, report = cited(text, chosen=chosen, language=language)
    return {(item.code.value, str(item.place)) for item in report}


NONE = CitationSettings()
GUEST = '[{"id": "a", "type": "book", "title": "x", "guest": [{"family": "Hand"}]}]'
POSITIVE = [
    (Code.C001, "As [@a, 12; @b] says.", NONE, "copy-1.md:1:4"),
    (Code.C001, "As @a says.", NONE, "copy-1.md:1:4"),
    (Code.C001, "As[^n].\n\n[^n]: [-@a]", NONE, "copy-1.md:3:7"),
    (Code.C002, EVERY + ", [@haley, 3]", settings(), "copy-1.md:3:40"),
    (Code.C002, EVERY, settings(uncited=("haley",)), STYLE),
    (Code.C004, EVERY, settings("no-such-style"), STYLE),
    (Code.C004, EVERY, settings("x.csl", style_file=SourceFile("x.csl", "<style")), STYLE),
    (Code.C004, EVERY, settings("x.csl", style_file=SourceFile("x.csl", "<!DOCTYPE x><style/>")), STYLE),
    (Code.C004, EVERY, settings("x.csl", style_file=SourceFile("x.csl", FRAME.format(""))), STYLE),
    (Code.C005, "As @halley says.", settings(), "manuscript/works.bib:3:1"),
    (Code.C006, EVERY, own('<text macro="gone"/>'), STYLE),
    (Code.C007, "As[^n].\n\n[^n]: [@halley]", own('<text variable="DOI"/>'), "copy-1.md:3:7"),
    (Code.C008, "As @a says.", CitationSettings((SourceFile("w.json", GUEST),)), "w.json:1:2"),
    (Code.C009, EVERY, settings(), STYLE),
]
NEGATIVE = [
    (Code.C001, "ann@example.org"),
    (Code.C001, "\\@a and `@b` and [words]"),
    (Code.C001, "# A {#sec:a}\n\nSee @sec:a."),
    (Code.C001, EVERY),
    (Code.C002, EVERY + " and \\@haley"),
    (Code.C004, EVERY),
    (Code.C005, EVERY),
    (Code.C006, EVERY),
    (Code.C007, EVERY),
    (Code.C008, EVERY),
    (Code.C009, EVERY),
]
LANGUAGES = {Code.C009: "tlh"}


@needs_processor
@pytest.mark.parametrize("code, copy, chosen, place", POSITIVE)
def test_a_fault_is_reported_at_its_place(
    code: Code, copy: str, chosen: CitationSettings, place: str
) -> None:
    assert (code.value, place) in found(copy, chosen, LANGUAGES.get(code, "en-GB"))


@needs_processor
@pytest.mark.parametrize("code, copy", NEGATIVE)
@pytest.mark.parametrize("style", [settings().style, AUTHOR_DATE])
def test_sound_citations_are_not_reported(code: Code, copy: str, style: str) -> None:
    assert code.value not in dict(found(copy, settings(style)))


@needs_processor
def test_a_misspelt_key_is_told_the_nearest_one() -> None:
    _, report = cited("As [@haley].", chosen=settings())
    assert "did you mean “halley”?" in [item.hint for item in report if item.code is Code.C002]


@needs_processor
def test_faults_of_works_in_use_are_reported_and_of_others_not() -> None:
    works = WORKS + "@article{a, title={x}}\n@article{b, title={y}}"
    _, report = cited("As @a says.", chosen=settings(works=works))
    assert ["a" in item.message for item in report if item.code is Code.C013] == [True]
