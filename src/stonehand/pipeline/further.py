"""What a build has made so far, for what may be made of it besides the screen and the print PDF."""

from collections.abc import Callable
from dataclasses import dataclass

from stonehand.diagnostics import Report
from stonehand.model.attestation import Attestation
from stonehand.model.book import Book
from stonehand.model.layout import Page
from stonehand.pipeline.plant import Plant
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.task import SetSection


@dataclass(frozen=True, slots=True)
class Finished:
    """A book as set and assembled: `pages` have their furniture, `sections` are in the book's order.

    `screen` is the screen PDF for PDF 1.7.
    """

    book: Book
    sections: tuple[SetSection, ...]
    pages: tuple[Page, ...]
    screen: bytes
    fonts: FontSet
    attestation: Attestation
    plant: Plant


Further = Callable[[Finished, Report], dict[str, bytes]]
"""What makes further files; they are named by what follows the slug, `archive.pdf`."""


def nothing_further(_made: Finished, _report: Report) -> dict[str, bytes]:
    """Make no further file."""
    return {}
