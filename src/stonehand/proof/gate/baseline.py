"""What a build is accepted by, as values: its toolchain, its pages, their pictures, its finished files.

Lengths are points, rounded to 0.01, from the top left corner of the trim, as in the layout map.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from stonehand.model.layout import Fingerprint

SCHEMA = 1

Join = Literal[" ", "", "-"]
"""What stands between a line and the next of its block: a space, nothing, a hyphen of the break alone."""


class Row(NamedTuple):
    """A line as printed; its page, its area and its block are told by where it stands."""

    area: str
    block: str
    x: float
    baseline: float
    width: float
    size: float
    text: str
    join: Join = " "

    @property
    def looks(self) -> tuple[object, ...]:
        """Return what is to be seen of it: anchors count blocks, and a new block renames those after it."""
        return (self.area, *self[2:])


class Shape(NamedTuple):
    """A figure, table, rule, ornament or formula."""

    kind: str
    anchor: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class BaselinePage:
    """A page without what says where in the copy it comes from.

    `frame`: width and height of the page, then left, top, right and bottom of its type area. `leaf`: what it
    is if it has no text.
    """

    section: str
    folio: str
    side: str
    kind: str
    leaf: str
    frame: tuple[float, ...]
    rows: tuple[Row, ...]
    shapes: tuple[Shape, ...]

    @property
    def looks(self) -> tuple[object, ...]:
        """Return what is to be seen of it."""
        return self.frame, tuple(row.looks for row in self.rows), self.shapes


class Ink(NamedTuple):
    """A page drawn: the hash of its picture, marks of its bands from the top and from the left, its ink.

    A mark is two letters of the hash of a band. `ink`: how much red, green and blue the paper has lost.
    """

    picture: str
    across: str
    down: str
    ink: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What must not change in a PDF unseen, each as lines of text; `links` has a line a page."""

    sha256: str
    fonts: tuple[str, ...]
    boxes: tuple[str, ...]
    outline: tuple[str, ...]
    links: tuple[str, ...]
    tags: tuple[str, ...]
    metadata: tuple[str, ...]


class Document(NamedTuple):
    """A document of an EPUB: marks of three letters, for each block one of its words, one of its markup."""

    name: str
    words: str
    markup: str


@dataclass(frozen=True, slots=True)
class EpubFacts:
    """What must not change in an EPUB unseen; `files` are its other files, with the beginning of a hash."""

    sha256: str
    metadata: tuple[str, ...]
    navigation: tuple[str, ...]
    documents: tuple[Document, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build was made and drawn with. `machine`: the kind of processor."""

    layout: Fingerprint
    pdfium: str
    machine: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """A build as accepted. `inks` are the pages drawn, and `pdfs` what the files have, by profile."""

    slug: str
    tools: Tools
    pages: tuple[BaselinePage, ...]
    inks: Mapping[str, tuple[Ink, ...]]
    pdfs: Mapping[str, PdfFacts]
    epub: EpubFacts
