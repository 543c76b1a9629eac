"""A book's copy and its pages in, what the certificate finds between them out: the legs before the files.

They hold up nothing that is set, so they are gone when this process would wait for others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from stonehand.diagnostics import Report
from stonehand.model.book import Book
from stonehand.model.layout import Page
from stonehand.pipeline.copy import Copy
from stonehand.proof.certificate.certify import Count, certify_pages, certify_resolved


@dataclass(slots=True)
class Legs:
    """The legs from the manuscript to the pages, each gone once.

    `found`: what there is to report of them; `counts`: the words and notes of the manuscript and of the book.
    """

    copy: Copy
    found: Report = field(default_factory=Report)
    counts: tuple[Count, ...] = ()

    def go(self, book: Book, pages: Sequence[Page]) -> None:
        """Hold the copy against its files, the book against the copy, the pages against the book.

        `pages` may be without their furniture.
        """
        if not self.counts:
            source = self.copy.leg(self.found)
            certify_resolved(self.copy.draft, book, self.found)
            self.counts = source, certify_pages(book, pages, self.found)
