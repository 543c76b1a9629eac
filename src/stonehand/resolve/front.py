"""Pages that Stonehand makes from the metadata: half-title, title page, imprint page, colophon."""

from collections.abc import Iterable, Iterator

from stonehand.model.block import Paragraph
from stonehand.model.book import Draft
from stonehand.model.inline import LineBreak, Link, SetInline, Text
from stonehand.model.metadata import Identifier, Metadata
from stonehand.resolve.terms import Terms
from stonehand.source import Span

Line = tuple[str, str]
"""The class of a paragraph, and its words."""

SPAN = Span.point("manuscript/book.toml")

_FORMATS = {"hardback": "hardback", "paperback": "paperback", "pdf": "PDF", "epub": "EPUB"}
_ROLES = {"edt": "edited_by", "trl": "translated_by", "aui": "foreword_by", "wpr": "foreword_by"}


def half_title(draft: Draft, terms: Terms) -> tuple[Line, ...]:
    """Return the title alone."""
    return (("book-title", draft.metadata.title),)


def title_page(draft: Draft, terms: Terms) -> tuple[Line, ...]:
    """Return authors, title, subtitle, other contributors, edition, publisher and place."""
    metadata = draft.metadata
    lines = [
        ("book-contributor", _names(metadata, "aut", terms)),
        ("book-title", metadata.title),
        ("book-subtitle", metadata.subtitle),
        *(_by(metadata, role, terms) for role in _ROLES if _names(metadata, role, terms)),
        ("book-edition", metadata.edition),
        ("book-publisher", metadata.imprint.publisher),
        ("book-place", metadata.imprint.place),
    ]
    return tuple(line for line in lines if line[1])


def _by(metadata: Metadata, role: str, terms: Terms) -> Line:
    words = str(getattr(terms, _ROLES[role]))
    return "book-contributor", f"{words} {_names(metadata, role, terms)}"


def _names(metadata: Metadata, role: str, terms: Terms) -> str:
    return terms.names([person for person in metadata.contributors if person.role == role])


def imprint_page(draft: Draft, terms: Terms) -> tuple[Line, ...]:
    """Return what the law, libraries and the trade want to read (Chicago 1.19-1.37)."""
    metadata, imprint = draft.metadata, draft.metadata.imprint
    series = metadata.series
    publisher = ", ".join(filter(None, (imprint.publisher, imprint.place)))
    lines = [
        ("imprint-publisher", f"{terms.published_by} {publisher}" if publisher else ""),
        ("imprint-edition", metadata.edition),
        ("imprint-copyright", imprint.copyright),
        ("imprint-rights", imprint.rights),
        ("imprint-licence", imprint.licence),
        ("imprint-series", _series(series.title, series.number, series.issn)),
        ("imprint-funder", imprint.funder),
        ("imprint-cip", imprint.cip),
        *(("imprint-identifier", _identifier(item)) for item in metadata.identifiers),
        ("imprint-doi", f"DOI {imprint.doi}" if imprint.doi else ""),
        ("imprint-printing", imprint.printing),
        ("imprint-safety", imprint.safety),
    ]
    return tuple(line for line in lines if line[1])


def _series(title: str, number: str, issn: str) -> str:
    if not title:
        return ""
    return "".join((title, f", {number}" if number else "", f" (ISSN {issn})" if issn else ""))


def _identifier(identifier: Identifier) -> str:
    label = _FORMATS.get(identifier.format, identifier.format)
    return f"{identifier.scheme.upper()} {identifier.value}" + (f" ({label})" if label else "")


def colophon(draft: Draft, terms: Terms) -> tuple[Line, ...]:
    """Return what the book was set in."""
    families = dict.fromkeys((draft.design.text_family, draft.design.sans_family))
    return (("colophon", terms.set_in.format(" · ".join(families))),)


def paragraphs(lines: Iterable[Line], section: str) -> tuple[Paragraph[SetInline], ...]:
    """Make a paragraph of each line; a line feed in its words is a line break, a bare URL a link."""
    return tuple(
        Paragraph(anchor=f"{section}-p{number}", span=SPAN, classes=(name,), content=tuple(_content(words)))
        for number, (name, words) in enumerate(lines, 1)
    )


def _content(words: str) -> Iterator[SetInline]:
    for number, line in enumerate(words.strip().splitlines()):
        if number:
            yield LineBreak(SPAN)
        text = Text(" ".join(line.split()), SPAN)
        yield Link((text,), text.text, SPAN) if _is_url(text.text) else text


def _is_url(text: str) -> bool:
    return text.startswith(("https://", "http://")) and " " not in text
