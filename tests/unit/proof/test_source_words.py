"""The tokenizer of raw files: what is printed is kept, what is markup goes."""

import pytest

from stonehand.proof.certificate.source import read_source
from stonehand.proof.certificate.words import words_of


@pytest.mark.parametrize(
    "copy, words",
    [
        ("# A head {#top .wide}", "A head"),
        ("plain *emphasis* and __strong__", "plain emphasis and strong"),
        ("[words]{.smallcaps lang=fr}", "words"),
        ('[site](https://example.org/path "title") after', "site after"),
        ("[site](https://example.org/a_(b)) after", "site after"),
        ("[site][label] after\n\n[label]: https://example.org", "site after"),
        ("a call[^one] here", "a call here"),
        ("3. third\n4. fourth", "third fourth"),
        ("::: {.epigraph}\nwords\n:::", "words"),
        ("```python\ncode {x=1}\n```", "code x 1"),
        ("before <!-- not\nprinted --> after", "before after"),
        ("one<br>two H<sub>2</sub>O", "onetwo H2O"),
        ("AT&amp;T &eacute;tude", "AT T étude"),
        ("a \\[kept\\] bracket", "a kept bracket"),
        ("[text]{.query id=AQ3 to=author}[is this right?] on", "text on"),
        ("| a | b |\n|---|--:|\n| 1 | 2 |\n\nTable: Caption {#tbl:x}", "a b 1 2 Caption"),
        ('![A comet](figures/a.svg){alt="drawn" width=50%}', "A comet"),
        ('![A comet](a.svg){credit="Drawn by X" width=50%}', "A comet Drawn by X"),
        ("as [@smith2000, 12] says", "as smith2000 12 says"),
    ],
)
def test_body_words(copy: str, words: str) -> None:
    found = read_source(copy, 1)
    assert words_of(found.body) == words.split()


def test_front_matter_is_not_copy() -> None:
    found = read_source("---\ntitle: X\n---\nwords", 4)
    assert words_of(found.body) == ["words"]


def test_a_note_takes_its_indented_paragraphs() -> None:
    found = read_source("text[^a]\n\n[^a]: first\n\n    second\n\nback in the body", 1)
    assert words_of(found.body) == ["text", "back", "in", "the", "body"]
    assert words_of(found.notes["a"]) == ["first", "second"]


def test_a_lazy_line_stays_in_its_note() -> None:
    found = read_source("[^a]: first\nlazy\n\nbody", 1)
    assert words_of(found.notes["a"]) == ["first", "lazy"]
    assert words_of(found.body) == ["body"]


def test_an_inline_note_is_cut_out_with_its_brackets() -> None:
    found = read_source("word^[a note [with](https://example.org) brackets] goes on", 1)
    (note,) = found.inline_notes
    assert words_of(note) == ["a", "note", "with", "brackets"]
    assert words_of(found.body) == ["word", "goes", "on"]
