"""Passages: their letters stand in the file where they say, or are not to be touched."""

import json
from pathlib import Path

import pytest

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Report
from stonehand.model.book import SectionMetadata
from stonehand.parse import parse
from stonehand.proof.copy.lint import lint_copy
from stonehand.proof.copy.read import book_copy
from stonehand.source import Span

SPEC = Path(__file__).parents[2] / "conformance" / "commonmark" / "spec-0.31.2.json"
EXAMPLES = [item["markdown"] for item in json.loads(SPEC.read_text(encoding="utf-8"))]
DIALECT = [
    "One *two* **three** [four]{.x} “five” 'six' \"seven\"... -- eight\nnine  ten",
    "> > - a [^1] b ,\n\n[^1]: See pp. 12-14, *so*\n\n    and  on",
    '| a \\| b | c  d |\n|---|---|\n| 1-2 | “e" |\n\n: A caption , here {#tbl:x}',
    "+-----+-----+\n| a b | c   |\n| d,e | - f |\n+-----+-----+",
    "Term\n:   Definition  here\n\n| verse 'one'\n|   verse -- two\n\n"
    "::: {.figure #fig:a}\n![](a.png)\n\nCap  tion\n:::",
]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("copy", [*EXAMPLES, *DIALECT])
def test_letters_stand_in_the_file(copy: str, language: str) -> None:
    book = manuscript(entry(copy), language=language)
    lines = copy.split("\n")
    for passage in book_copy(parse(book, Report()), [book.entries[0].source]).passages:
        assert len(passage.letters) == len(passage.printed)
        for at, letter in enumerate(passage.letters):
            if not (passage.has("fixed", at, at + 1) or passage.has("break", at, at + 1)):
                line, column = passage.at(at)
                assert lines[line - 1][column - 1] == letter


@pytest.mark.parametrize("copy", EXAMPLES)
def test_edits_stay_on_their_lines(copy: str) -> None:
    book = manuscript(entry(copy))
    for edit in lint_copy(book, parse(book, Report())).edits:
        assert edit.span.line == edit.span.end_line
        assert edit.span.end_column - 1 <= len(copy.split("\n")[edit.span.line - 1])


def test_a_title_that_stands_in_the_file_otherwise_is_not_touched() -> None:
    text = "---\ntitle: 'It''s  one'\n---\nWords.\n"
    metadata = SectionMetadata(title="It's  one", spans=(("title", Span("copy.md", 2, 8, 2, 20)),))
    book = manuscript(entry(text, metadata=metadata, body_line=4))
    made = lint_copy(book, parse(book, Report()))
    assert made.edits == ()
