"""The finished files of a book in; what its printer and binder ask of them out: faults, extent, barcodes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.errors import MissingFile
from stonehand.manuscript import read
from stonehand.manuscript.read import SETTINGS
from stonehand.model.book import Manuscript
from stonehand.model.extent import Extent, extent_of
from stonehand.model.printing import PRINTING, PrintSettings
from stonehand.model.progress import Progress
from stonehand.pipeline.faces import font_set
from stonehand.pipeline.flaw_report import last_map, read_map
from stonehand.press.barcode import barcode_svg
from stonehand.proof.preflight.check import preflight as check_file
from stonehand.store.files import publish

ON_SHELVES = ("hardback", "paperback")
"""Formats that bear a barcode."""


def preflight(files: Sequence[Path], root: Path, report: Report) -> None:
    """Check finished PDFs with the limits of the book in a folder, or the usual ones where there is no book.

    Reports F202 to F209. Raises MissingFile for a file that is not there or no PDF.
    """
    settings = _settings(root, report)
    for file in files:
        if not file.is_file():
            raise MissingFile(f"{file}: there is no such file")
        check_file(file.read_bytes(), settings, file.name, report)


def _settings(root: Path, report: Report) -> PrintSettings:
    if not (root / SETTINGS).is_file():
        return PRINTING
    manuscript = read(root, report)
    return manuscript.design.printing if manuscript else PRINTING


def extent(root: Path, report: Report) -> Extent | None:
    """Return the extent of a book as last built; None where its settings cannot be read."""
    manuscript = read(root, report)
    if manuscript is None:
        return None
    layout = read_map(last_map(root, manuscript.metadata.slug))
    return extent_of(layout.pages, manuscript.design)


def barcode(root: Path, add_on: str, report: Report, progress: Progress) -> tuple[Path, ...]:
    """Write the barcode of each format that has an ISBN and stands on shelves: build/<slug>.<format>.ean.svg.

    `add_on` are the five digits of a price, or none. Raises MissingFile where no format has an ISBN.
    """
    manuscript = read(root, report)
    if manuscript is None:
        return ()
    fonts = font_set(manuscript.design, root, report, progress)
    face = fonts.plain(manuscript.design.sans_family)
    drawn = {
        root / "build" / f"{manuscript.metadata.slug}.{name}.ean.svg": barcode_svg(
            isbn, add_on, Path(face.path)
        )
        for name, isbn in _isbns(manuscript)
    }
    if not drawn:
        raise MissingFile(
            f"{SETTINGS} gives no ISBN to a format {' or '.join(ON_SHELVES)} in [[book.identifiers]]"
        )
    publish({path: svg.encode() for path, svg in drawn.items()})
    return tuple(drawn)


def _isbns(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    for identifier in manuscript.metadata.identifiers:
        if identifier.scheme == "isbn" and identifier.format in ON_SHELVES:
            yield identifier.format, identifier.value
