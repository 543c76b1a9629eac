"""The schema of `book.toml`, as data; docs/manual/book-toml.md says the same in words."""

from datetime import date

from stonehand.diagnostics import Code
from stonehand.manuscript.accessibility_keys import ACCESSIBILITY
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
from stonehand.manuscript.lengths import bleed_fault, length, trim, trim_fault
from stonehand.manuscript.lint_keys import LINT
from stonehand.manuscript.print_keys import PRINT
from stonehand.manuscript.shape import (
    Check,
    Choice,
    Decimal,
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
from stonehand.model.beginning import Beginning
from stonehand.model.book import Contributor, FontFile, Identifier, Imprint, Series, Subject
from stonehand.model.display import PLACEMENTS, DisplaySettings
from stonehand.model.flaws import FlawLimits
from stonehand.model.footnotes import FootnoteSettings
from stonehand.model.habits import QUOTES
from stonehand.model.index import IndexSettings
from stonehand.model.lines import HyphenationSettings, LineSettings
from stonehand.model.pages import PageSettings
from stonehand.model.standards import ARCHIVE_STANDARDS

TEXT = Text()
LINE = Text(most=1_000)
NUMBER = Text(types=(str, int))

FORMATS = ("hardback", "paperback", "pdf", "epub", "")
SCHEMES = ("isbn", "doi", "issn", "lccn", "oclc", "uri", "uuid", "other")
_BY_SCHEME: dict[str, Check] = {"isbn": isbn_fault, "doi": doi_fault, "issn": issn_fault, "uri": url_fault}


def _identifier_fault(fields: Fields) -> tuple[str, Fault] | None:
    check = _BY_SCHEME.get(str(fields.get("scheme")))
    fault = check(str(fields.get("value"))) if check else None
    return ("value", fault) if fault else None


def _font_fault(fields: Fields) -> tuple[str, Fault] | None:
    path = str(fields["path"])
    if path.lower().endswith((".otf", ".ttf", ".woff", ".woff2")):
        return None
    return "path", Fault(Code.M006, f"“{path}” is not a font file", "name an OTF, TTF, WOFF or WOFF2 file")


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

FONT = Table(
    {
        "family": Key(LINE, required=True),
        "path": Key(TEXT, required=True),
        "weight": Key(Whole(100, 900, 100)),
        "style": Key(Choice(("normal", "italic"))),
    },
    FontFile,
    _font_fault,
)

LINES = Table(
    {
        "breaking": Key(Choice(("paragraph", "line"))),
        "expansion": Key(Whole(0, 2)),
        "protrusion": Key(YesNo()),
        "ladder": Key(Whole(1, 9)),
        "last_line": Key(Whole(0, 9)),
        "tracking": Key(Whole(0, 3)),
    },
    LineSettings,
)


def _pattern_fault(word: str) -> Fault | None:
    if all(part.isalpha() for part in word.split("-")):
        return None
    hint = "write a word with hyphens where it may be broken, or without any"
    return Fault(Code.M006, f"“{word}” is not a word with hyphens", hint)


HYPHENATION = Table(
    {
        "language": Key(Text(language_fault)),
        "exceptions": Key(Listing(Text(_pattern_fault))),
        "before": Key(Whole(1, 9)),
        "after": Key(Whole(1, 9)),
        "names": Key(YesNo()),
    },
    HyphenationSettings,
)

PAGES = Table(
    {
        "spreads": Key(YesNo()),
        "lines": Key(Whole(0, 2)),
        "looseness": Key(Whole(0, 9)),
        "last_page": Key(Whole(0, 99)),
    },
    PageSettings,
)

FOOTNOTES = Table(
    {
        "share": Key(Decimal(0.1, 0.9)),
        "text_lines": Key(Whole(0, 20)),
        "blank": Key(Whole(0, 99)),
    },
    FootnoteSettings,
)

FLAWS = Table(
    {
        "loose": Key(Decimal(1, 9)),
        "very_loose": Key(Decimal(1, 9)),
        "tight": Key(Decimal(0, 1)),
        "ladder": Key(Whole(2, 99)),
        "stack_letters": Key(Whole(1, 99)),
        "river_lines": Key(Whole(2, 99)),
        "river_overlap": Key(Decimal(0, 1)),
        "runt": Key(Decimal(0, 99)),
        "short_page": Key(Whole(0, 99)),
        "uneven": Key(Decimal(0, 99)),
        "heading_lines": Key(Whole(0, 99)),
        "note_lines": Key(Whole(0, 99)),
        "overfull": Key(Decimal(0, 9)),
        "hanging": Key(Decimal(0, 9)),
        "hole": Key(Decimal(0, 99)),
        "grid": Key(Decimal(0, 99)),
    },
    FlawLimits,
)


def _initial_fault(fields: Fields) -> tuple[str, Fault] | None:
    if fields.get("initial") != 1:
        return None
    return "initial", Fault(
        Code.M017, "“initial” must be 0, 2 or 3, not 1", "a letter on one line is no initial"
    )


_SMALL_CAPS = Either((Whole(0, 12), Choice(("line",))), "a number from 0 to 12 or “line”")

BEGINNING = Table({"initial": Key(Whole(0, 3)), "small_caps": Key(_SMALL_CAPS)}, Beginning, _initial_fault)

DISPLAYS = Table({"place": Key(Choice(PLACEMENTS)), "drift": Key(Whole(0, 9))}, DisplaySettings)

DESIGN = Table(
    {
        "trim": Key(Text(trim_fault, trim)),
        "bleed": Key(Text(bleed_fault, length)),
        "notes": Key(Choice(("foot", "chapter", "book"))),
        "openings": Key(Choice(("recto", "any"))),
        "numbering": Key(Choice(("book", "chapter"))),
        "gathering": Key(Whole(2, 64, 2)),
        "text": Key(LINE, "text_family"),
        "display": Key(LINE, "display_family"),
        "sans": Key(LINE, "sans_family"),
        "fallback": Key(Listing(LINE)),
        "fonts": Key(Listing(FONT)),
        "beginning": Key(BEGINNING),
        "ornament": Key(Choice(("asterisks", "asterism", "fleuron", "blank"))),
        "lines": Key(LINES),
        "hyphenation": Key(HYPHENATION),
        "footnotes": Key(FOOTNOTES),
        "pages": Key(PAGES),
        "flaws": Key(FLAWS),
        "figures": Key(DISPLAYS),
        "tables": Key(DISPLAYS),
        "epub": Key(Table({"notes": Key(Choice(("chapter", "book")))})),
    }
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
        "typography": Key(TYPOGRAPHY),
        "index": Key(Listing(INDEX)),
        "citations": Key(CITATIONS),
        "abbreviations": Key(ABBREVIATIONS),
        "lint": Key(LINT),
        "matter": Key(MATTER, required=True, stand_in={}),
    }
)
