"""The book: design, sections and notes, as draft copy and as set copy."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, Literal, TypeAlias

from stonehand.model.abbreviation import ABBREVIATIONS, AbbreviationSettings
from stonehand.model.beginning import PLAIN, Beginning, BreakOrnament
from stonehand.model.block import Block
from stonehand.model.citation import NO_CITATIONS, NOTHING_CITED, CitationSettings, Cited
from stonehand.model.copy_style import COPY_STYLE, CopyStyle
from stonehand.model.display import DISPLAYS, DisplaySettings
from stonehand.model.element import I_co
from stonehand.model.flaws import LIMITS, FlawLimits
from stonehand.model.footnotes import FOOTNOTES, FootnoteSettings
from stonehand.model.index import INDEX, IndexPattern, IndexSettings, ListedEntry
from stonehand.model.inline import DraftInline, SetInline
from stonehand.model.lines import HYPHENATION, LINES, HyphenationSettings, LineSettings
from stonehand.model.makeup import MakeUp
from stonehand.model.metadata import Contributor, Metadata
from stonehand.model.pages import PAGES, PageSettings
from stonehand.model.printing import PRINTING, PrintSettings
from stonehand.model.proof import EVERY
from stonehand.model.standards import ArchiveStandard, ScreenStandard
from stonehand.source import SourceFile, Span


class Matter(Enum):
    """Say where in the book a section stands."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"


NotePlacement = Literal["foot", "chapter", "book"]
Openings = Literal["recto", "any"]
Medium = Literal["print", "epub"]


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file of the book's own, or of a package: family, weight (100-900), style and path."""

    family: str
    path: str
    weight: int = 400
    style: Literal["normal", "italic"] = "normal"
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Design:
    """The physical book. Lengths are in points."""

    width: float
    height: float
    bleed: float = 9.0
    notes: NotePlacement = "foot"
    epub_notes: Literal["chapter", "book"] = "chapter"
    openings: Openings = "recto"
    numbering: Literal["book", "chapter"] = "book"
    gathering: int = 16
    text_family: str = "EB Garamond"
    display_family: str = "EB Garamond"
    sans_family: str = "Source Sans 3"
    fallback: tuple[str, ...] = ()
    fonts: tuple[FontFile, ...] = ()
    beginning: Beginning = PLAIN
    ornament: BreakOrnament = "asterisks"
    lines: LineSettings = LINES
    hyphenation: HyphenationSettings = HYPHENATION
    footnotes: FootnoteSettings = FOOTNOTES
    pages: PageSettings = PAGES
    flaws: FlawLimits = LIMITS
    figures: DisplaySettings = DISPLAYS
    tables: DisplaySettings = DISPLAYS
    indexes: tuple[IndexSettings, ...] = (INDEX,)
    printing: PrintSettings = PRINTING
    archive: ArchiveStandard = "PDF/A-3a"
    proof_lines: int = EVERY
    screen: ScreenStandard = "PDF/UA-1"


@dataclass(frozen=True, slots=True)
class Typography:
    """The typographic style of the copy, with defaults by language already filled in.

    `quotes` are the four characters: double open, double close, single open, single close, where "double" is
    what a straight `"` becomes. `dash` is what `--` between words becomes.
    """

    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    dash: Literal["em", "spaced-en"] = "em"
    french_spaces: bool = False


@dataclass(frozen=True, slots=True)
class RunningHeads:
    """The words at the head of verso and recto pages; empty where the page carries none."""

    verso: str = ""
    recto: str = ""


@dataclass(frozen=True, slots=True)
class SectionMetadata:
    """The front matter of a section's file, validated. What the author did not write is empty.

    `title`, `subtitle` and `abstract` are inline copy as typed (Markdown); all else is plain text. `number`
    None: counted if the kind is numbered; empty: never numbered; else the author's own number.
    `running_heads` None: made from titles. `spans` are (name of a field, span of its value without quotes) of
    every key that was written, for diagnostics and for the spans of inline copy.
    """

    title: str = ""
    subtitle: str = ""
    short_title: str = ""
    contributors: tuple[Contributor, ...] = ()
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    doi: str = ""
    language: str | None = None
    running_heads: RunningHeads | None = None
    number: str | None = None
    spans: tuple[tuple[str, Span], ...] = ()

    def span(self, key: str) -> Span | None:
        """Return where the value of a key stands in the file, or None if the author did not write it."""
        return dict(self.spans).get(key)


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A file of the manuscript, in its place in the order of matter.

    `source` is the whole file, front matter too; its copy begins on `body_line`. `kind` is a key of `KINDS`,
    from the front matter or the file's name.
    """

    source: SourceFile
    matter: Matter
    kind: str
    metadata: SectionMetadata = SectionMetadata()
    body_line: int = 1


@dataclass(frozen=True, slots=True)
class GeneratedEntry:
    """A section that Stonehand makes: half-title, title-page, imprint, contents, figures, notes ...

    `name` tells one index of the book from another.
    """

    kind: str
    matter: Matter
    span: Span
    name: str = ""

    @property
    def anchor(self) -> str:
        """The anchor of the section: its kind, and the name that tells it from others of the kind."""
        return f"{self.kind}-{self.name}" if self.name else self.kind


@dataclass(frozen=True, slots=True)
class PartEntry:
    """A part title; its sections follow it in the order, until `sections` of them have passed."""

    title: str
    sections: int
    span: Span


Entry: TypeAlias = SectionEntry | GeneratedEntry | PartEntry


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What was read: metadata, design, and the entries in reading order, parts before their sections.

    `makeup` is what the compositor's hand changes, as written; in the Book, what of it has its block there.
    """

    root: str
    metadata: Metadata
    design: Design
    typography: Typography
    entries: tuple[Entry, ...]
    makeup: MakeUp = ()
    citations: CitationSettings = NO_CITATIONS
    index: tuple[IndexPattern, ...] = ()
    abbreviations: AbbreviationSettings = ABBREVIATIONS
    listed: tuple[ListedEntry, ...] = ()
    copy_style: CopyStyle = COPY_STYLE


NoteSeries = Literal["numbered", "unnumbered", "editor", "table"]


@dataclass(frozen=True, slots=True)
class Note(Generic[I_co]):
    """A note. `mark` is empty in draft copy and in unnumbered notes."""

    anchor: str
    label: str
    series: NoteSeries
    blocks: tuple[Block[I_co], ...]
    span: Span
    mark: str = ""
    call: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Generic[I_co]):
    """One unit of setting: a foreword, a chapter, a part title, the contents.

    `number` is what the chapter or part is called ("1", "Part One"); `part` is the anchor of its part.
    `label` is printed over the title ("1", "Part I"), empty where there is none. `counted` False: the number
    is the author's own, or there is none. `running_heads` None in draft copy: to be made from the titles.
    """

    anchor: str
    kind: str
    matter: Matter
    span: Span
    blocks: tuple[Block[I_co], ...]
    notes: tuple[Note[I_co], ...] = ()
    title: tuple[I_co, ...] = ()
    subtitle: tuple[I_co, ...] = ()
    number: str = ""
    label: str = ""
    short_title: str = ""
    contributors: tuple[Contributor, ...] = ()
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    doi: str = ""
    language: str | None = None
    part: str = ""
    running_heads: RunningHeads | None = None
    counted: bool = True
    generated: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Parsed copy: sections as written, generated sections and parts still as entries.

    `cited` are its citations once the processor has formatted them.
    """

    root: str
    metadata: Metadata
    design: Design
    typography: Typography
    entries: "tuple[Section[DraftInline] | GeneratedEntry | PartEntry, ...]"
    makeup: MakeUp = ()
    citations: CitationSettings = NO_CITATIONS
    cited: Cited = NOTHING_CITED
    index: tuple[IndexPattern, ...] = ()
    abbreviations: AbbreviationSettings = ABBREVIATIONS
    listed: tuple[ListedEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """Resolved copy: every section, generated ones too, with literal text throughout."""

    root: str
    metadata: Metadata
    design: Design
    typography: Typography
    sections: "tuple[Section[SetInline], ...]"
    images: tuple[str, ...] = field(default=())
    makeup: MakeUp = ()
