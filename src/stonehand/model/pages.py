"""How the house makes up its pages: the values of `[design.pages]`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageSettings:
    """How facing pages are brought to one height.

    `spreads`: whether they are. `lines`: lines by which both may run short or long. `looseness`: paragraphs
    of a page that may run a line more or fewer. `last_page`: lines of text that the last page of a section
    has at least.
    """

    spreads: bool = True
    lines: int = 1
    looseness: int = 3
    last_page: int = 5


PAGES = PageSettings()
"""The defaults."""
