"""The tokenizer of raw files: what is printed is kept, what is markup goes."""

import json
import re
from pathlib import Path

import pytest

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Report
from stonehand.parse import parse
from stonehand.proof.certificate.source import read_source
from stonehand.proof.certificate.source_leg import certify_source
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
        ('![A comet](a.svg){credit="" short="Comets"}', "A comet"),
        ('![A comet](a.svg){alt="the set {x}, see {#a}"}', "A comet"),
        ('![A comet](a.svg){alt=5"}', "A comet"),
        ('[text]{.query to="a}b"}[right?] on', "text on"),
        ("as [@smith2000, 12] says", "as smith2000 12 says"),
        ("[@a][@b] and [c][d]", "a b and c d"),
        ('[a](see below) [b](https://example.org/x(y(z)) "title")', "a see below b"),
        ("in the year\n1986. It came", "in the year 1986 It came"),
        ("- in the year\n  1986. It came\n- then", "in the year 1986 It came then"),
        ("- 1. one\n2) two\n   * three", "one two three"),
        ("a set {1.5, 2} and {x.y}, not words {.continued}", "a set 1 5 2 and x y not words"),
        ("a {.b}\nc", "a b c"),
        ('## Head {#h .x k="v w"} ##\n\n`x`{.y} z', "Head x z"),
        ("Table: no table here\n\ntext", "Table no table here text"),
        ("| a |\n|---|\n\nTable: Caption", "a Caption"),
        ('::: {.figure credit="B C"}\n![](a.svg)\n\nCaption.\n:::', "B C Caption"),
        ('| a |\n|---|\n\n: Caption {credit="© B." #t source="After C"}', "a Caption B After C"),
        ("Table: Caption\ngoes on\n\n| a |\n|---|", "Caption goes on a"),
        ("AT&T; &copy 1986, caf&#xe9;s", "AT T copy 1986 cafés"),
        ("`<!-- a -->` <!-- b --> `` `c` {.d} ``", "a c d"),
        ("the `80s\n\nand `90s {.x} on", "the 80s and 90s x on"),
        ("words ![alt](a.svg) go on", "words go on"),
        ('- ![caption](a.svg){alt="x"}', "caption"),
        ('![](a.svg "a title")', "a title"),
        ("[Interviewer]: words at length", "Interviewer words at length"),
        ('[a]: https://example.org\n  "title"\n[b]: <c d>\n\ntext', "text"),
        ("text\n[a]: https://example.org", "text a https example org"),
        ("an open ^[bracket\n\nand more", "an open bracket and more"),
        ("```a``` b", "a b"),
        ("<!-- a\n\nb -->\n\nc <!-- d", "c d"),
        ("<div>a</div> <em>b</em>", "div a div b"),
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


def test_code_in_a_note_is_all_words() -> None:
    found = read_source("[^a]: one\n\n    ```\n    [^b]: {.x} <!-- y -->\n    ```\n\nbody", 1)
    assert words_of(found.notes["a"]) == ["one", "b", "x", "y"]
    assert words_of(found.body) == ["body"]


def test_labels_called_in_the_body_are_known() -> None:
    found = read_source("a[^x] `[^y]` \\[^z] b^[c[^w]]\n\n[^x]: one[^v]", 1)
    assert found.called == {"x"}


# The tokenizer and the parser share no code, and yet have to agree

HERE = Path(__file__).parents[2] / "conformance"
PAIRS = re.compile(r"^## (.+)\n\n`{6}\n(.*?)\n`{6}\n", re.M | re.S)
DIALECT = {
    f"{file.stem}: {name}": copy
    for file in sorted(HERE.glob("*.md"))
    for name, copy in PAIRS.findall(file.read_text(encoding="utf-8"))
}
COMMONMARK = json.loads((HERE / "commonmark" / "spec-0.31.2.json").read_text(encoding="utf-8"))
UNREAD = {
    14: "a bracket that a backslash makes literal, before a target",
    36: "code by four spaces", 183: "code by four spaces", 211: "code by four spaces",
    289: "code by four spaces", 313: "code by four spaces",
    197: "a title over an empty line", 552: "a label of spaces",
    493: "a backslash in a target", 513: "an unmatched bracket", 526: "an address with brackets",
    538: "an address with brackets", 518: "a link in a link", 519: "a link in a link",
    520: "a link in an image", 532: "a link in a link", 533: "a link in a link",
    570: "three labels in a row", 574: "an image in an image", 587: "a reference over two lines",
    626: "a comment without words",
}  # fmt: skip
"""Examples of CommonMark that the tokenizer reads otherwise than the parser: rare, and loud if they occur."""


def alarms(copy: str) -> list[str]:
    """Return what the certificate says of copy that the parser finds no error in."""
    found, certified = Report(), Report()
    book = manuscript(entry(copy))
    certify_source(book, parse(book, found), certified)
    return [] if found.has_errors else [item.message for item in certified]


@pytest.mark.parametrize("copy", DIALECT.values(), ids=DIALECT)
def test_no_false_alarm_in_the_dialect(copy: str) -> None:
    assert alarms(copy) == []


@pytest.mark.parametrize("example", COMMONMARK, ids=lambda example: str(example["example"]))
def test_no_false_alarm_in_commonmark_but_those_known(example: dict[str, str]) -> None:
    assert bool(alarms(example["markdown"])) is (example["example"] in UNREAD)
