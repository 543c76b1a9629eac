"""What a build makes: the HTML of sections on the way, finished files at the end."""

from dataclasses import dataclass

from stonehand.model.layout import Side

DRAFT_STYLE = """
body::before { content: "DRAFT"; display: block; text-align: center; color: gray }
"""
"""What the EPUB of a draft shows at the head of every document; it is style, not text of the book."""


@dataclass(frozen=True, slots=True)
class SectionHtml:
    """One section as a whole HTML document, ready for the section task. `opens_on` None: any side."""

    anchor: str
    html: str
    opens_on: Side | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """The HTML of all sections, in order, with the stylesheets that they share (CSS texts)."""

    sections: tuple[SectionHtml, ...]
    stylesheets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FurniturePage:
    """What one page of the book carries around its text: a running head and a folio, or nothing if blank.

    `drop_folio`: the page is an opening, its folio stands at the foot and it has no head. `citation`: how to
    cite a section that is published by itself, at the foot of its first page. `long`: points by which the
    text runs below where pages end, and a folio at the foot with it.
    """

    side: Side
    head: str = ""
    folio: str = ""
    drop_folio: bool = False
    blank: bool = False
    citation: str = ""
    long: float = 0.0


@dataclass(frozen=True, slots=True)
class Artefact:
    """A finished file."""

    path: str
    sha256: str
