"""The code of index.toml: words that the copy has, and words that it has not."""

from dataclasses import replace

import pytest

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Code, Report
from stonehand.model.book import GeneratedEntry, Matter
from stonehand.model.index import IndexPattern
from stonehand.model.places import Places
from stonehand.parse import parse
from stonehand.resolve import resolve
from stonehand.source import Span

INDEX = GeneratedEntry("index", Matter.BACK, Span.point("book.toml", 9))


def found(copy: str, words: str, *skip: str) -> list[tuple[Code, str, str]]:
    """Return (code, place, message) of what is reported of a book with one entry by pattern, “Vega”."""
    pattern = IndexPattern("Vega", (words,), Span.point("index.toml", 2, 9), skip=skip)
    report = Report()
    draft = parse(replace(manuscript(entry(copy, "1.md"), INDEX), index=(pattern,)), Report())
    resolve(draft, Places(), report)
    return [(item.code, str(item.place), item.message) for item in report if item.code is Code.I010]


POSITIVE = [
    (Code.I010, "Of Vegas.", "Vega"),
    (Code.I010, "Of vega.", "Vega"),
    (Code.I010, "Of *Ve*ga.", "Vega"),
]
NEGATIVE = [
    (Code.I010, "Of Vega.", "Vega"),
    (Code.I010, "Of the probe.", "probe"),
]


@pytest.mark.parametrize(("code", "copy", "words"), POSITIVE)
def test_it_is_reported(code: Code, copy: str, words: str) -> None:
    assert found(copy, words) == [(code, "index.toml:2:9", "the copy has none of the words of “Vega”")]


@pytest.mark.parametrize(("code", "copy", "words"), NEGATIVE)
def test_it_is_not_reported(code: Code, copy: str, words: str) -> None:
    assert code not in [each for each, _, _ in found(copy, words)]


def test_words_that_are_all_skipped_are_nowhere() -> None:
    assert [code for code, _, _ in found("Vega", "Vega", "1.md:1:1")] == [Code.I010]
