"""The document of `book.toml` in, the typed settings of the book out, defaults filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from stonehand.diagnostics import Report
from stonehand.manuscript.document import Document
from stonehand.manuscript.keys import BOOK_TOML
from stonehand.manuscript.lengths import trim
from stonehand.manuscript.taking import Taking
from stonehand.model.abbreviation import ABBREVIATIONS, AbbreviationSettings
from stonehand.model.book import Design, Typography
from stonehand.model.copy_style import COPY_STYLE, CopyStyle
from stonehand.model.habits import QUOTES, habits
from stonehand.model.index import INDEX
from stonehand.model.metadata import Accessibility, Imprint, Metadata, Series
from stonehand.model.printing import PRINTING
from stonehand.model.standards import ARCHIVE_STANDARDS, SCREEN_STANDARDS

_DEFAULT_TRIM = "royal"


@dataclass(frozen=True, slots=True)
class Settings:
    """What `book.toml` says but the order of matter; of citations, the names of files."""

    metadata: Metadata
    design: Design
    typography: Typography
    citations: Mapping[str, Any] = field(default_factory=dict)
    abbreviations: AbbreviationSettings = ABBREVIATIONS
    copy_style: CopyStyle = COPY_STYLE


def read_settings(document: Document, report: Report) -> Settings:
    """Return the settings of the book."""
    taken: Any = Taking(document, report).take(BOOK_TOML, document.values, ())
    metadata = Metadata(
        **taken["book"],
        imprint=taken.get("imprint", Imprint()),
        series=taken.get("series", Series()),
        accessibility=taken.get("accessibility", Accessibility()),
    )
    design = replace(
        _design(taken.get("design", {})),
        indexes=tuple(taken.get("index", ())) or (INDEX,),
        archive=taken.get("archive", {}).get("standard", ARCHIVE_STANDARDS[0]),
        screen=taken.get("screen", {}).get("standard", SCREEN_STANDARDS[0]),
        printing=taken.get("print", PRINTING),
    )
    typography = _typography(taken.get("typography", {}), metadata.language)
    abbreviations = taken.get("abbreviations", ABBREVIATIONS)
    copy_style = taken.get("lint", COPY_STYLE)
    return Settings(metadata, design, typography, taken.get("citations", {}), abbreviations, copy_style)


def _design(fields: dict[str, Any]) -> Design:
    width, height = fields.pop("trim", None) or trim(_DEFAULT_TRIM)
    epub_notes = fields.pop("epub", {}).get("notes")
    notes = fields.get("notes", "foot")
    fields["epub_notes"] = epub_notes or ("book" if notes == "book" else "chapter")
    return Design(width, height, **fields)


def _typography(fields: dict[str, str], language: str) -> Typography:
    default = habits(language)
    dash: Literal["em", "spaced-en"] = "em"
    if fields.get("dashes", default.dash) == "spaced-en":
        dash = "spaced-en"
    french = fields.get("spaces", default.spaces) == "french"
    return Typography(QUOTES[fields.get("quotes", default.quotes)], dash, french)
