"""What a database is told of one section of a book that is published by itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChapterRecord:
    """A section by itself: `pages` are its printed folios, first and last; `citation` is how to cite it."""

    file: str
    title: str
    subtitle: str
    authors: tuple[str, ...]
    orcids: tuple[str, ...]
    doi: str
    first_page: str
    last_page: str
    language: str
    abstract: str
    keywords: tuple[str, ...]
    citation: str

    @property
    def pages(self) -> str:
        """Return the folios as a range."""
        return self.first_page if self.first_page == self.last_page else f"{self.first_page}–{self.last_page}"
