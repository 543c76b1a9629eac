"""Each code of the letter C: what it is reported for, and what is near to it and is not reported."""

import pytest

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Code, Report
from stonehand.model.places import Places
from stonehand.parse import parse
from stonehand.resolve import resolve


def found(text: str) -> list[tuple[str, str, str]]:
    report = Report()
    resolve(parse(manuscript(entry(text)), report), Places(), report)
    return [(item.code.value, str(item.place), item.message) for item in report]


POSITIVE = [
    (Code.C001, "As [@a, 12; @b] says.", "copy.md:1:4", "the citation “[@a, 12; @b]” is printed as typed"),
    (Code.C001, "As @a says.", "copy.md:1:4", "the citation “@a” is printed as typed"),
    (Code.C001, "As[^n].\n\n[^n]: [-@a]", "copy.md:3:7", "the citation “[-@a]” is printed as typed"),
]
NEGATIVE = [
    (Code.C001, "ann@example.org"),
    (Code.C001, "\\@a and `@b` and [words]"),
    (Code.C001, "# A {#sec:a}\n\nSee @sec:a."),
]


@pytest.mark.parametrize("code, copy, place, message", POSITIVE)
def test_a_citation_is_reported_where_it_stands(code: Code, copy: str, place: str, message: str) -> None:
    assert (code.value, place, message) in found(copy)


@pytest.mark.parametrize("code, copy", NEGATIVE)
def test_what_only_looks_like_a_citation_is_not(code: Code, copy: str) -> None:
    assert code.value not in [name for name, _, _ in found(copy)]
