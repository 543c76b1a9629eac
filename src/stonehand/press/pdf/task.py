"""What a section is set from, and what comes of it: values that pickle."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from stonehand.diagnostics import Diagnostic
from stonehand.model.footnotes import FOOTNOTES, FootnoteSettings
from stonehand.model.layout import SectionMap, Side
from stonehand.model.lines import HYPHENATION, LINES, HyphenationSettings, LineSettings
from stonehand.model.pages import PAGES, PageSettings
from stonehand.press.pdf.fontset import FontSet


@dataclass(frozen=True, slots=True)
class SectionTask:
    """What a section is set from.

    `html` follows docs/html.md; `stylesheets` are CSS texts; `opens_on` is the side of the first page (None:
    recto); `root` is the book's folder, to which images are relative and beyond which none is read;
    `fonts` None: those of the system; `asked` are the anchors of paragraphs whose costs are wanted; `depths`
    are the lines by which each page is to run long, so that no spread is made up.
    """

    anchor: str
    html: str
    stylesheets: tuple[str, ...] = ()
    opens_on: Side | None = None
    root: str = ""
    fonts: FontSet | None = None
    lines: LineSettings = LINES
    hyphenation: HyphenationSettings = HYPHENATION
    footnotes: FootnoteSettings = FOOTNOTES
    pages: PageSettings = PAGES
    asked: tuple[str, ...] = ()
    depths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Start:
    """A page, by its index in the section, before which its setting can begin; `entry` is WeasyPrint's state.

    Nothing is carried to that page from the one before it. The first page needs no state.
    """

    page: int
    entry: bytes = b""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The part of a section that is to be set: so many `pages` from a start on.

    `passed` are the anchors of blocks that end before it, `beyond` of those that begin after it; `begun` are
    those that go on in it, each with the offset of its first character there.
    """

    start: Start
    pages: int
    passed: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    begun: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SetSection:
    """A section as set: a PDF of its pages, their map, and what was found on the way.

    `paragraphs` counts the justified ones: those planned, and for each reason those left to WeasyPrint.
    `costs` are (anchor, lines, demerits): what an asked paragraph adds in a line fewer (-1) or more (1),
    where it can be had so.
    `files` are the files of the book that were asked for, relative to its folder, found or not.
    `starts` are the pages from which a part of it can be set again.
    `plans` are those of its lines, by a key of all that they follow from (`lines_kept`); `rows` are the lines
    of each page as they stand in the file of the map.
    """

    pdf: bytes
    map: SectionMap
    diagnostics: tuple[Diagnostic, ...] = ()
    paragraphs: tuple[tuple[str, int], ...] = ()
    costs: tuple[tuple[str, int, float], ...] = ()
    files: tuple[str, ...] = ()
    starts: tuple[Start, ...] = ()
    plans: Mapping[bytes, Any] = field(default_factory=dict, compare=False)
    rows: tuple[str, ...] = ()


def blank_section(task: SectionTask) -> SectionTask:
    """Return the task of a page with a question mark in the place of a section that cannot be set."""
    name = escape(task.anchor)
    section = f'<section id="{name}"><p>?</p></section>'
    html = f"<html><head><title>{name}</title></head><body>{section}</body></html>"
    return replace(task, html=html)
