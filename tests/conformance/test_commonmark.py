"""The 652 examples of CommonMark: the core renders all, the dialect all but where it means to differ."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown_it.common.utils import escapeHtml

from stonehand.parse.dialect.machine import commonmark, dialect

SPEC = Path(__file__).parent / "commonmark" / "spec-0.31.2.json"


class Example(NamedTuple):
    example: int
    section: str
    markdown: str
    html: str


EXAMPLES = [Example(**item) for item in json.loads(SPEC.read_text(encoding="utf-8"))]

# Where the dialect deliberately differs: number of the example -> why.
DIFFERENCES = {
    13: "an escaped space does not break",
    606: "a word after `@` is the key of a citation",
}


def render(machine, text):
    machine.renderer.rules["text_special"] = lambda tokens, index, *_: escapeHtml(tokens[index].content)
    return machine.render(text).replace("<blockquote></blockquote>", "<blockquote>\n</blockquote>")


def test_all_examples_are_here():
    assert len(EXAMPLES) == 652


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example.example))
def test_the_core_is_commonmark(example):
    assert render(commonmark(), example.markdown) == example.html


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example.example))
def test_the_dialect_differs_only_where_it_means_to(example):
    same = render(dialect(), example.markdown) == example.html
    assert same is not (example.example in DIFFERENCES)
