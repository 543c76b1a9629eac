"""An author query: words, whom it is to, the question after the braces, the answer that closes it."""

import re

import pytest

from samples.copy_desk import content, entry, manuscript
from stonehand.compose import compose_section
from stonehand.diagnostics import Report
from stonehand.model.inline import Query
from stonehand.model.places import Places
from stonehand.model.plain import plain_text
from stonehand.parse import parse
from stonehand.resolve import resolve


@pytest.mark.parametrize(
    "text, words, identity, addressee, question, answer",
    [
        ("[1986]{.query id=AQ3 to=author}[Is it?]", "1986", "AQ3", "author", "Is it?", ""),
        ("[1986]{.query #AQ3}[Is\nit [sic]?]", "1986", "AQ3", "", "Is it [sic]?", ""),
        ('[]{.query to="series editor" answer="So it is."}[x]', "", "", "series editor", "x", "So it is."),
        ('[1986]{.query answer=" "}', "1986", "", "", "", ""),
    ],
)
def test_the_parts_of_a_query(
    text: str, words: str, identity: str, addressee: str, question: str, answer: str
) -> None:
    (query,) = content(text)
    assert isinstance(query, Query)
    assert (plain_text(query.content), query.question) == (words, question)
    assert (query.identity, query.addressee, query.answer) == (identity, addressee, answer)


def html(text: str) -> str:
    """Return what is set of a text, without its places in the manuscript."""
    book = resolve(parse(manuscript(entry(text)), Report()), Places(), Report())
    made = compose_section(book, book.sections[0].anchor).html
    return re.sub(r' data-(?:source|runs)="[^"]*"', "", made)


@pytest.mark.parametrize(
    "text",
    [
        'He said "<word>" and "<No,>" and left.',
        "See p. <9> there, in 1986--<1987>, with Mr <Smith> and J. <K.> Rowling.",
        "the <dog>'s tail, <'tis>, rock 'n' <roll>, the <office>s, wait <...> now",
        "*it <is>* so and <*it*> is, H~2~<O>",
        "# Head <word> more\n\nA[^n].\n\n[^n]: The <note>.\n\n- list <it>",
    ],
)
def test_a_query_leaves_no_trace_in_what_is_set(text: str) -> None:
    asked = re.sub(r"<([^<>]*)>", r"[\1]{.query}[Is it?]", text)
    assert html(asked) == html(re.sub(r"[<>]", "", text))
