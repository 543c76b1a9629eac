"""The schema of `book.toml`, as data; docs/manual/book-toml.md says the same in words."""

from datetime import date

from stonehand.manuscript.accessibility_keys import ACCESSIBILITY
from stonehand.manuscript.design_keys import DESIGN
from stonehand.manuscript.document import Fault
from stonehand.manuscript.facts import date_fault, role_fault, slug_fault, url_fault
from stonehand.manuscript.identifiers import (
    bare_doi,
    bare_orcid,
    doi_fault,
    isbn_fault,
    issn_fault,
    orcid_fault,
)
from stonehand.manuscript.languages import language_fault
from stonehand.manuscript.lint_keys import LINT
from stonehand.manuscript.print_keys import PRINT
from stonehand.manuscript.shape import (
    LINE,
    TEXT,
    Check,
    Choice,
    Either,
    Fields,
    Key,
    Listing,
    Table,
    Text,
    Whole,
    YesNo,
)
from stonehand.model.abbreviation import AbbreviationSettings
from stonehand.model.habits import QUOTES
from stonehand.model.index import IndexSettings
from stonehand.model.metadata import Contributor, Identifier, Imprint, Series, Subject
from stonehand.model.standards import ARCHIVE_STANDARDS, SCREEN_STANDARDS

NUMBER = Text(types=(str, int))

FORMATS = ("hardback", "paperback", "pdf", "epub", "")
SCHEMES = ("isbn", "doi", "issn", "lccn", "oclc", "uri", "uuid", "other")
_BY_SCHEME: dict[str, Check] = {"isbn": isbn_fault, "doi": doi_fault, "issn": issn_fault, "uri": url_fault}


def _identifier_fault(fields: Fields) -> tuple[str, Fault] | None:
    check = _BY_SCHEME.get(str(fields.get("scheme")))
    fault = check(str(fields.get("value"))) if check else None
    return ("value", fault) if fault else None


CONTRIBUTOR = Table(
    {
        "name": Key(LINE, required=True),
        "sort": Key(TEXT),
        "role": Key(Text(role_fault)),
        "affiliation": Key(TEXT),
        "orcid": Key(Text(orcid_fault, bare_orcid)),
    },
    Contributor,
)

IDENTIFIER = Table(
    {
        "scheme": Key(Choice(SCHEMES), required=True),
        "value": Key(NUMBER, required=True),
        "format": Key(Choice(FORMATS)),
    },
    Identifier,
    _identifier_fault,
)

SUBJECT = Table({"scheme": Key(TEXT), "code": Key(TEXT), "text": Key(TEXT, required=True)}, Subject)

_SUBJECT = Either((Text(make=Subject), SUBJECT), "a text or a table with scheme, code, text")

BOOK = Table(
    {
        "slug": Key(Text(slug_fault), required=True, stand_in="book"),
        "title": Key(LINE, required=True, stand_in="Untitled"),
        "subtitle": Key(LINE),
        "language": Key(Text(language_fault), required=True, stand_in="en"),
        "date": Key(Text(date_fault, types=(str, int, date))),
        "edition": Key(NUMBER),
        "description": Key(TEXT),
        "subjects": Key(Listing(_SUBJECT)),
        "keywords": Key(Listing(TEXT)),
        "cover": Key(LINE),
        "cover_alt": Key(LINE),
        "contributors": Key(Listing(CONTRIBUTOR)),
        "identifiers": Key(Listing(IDENTIFIER)),
    }
)

IMPRINT = Table(
    {
        "publisher": Key(LINE),
        "place": Key(LINE),
        "copyright": Key(TEXT),
        "rights": Key(TEXT),
        "licence": Key(Text(url_fault)),
        "funder": Key(TEXT),
        "doi": Key(Text(doi_fault, bare_doi)),
        "cip": Key(TEXT),
        "printing": Key(NUMBER),
        "safety": Key(TEXT),
    },
    Imprint,
)

SERIES = Table(
    {
        "title": Key(LINE, required=True),
        "number": Key(NUMBER),
        "issn": Key(Text(issn_fault)),
        "editors": Key(Listing(TEXT)),
    },
    Series,
)

TYPOGRAPHY = Table(
    {
        "quotes": Key(Choice(tuple(QUOTES))),
        "dashes": Key(Choice(("em", "spaced-en"))),
        "spaces": Key(Choice(("french", "none"))),
    }
)

INDEX = Table(
    {
        "name": Key(Text(slug_fault)),
        "title": Key(LINE),
        "style": Key(Choice(("indented", "run-in"))),
        "order": Key(Choice(("words", "letters"))),
        "ranges": Key(Choice(("chicago", "full"))),
        "collation": Key(Choice(("uca", "icu"))),
        "letters": Key(YesNo()),
        "merge": Key(Whole(2, 9)),
    },
    IndexSettings,
)

CITATIONS = Table(
    {
        "files": Key(Listing(TEXT)),
        "style": Key(LINE),
        "reset": Key(Choice(("chapter", "part", "book"))),
        "uncited": Key(Listing(TEXT)),
    }
)

ABBREVIATIONS = Table({"spell_out": Key(Choice(("never", "chapter", "book")))}, AbbreviationSettings)

PART = Table({"part": Key(LINE, required=True), "sections": Key(Listing(TEXT), required=True, stand_in=())})
_ENTRIES = Either((TEXT, PART), "a file, the name of a generated section, or a part")

MATTER = Table({name: Key(Listing(_ENTRIES)) for name in ("front", "body", "back")})

BOOK_TOML = Table(
    {
        "book": Key(BOOK, required=True, stand_in={"slug": "book", "title": "Untitled", "language": "en"}),
        "imprint": Key(IMPRINT),
        "series": Key(SERIES),
        "accessibility": Key(ACCESSIBILITY),
        "design": Key(DESIGN),
        "print": Key(PRINT),
        "archive": Key(Table({"standard": Key(Choice(ARCHIVE_STANDARDS))})),
        "screen": Key(Table({"standard": Key(Choice(SCREEN_STANDARDS))})),
        "typography": Key(TYPOGRAPHY),
        "index": Key(Listing(INDEX)),
        "citations": Key(CITATIONS),
        "abbreviations": Key(ABBREVIATIONS),
        "lint": Key(LINT),
        "matter": Key(MATTER, required=True, stand_in={}),
    }
)
