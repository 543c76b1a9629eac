"""Each code of the letter X that only a proof finds: author queries whose name or whose place is amiss."""

from dataclasses import replace

import pytest

from samples.copy_desk import entry, manuscript
from samples.galley import book, line, page
from stonehand.diagnostics import Code, Report
from stonehand.parse import parse
from stonehand.proof.flaws.pages import read_pages
from stonehand.proof.queries.asked import asked_in
from stonehand.proof.queries.placed import placed

LINE = replace(line("ink quoin", "copy-p1"), source="copy.md:1:1")
PRINTED = book(page(LINE, replace(LINE, source="copy.md:1:40"), section="copy"))

POSITIVE = (
    (Code.X013, "[a]{.query id=A}[b] [c]{.query id=A}[d]", "copy.md:1:21", "two queries are called “A”"),
    (
        Code.X014,
        "x\n\n[^n]: [a]{.query}[b]\n\nx",
        "copy.md:3:7",
        "no page prints the words that query Q1 is about",
    ),
)
NEGATIVE = (
    (Code.X013, "[a]{.query id=A}[b] [c]{.query id=B}[d] [e]{.query}[f] [g]{.query}[h]"),
    (Code.X014, "[a]{.query}[b]"),
)


def found(text: str) -> list[tuple[Code, str, str]]:
    report = Report()
    draft = parse(manuscript(entry(text)), Report())
    elsewhere = book(page(replace(LINE, source="other.md:1:1"), section="other"))
    pages = PRINTED if "^n" not in text else elsewhere
    placed(asked_in(draft, report), read_pages(pages), report)
    return [(item.code, str(item.place), item.message) for item in report]


@pytest.mark.parametrize("code, text, place, message", POSITIVE)
def test_what_is_reported(code: Code, text: str, place: str, message: str) -> None:
    assert (code, place, message) in found(text)


@pytest.mark.parametrize("code, text", NEGATIVE)
def test_what_is_not_reported(code: Code, text: str) -> None:
    assert code not in [own for own, _, _ in found(text)]
