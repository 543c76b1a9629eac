"""A row of the note sheet: a note as printed, what it cites and in which form."""

from dataclasses import dataclass

from stonehand.source import Span


@dataclass(frozen=True, slots=True)
class NoteCite:
    """A work cited in a note. `form` is full, short or ibid, `why` says so in words.

    `is_own`: the author's own words stand for it. `pages` are those of the work.
    """

    key: str
    title: str
    form: str
    why: str
    locator: str = ""
    label: str = "page"
    pages: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note: its section's title, its number as printed, the folio of its call, its words.

    `before` is the number of the note before it in its series that cites anything, `works_before` how many
    works that one cites.
    """

    section: str
    mark: str
    folio: str
    words: str
    span: Span
    cites: tuple[NoteCite, ...] = ()
    before: str = ""
    works_before: int = 0
