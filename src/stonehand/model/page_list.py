"""Where the pages of the printed book begin in an edition without pages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageMark:
    """The beginning of a printed page: its folio, the id of its mark, the document it stands in."""

    folio: str
    anchor: str
    document: str

    @property
    def href(self) -> str:
        """Return what leads to the mark, from the folder of the package document."""
        return f"text/{self.document}.xhtml#{self.anchor}"


@dataclass(frozen=True, slots=True)
class PageList:
    """The marks in the order of the pages, and the pages that have none: (section, folios)."""

    marks: tuple[PageMark, ...] = ()
    lacking: tuple[tuple[str, tuple[str, ...]], ...] = ()


NO_PAGES = PageList()
"""The list of an edition that knows of no printed pages."""
