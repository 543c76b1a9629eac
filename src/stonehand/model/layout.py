"""The layout map: every line of every page with its place on paper and in the manuscript.

Lengths are points, rounded to 0.01; the origin is the top left corner of the trimmed page; y grows downwards.
"""

from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any, Literal, NamedTuple

Area = Literal["body", "note", "head", "folio", "index", "caption", "table"]
Hyphen = Literal["none", "auto", "hard"]
BoxKind = Literal["figure", "table", "rule", "ornament", "formula"]
Side = Literal["recto", "verso"]
LineKind = Literal["text", "heading", "opening", "verse", "initial"]
Leaf = Literal["", "page", "plate", "blank"]
Align = Literal["justify", "left", "right", "center"]

SCHEMA = 1


class Word(NamedTuple):
    """A word of a line: left edge, width, and offset of its first character in the line's text."""

    x: float
    width: float
    start: int


class FaceRun(NamedTuple):
    """From which character of a line's text on it is set in a face, such as "EB Garamond italic 10.5"."""

    start: int
    face: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed. `start` and `end` are offsets in the plain text of its block.

    `text` has the drawn hyphen, if any, and the generated marker of a note. `source` is `file:line:column`.
    `size` is the em of the block, `left` and `right` the edges of its measure. `opening` is the kind of all
    that stands in the head of a section, `initial` of a letter set down over several lines, which the rest of
    its word follows. `at_foot` tells the notes at the foot of the page from those at the end of a section.
    `display` is the anchor of the figure or table that the line belongs to. `turned`: it reads upwards;
    `height` is its length then, and `baseline` its lower end.
    """

    area: Area
    x: float
    y: float
    width: float
    height: float
    baseline: float
    text: str
    block: str
    start: int
    end: int
    source: str
    column: int = 0
    note: str = ""
    space_ratio: float = 0.0
    expansion: float = 0.0
    hyphen: Hyphen = "none"
    words: tuple[Word, ...] = ()
    kind: LineKind = "text"
    align: Align = "left"
    size: float = 0.0
    left: float = 0.0
    right: float = 0.0
    at_foot: bool = False
    display: str = ""
    turned: bool = False
    faces: tuple[FaceRun, ...] = ()

    @property
    def generated(self) -> int:
        """Return how many characters stand before the copy: the marker of a note in its first line."""
        drawn = len(self.text) - (self.hyphen == "auto")
        return max(drawn - (self.end - self.start), 0) if self.start == 0 else 0

    @property
    def own(self) -> str:
        """Return the text without what is not of the copy: a drawn hyphen, the marker of a note."""
        text = self.text[self.generated :]
        return text[:-1] if self.hyphen == "auto" else text

    @property
    def runs_on(self) -> bool:
        """Tell whether the last word goes on in the next line: it is broken, or the line is an initial."""
        return self.hyphen != "none" or self.kind == "initial"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by fields in order, with the numbers of all words one after the other.

        Maps travel between processes and lie on the shelf; most of what they hold is words.
        """
        fields = _fields_of(self)
        numbers = tuple(chain.from_iterable(self.words))
        return _line_of, (*fields[:_WORDS], numbers, *fields[_WORDS + 1 :])


_fields_of = attrgetter(*Line.__slots__)
_WORDS = Line.__slots__.index("words")


def _line_of(*fields: Any) -> Line:
    """Return a line that was pickled."""
    each = iter(fields[_WORDS])
    words = tuple(map(Word._make, zip(each, each, each, strict=True)))
    return Line(*(*fields[:_WORDS], words, *fields[_WORDS + 1 :]))


@dataclass(frozen=True, slots=True)
class Box:
    """A figure, table, rule, ornament or formula on the page; the anchor of a formula is its notation."""

    kind: BoxKind
    anchor: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class AnchorPoint:
    """Where an anchor fell: index of its line in the page (-1: none), and its point."""

    anchor: str
    line: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SectionPage:
    """A page of one section, before it has a sheet or a folio. `type_area`: left, top, right, bottom.

    `leaf`: what it is if it has no text: a page of figures or tables, a side of a plate, the back of a leaf.
    """

    side: Side
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    anchors: tuple[AnchorPoint, ...]
    notes_only: bool = False
    type_area: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    leaf: Leaf = ""


@dataclass(frozen=True, slots=True)
class SectionMap:
    """The pages of one section as set. `outline` is (level, words, anchor) of each head."""

    anchor: str
    pages: tuple[SectionPage, ...]
    outline: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the book: a section's page with its sheet and folio, its furniture among the lines.

    `kind` is the kind of its section, such as "chapter" or "title-page".
    """

    sheet: int
    folio: str
    side: Side
    section: str
    blank: bool
    width: float
    height: float
    trim: tuple[float, float, float, float]
    type_area: tuple[float, float, float, float]
    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    anchors: tuple[AnchorPoint, ...] = ()
    kind: str = ""
    leaf: Leaf = ""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The versions and fonts that a pagination was made with; `fonts` are (file, sha256)."""

    weasyprint: str
    pango: str
    harfbuzz: str
    fontconfig: str
    pyphen: str
    fonttools: str
    fonts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LayoutMap:
    """The layout map of one pagination. `pdf_sha256` is (profile, hash) of each artefact made from it."""

    pagination_id: str
    fingerprint: Fingerprint
    pages: tuple[Page, ...]
    pdf_sha256: tuple[tuple[str, str], ...] = ()
    schema: int = SCHEMA
