"""The front matter of a section in, its `SectionMetadata` and the kind it asks for out.

The schema is data; docs/manual/sections.md says the same in words.
"""

import re

from stonehand.diagnostics import Code, Report
from stonehand.manuscript.document import Document
from stonehand.manuscript.facts import role_fault
from stonehand.manuscript.identifiers import bare_doi, bare_orcid, doi_fault, orcid_fault
from stonehand.manuscript.languages import language_fault
from stonehand.manuscript.shape import TEXT, Either, Key, Listing, Literally, Table, Text
from stonehand.manuscript.taking import Taking
from stonehand.model.book import RunningHeads, SectionMetadata
from stonehand.model.metadata import Contributor
from stonehand.source import Span

_OF_THE_BOOK = "pandoc and Quarto know it; here, what concerns the whole book stands in book.toml"
_FOREIGN = (
    "bibliography csl date format toc toc-depth number-sections link-citations nocite output header-includes"
    " documentclass classoption geometry lof lot engine execute editor filters reference-section-title"
    " fontsize mainfont papersize crossref citeproc"
)
IGNORED = dict.fromkeys(_FOREIGN.split(), _OF_THE_BOOK)


def _person(given: str = "", family: str = "", literal: str = "") -> str:
    return literal or f"{given} {family}".strip()


def _contributor(**fields: object) -> Contributor:
    places = [fields.pop("affiliation", ""), fields.pop("affiliations", "")]
    texts = {key: str(value) for key, value in fields.items()}
    return Contributor(affiliation="; ".join(_joined(place) for place in places if place), **texts)


def _joined(value: object) -> str:
    return "; ".join(str(item) for item in value) if isinstance(value, tuple) else str(value)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in re.split("[,;]", text) if word.strip())


def _number(text: str) -> str:
    return "" if text.lower() in {"no", "none", "false"} else text


_PLACE = Table({"name": Key(TEXT, required=True)}, lambda name: name, unknown=Code.M003)
_AFFILIATION = Either((TEXT, _PLACE, Listing(Either((TEXT, _PLACE), "a text"))), "a text or a list of texts")
_NAME = Either(
    (TEXT, Table(dict.fromkeys(("given", "family", "literal"), Key(TEXT)), _person, unknown=Code.M003)),
    "a text",
)
_CONTRIBUTOR = Table(
    {
        "name": Key(_NAME, required=True),
        "sort": Key(TEXT),
        "role": Key(Text(role_fault)),
        "affiliation": Key(_AFFILIATION),
        "affiliations": Key(_AFFILIATION),
        "orcid": Key(Text(orcid_fault, bare_orcid)),
    },
    _contributor,
    unknown=Code.M003,
)
_NAMED = Text(make=Contributor)
_CONTRIBUTORS = Either(
    (_NAMED, _CONTRIBUTOR, Listing(Either((_NAMED, _CONTRIBUTOR), "a name or a table of keys"))),
    "a name, a table of keys, or a list of them",
)
_HEADS = Table({"verso": Key(TEXT), "recto": Key(TEXT)}, RunningHeads, unknown=Code.M003)

SECTION = Table(
    {
        "kind": Key(TEXT),
        "title": Key(TEXT),
        "subtitle": Key(TEXT),
        "short-title": Key(TEXT, "short_title"),
        "contributors": Key(_CONTRIBUTORS),
        "author": Key(_CONTRIBUTORS, "contributors"),
        "abstract": Key(TEXT),
        "keywords": Key(Either((Listing(TEXT), Text(make=_words)), "a list of texts")),
        "doi": Key(Text(doi_fault, bare_doi)),
        "language": Key(Text(language_fault)),
        "lang": Key(Text(language_fault), "language"),
        "running-heads": Key(_HEADS, "running_heads"),
        "number": Key(Either((Literally(""), Text(make=_number)), "false or a text")),
    },
    unknown=Code.M003,
    ignored=IGNORED,
)


def read_metadata(document: Document, report: Report) -> tuple[SectionMetadata, str]:
    """Return the metadata of a section, and the kind that its front matter asks for (empty if none)."""
    fields = Taking(document, report).take(SECTION, document.values, ())
    assert isinstance(fields, dict)
    kind = str(fields.pop("kind", ""))
    people = fields.get("contributors", ())
    fields["contributors"] = people if isinstance(people, tuple) else (people,)
    return SectionMetadata(**fields, spans=_spans(document)), kind


def _spans(document: Document) -> tuple[tuple[str, Span], ...]:
    return tuple(
        (SECTION.keys[name].into or name, document.place((name,)))
        for name in document.values
        if name in SECTION.keys
    )
