"""Pages and the furniture drawn so far in, the same pages with their furniture out.

What a head and a folio look like depends on nothing but their words and their side. So in a view that is
made again and again each is set once: after an edit that shifts no page, none is.
"""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

from stonehand.compose import furniture as compose_furniture
from stonehand.compose import furniture_stylesheets
from stonehand.diagnostics import Report
from stonehand.model.artefact import FurniturePage
from stonehand.model.book import Book
from stonehand.model.layout import Line, Page
from stonehand.pipeline.heads import book_furniture
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.furniture import set_furniture
from stonehand.press.pdf.pagination import with_furniture

Key = tuple[FurniturePage, str]
"""The words of a page's furniture, and the stylesheets that it is set with."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as drawn: a PDF, and its index in it. Furniture: the sheets stand one below the other."""

    pdf: bytes
    number: int


@dataclass(frozen=True, slots=True)
class Furnishing:
    """The furniture of one page: where it is drawn, out of how many sheets, and its lines."""

    drawn: Drawn
    sheets: int
    lines: tuple[Line, ...]


@dataclass(slots=True)
class FurnitureCase:
    """The furniture that has been set in this run, as long as it may be wanted again."""

    known: dict[Key, Furnishing] = field(default_factory=dict)

    def furnish(
        self, book: Book, pages: Sequence[Page], fonts: FontSet, executor: Executor, report: Report
    ) -> tuple[tuple[Page, Furnishing], ...]:
        """Return each page with its furniture, setting what is not known yet."""
        style = "\0".join(furniture_stylesheets(book.design, book.root)) + repr(book.design)
        wanted = [(each, style) for each in book_furniture(book, pages)]
        missing = [key for key in dict.fromkeys(wanted) if key not in self.known]
        if missing:
            self._set(book, missing, fonts, executor, report)
        self.known = {key: self.known[key] for key in wanted}
        found = [self.known[key] for key in wanted]
        return tuple(zip(with_furniture(pages, [each.lines for each in found]), found, strict=True))

    def _set(
        self, book: Book, missing: list[Key], fonts: FontSet, executor: Executor, report: Report
    ) -> None:
        words = [each for each, _ in missing]
        html = compose_furniture(words, book.root, book.metadata.language)
        stylesheets = furniture_stylesheets(book.design, book.root)
        made = executor.submit(set_furniture, html, stylesheets, book.design, fonts).result()
        report.extend(made.diagnostics)
        for number, (key, lines) in enumerate(zip(missing, made.lines, strict=True)):
            self.known[key] = Furnishing(Drawn(made.pdf, number), len(missing), lines)
