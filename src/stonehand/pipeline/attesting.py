"""A book with its faces and libraries in, the attestation of what it is made from out."""

import os
import platform
import zlib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from stonehand import __version__
from stonehand.model.attestation import Attestation
from stonehand.model.book import Book
from stonehand.pipeline.plant import Plant
from stonehand.press.pdf.fingerprint import fingerprint
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.keys import fingerprint_key
from stonehand.store.inputs import inputs_of
from stonehand.store.toolchain import code_hash, toolchain

PACKAGES = (
    "ebooklib",
    "fonttools",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "pikepdf",
    "pillow",
    "pybtex",
    "pyphen",
    "pypandoc-binary",
    "weasyprint",
)
"""Packages of Python that have a hand in the bytes of a finished file; one that is not there is left out."""

LIBRARIES = ("pango", "harfbuzz", "fontconfig")


def attest(book: Book, fonts: FontSet, plant: Plant) -> Attestation:
    """Return what a book is made from; the same for the PDF and the EPUB."""
    known = plant.order(fingerprint_key(fonts, toolchain()), fingerprint, fonts)()
    libraries = {name: str(getattr(known, name)) for name in LIBRARIES}
    return Attestation(
        inputs=inputs_of(Path(book.root), _named(book)),
        faces=tuple(sorted((face.name, face.sha256) for face in fonts.faces)),
        tools=tuple(sorted({**tools(), **libraries}.items())),
        house=code_hash(),
        epoch=os.environ.get("SOURCE_DATE_EPOCH", ""),
    )


def tools() -> dict[str, str]:
    """Return the versions of Stonehand, Python, zlib and the packages that a book passes through."""
    own = {"stonehand": __version__, "python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return {**own, **dict(_packages(PACKAGES))}


def _packages(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            # an extra that is not installed
            continue


def _named(book: Book) -> Iterator[str]:
    """Yield the files that the book names and that may lie outside its usual folders."""
    yield from book.images
    yield from (font.path for font in book.design.fonts)
    yield from filter(None, (book.metadata.cover, book.design.printing.output_intent))
