"""What the table `[design]` of book.toml and house.toml may hold."""

from stonehand.diagnostics import Code
from stonehand.manuscript.document import Fault
from stonehand.manuscript.languages import language_fault
from stonehand.manuscript.lengths import bleed_fault, length, trim, trim_fault
from stonehand.manuscript.shape import (
    LINE,
    TEXT,
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
from stonehand.model.beginning import Beginning
from stonehand.model.book import FontFile
from stonehand.model.display import PLACEMENTS, DisplaySettings
from stonehand.model.flaws import FlawLimits
from stonehand.model.footnotes import FootnoteSettings
from stonehand.model.lines import HyphenationSettings, LineSettings
from stonehand.model.pages import PageSettings


def _font_fault(fields: Fields) -> tuple[str, Fault] | None:
    path = str(fields["path"])
    if path.lower().endswith((".otf", ".ttf", ".woff", ".woff2")):
        return None
    return "path", Fault(Code.M006, f"“{path}” is not a font file", "name an OTF, TTF, WOFF or WOFF2 file")


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
        "proof_lines": Key(Whole(1, 99)),
        "epub": Key(Table({"notes": Key(Choice(("chapter", "book")))})),
    }
)
