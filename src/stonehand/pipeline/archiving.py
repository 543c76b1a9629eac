"""A book and what it was made from in, the files of the manuscript that go with it into its archive out."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath

from stonehand.diagnostics import Report
from stonehand.model.attestation import Attestation
from stonehand.model.book import Book
from stonehand.model.layout import Page
from stonehand.press.pdf.archive import Archive, Associated, archived
from stonehand.press.pdf.metadata import moment

Further = Callable[[bytes, Book, Attestation, Sequence[Page], Report], dict[str, bytes]]
"""What makes further profiles of a screen PDF."""

MEDIA_TYPES = {
    ".md": "text/markdown",
    ".toml": "application/toml",
    ".bib": "application/x-bibtex",
    ".csl": "application/vnd.citationstyles.style+xml",
    ".css": "text/css",
    ".html": "text/html",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
ANY = "application/octet-stream"
DATA = (".bib", ".csv")
"""What the book is not written in, but cites or counts from."""
FONTS = (".otf", ".ttf", ".woff", ".woff2")
"""Left out: few licences of fonts let whole fonts be passed on. The attestation has their sha256."""


def no_further_profile(*_given: object) -> dict[str, bytes]:
    """Make no further profile."""
    return {}


def archive_profile(
    screen: bytes, book: Book, attestation: Attestation, pages: Sequence[Page], report: Report
) -> dict[str, bytes]:
    """Make the archive profile, with all files that the book is made from."""
    files = tuple(_associated(Path(book.root), attestation))
    archive = Archive(book.design.archive, files, moment(book.metadata))
    return {"archive": archived(screen, archive, pages, report)}


def _associated(root: Path, attestation: Attestation) -> Iterator[Associated]:
    for name, _sha256 in attestation.inputs:
        kind = PurePath(name).suffix.lower()
        # The frozen pages of the lock are no file by themselves.
        if kind not in FONTS and (root / name).is_file():
            yield Associated(
                name,
                MEDIA_TYPES.get(kind, ANY),
                "Data" if kind in DATA else "Source",
                (root / name).read_bytes(),
            )
