"""The table `[citations]` of book.toml in, its settings out with the files that it names, read."""

from collections.abc import Iterator, Mapping
from typing import Any

from stonehand.diagnostics import Code, Report
from stonehand.manuscript.copy import read_source
from stonehand.manuscript.document import Document, Path
from stonehand.manuscript.folder import Folder
from stonehand.model.citation import STYLE, CitationSettings
from stonehand.source import SourceFile

LARGEST = 20_000_000
"""Bytes of a file of works."""

STYLE_ENDING = ".csl"


def read_citations(
    fields: Mapping[str, Any], folder: Folder, document: Document, report: Report
) -> CitationSettings:
    """Return the settings; a file that cannot be had is reported and left out."""
    path: Path = ("citations", "style")
    style = fields.get("style", STYLE)
    style_file = _file(style, path, folder, document, report) if style.endswith(STYLE_ENDING) else None
    return CitationSettings(
        files=tuple(_works(fields.get("files", ()), folder, document, report)),
        style=style,
        style_file=style_file,
        reset=fields.get("reset", "chapter"),
        uncited=fields.get("uncited", ()),
        span=document.place(path),
    )


def _works(
    names: tuple[str, ...], folder: Folder, document: Document, report: Report
) -> Iterator[SourceFile]:
    for index, name in enumerate(names):
        path: Path = ("citations", "files", index)
        if not name.lower().endswith((".bib", ".json")):
            message = f"“{name}” is no file of works"
            report.add(
                Code.M006, message, document.place(path), "name a .bib file, or CSL-JSON in a .json file"
            )
        elif source := _file(name, path, folder, document, report):
            yield source


def _file(name: str, path: Path, folder: Folder, document: Document, report: Report) -> SourceFile | None:
    found = folder.find_asset(name, document.place(path), report)
    return read_source(folder.root / found, found, report, LARGEST) if found else None
