"""The folder of a book in, its `Manuscript` out, every fault of the settings and the files reported."""

from dataclasses import replace
from pathlib import Path

from stonehand.diagnostics import Code, Report
from stonehand.errors import MissingFile
from stonehand.manuscript import completeness, toml
from stonehand.manuscript.citations import read_citations
from stonehand.manuscript.copy import read_source
from stonehand.manuscript.document import Document
from stonehand.manuscript.folder import Folder
from stonehand.manuscript.house import with_house
from stonehand.manuscript.index import read_patterns
from stonehand.manuscript.index_places import read_listed
from stonehand.manuscript.makeup import read_makeup
from stonehand.manuscript.matter import Reading
from stonehand.manuscript.settings import Settings, read_settings
from stonehand.model.book import Entry, Manuscript
from stonehand.source import Span
from stonehand.store.images import file_flaw

SETTINGS, HOUSE = "manuscript/book.toml", "house.toml"
_LIMIT = 256_000


def read(root: Path, report: Report) -> Manuscript | None:
    """Read the manuscript of the book in a folder.

    Returns None only if `book.toml` cannot be parsed at all. Raises MissingFile if there is none, or if a
    file that is there cannot be read.
    """
    path = root / SETTINGS
    if not path.is_file():
        raise MissingFile(_no_book(root))
    document = _document(root, SETTINGS, report)
    if document and (root / HOUSE).is_file():
        house = _document(root, HOUSE, report)
        document = with_house(document, house, report) if house else document
    return _manuscript(Folder(root), document, report) if document else None


def _document(root: Path, name: str, report: Report) -> Document | None:
    source = read_source(root / name, name, report, _LIMIT)
    return toml.parse(source, report) if source else None


def _no_book(root: Path) -> str:
    here = "there is no such folder" if not root.is_dir() else f"there is no {SETTINGS} in it"
    return (
        f"{root} is not a book: {here}. `stonehand new DIR` makes a book that builds; for files of"
        f" Markdown that you have, put them into manuscript/ and write {SETTINGS} with [book] slug, title,"
        " language and [matter] body"
    )


def _manuscript(folder: Folder, document: Document, report: Report) -> Manuscript:
    settings = _with_assets(read_settings(document, report), folder, document, report)
    reading = Reading(folder, document, report)
    entries: tuple[Entry, ...] = reading.entries()
    for name in reading.unlisted():
        span = Span.point(f"manuscript/{name}")
        hint = "list it in [matter] of book.toml, or begin its name with an underscore"
        report.add(Code.M022, f"“{name}” is in no list, so it is not in the book", span, hint)
    completeness.judge(entries, document, report)
    entries = completeness.with_notes(entries, settings.design, document, report)
    return Manuscript(
        str(folder.root),
        settings.metadata,
        settings.design,
        settings.typography,
        entries,
        read_makeup(folder.root, report),
        read_citations(settings.citations, folder, document, report),
        read_patterns(folder.root, report),
        settings.abbreviations,
        read_listed(folder.root, report),
        settings.copy_style,
    )


def _sound_cover(folder: Folder, name: str, span: Span, report: Report) -> str:
    found = folder.find_asset(name, span, report)
    flaw = file_flaw(folder.root / found) if found else None
    if flaw:
        hint = "the cover is made of the title until it is mended"
        report.add(flaw[0], f"the cover “{name}” cannot be used: {flaw[1]}", span, hint)
    return "" if flaw else found


def _with_assets(settings: Settings, folder: Folder, document: Document, report: Report) -> Settings:
    cover = settings.metadata.cover
    if cover:
        cover = _sound_cover(folder, cover, document.place(("book", "cover")), report)
    fonts = tuple(
        replace(font, path=found)
        for index, font in enumerate(settings.design.fonts)
        if (found := folder.find_asset(font.path, document.place(("design", "fonts", index, "path")), report))
    )
    printing = settings.design.printing
    if printing.output_intent:
        place = document.place(("print", "output_intent"))
        found = folder.find_asset(printing.output_intent, place, report)
        printing = replace(printing, output_intent=found)
    return replace(
        settings,
        metadata=replace(settings.metadata, cover=cover),
        design=replace(settings.design, fonts=fonts, printing=printing),
    )
