"""A book's copy and its pages in, what the certificate finds between them out: the legs before the files.

They hold up nothing that is set, so they are gone when this process would wait for others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from stonehand.diagnostics import Diagnostic, Report
from stonehand.model.book import Book, Section
from stonehand.model.inline import SetInline
from stonehand.model.layout import Page
from stonehand.pipeline.copy import Copy
from stonehand.proof.certificate.certify import certify_pages, certify_section
from stonehand.proof.certificate.source_leg import Count

Compared = tuple[Section[SetInline] | None, tuple[Diagnostic, ...]]
"""A resolved section (None: lost), and where it differs from its draft."""


@dataclass(slots=True)
class Legs:
    """The legs from the manuscript to the pages, each gone once.

    `found`: what there is to report of them; `counts`: the words and notes of the manuscript and of the book.
    `source` is what the files hold; `compared` are the resolved sections by the anchor of their draft.
    """

    copy: Copy
    found: Report = field(default_factory=Report)
    counts: tuple[Count, ...] = ()
    source: Count | None = None
    compared: dict[str, Compared] = field(default_factory=dict)

    def set_out(self, book: Book) -> None:
        """Hold the copy against its files, the book against the copy.

        A section that is resolved otherwise later is compared again.
        """
        if self.source is None:
            self.source = self.copy.leg(self.found)
        made = {section.anchor: section for section in book.sections}
        for entry in self.copy.draft.entries:
            if isinstance(entry, Section):
                known, section = self.compared.get(entry.anchor), made.get(entry.anchor)
                if known is None or known[0] != section:
                    report = Report()
                    certify_section(entry, section, report)
                    self.compared[entry.anchor] = section, tuple(report)

    def go(self, book: Book, pages: Sequence[Page]) -> None:
        """Go all of them: hold the pages against the book too, with their furniture or without."""
        if not self.counts:
            self.set_out(book)
            assert self.source is not None
            for _, found in self.compared.values():
                self.found.extend(found)
            self.counts = self.source, certify_pages(book, pages, self.found)
