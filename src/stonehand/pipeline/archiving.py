"""A book and what it was made from in, the files of the manuscript that go with it into its archive out."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from stonehand.diagnostics import Report
from stonehand.model.attestation import Attestation
from stonehand.pipeline.further import Finished
from stonehand.press.pdf.archive import Archive, Associated, archived
from stonehand.press.pdf.metadata import moment

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


def archive_profile(made: Finished, report: Report) -> dict[str, bytes]:
    """Make the archive profile, with all files that the book is made from."""
    book = made.book
    files = tuple(_associated(Path(book.root), made.attestation))
    archive = Archive(book.design.archive, files, moment(book.metadata))
    return {"archive": archived(made.screen, archive, made.pages, report)}


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
