"""What a reader who does not see the page gets of a book: the same shape for manuscript, PDF and EPUB."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class NoteWays:
    """How a note is reached: calls that lead to it, and whether its marker leads back to one of them."""

    calls: int = 0
    leads_back: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A book as it is read aloud.

    `text` are its letters and figures in the order of reading, without notes and what is generated; `heads`
    are level and letters; `notes` are the letters of each by identity, in order; `pictures` and `formulas`
    are their alternative texts; `ways` tells how notes with a marker are reached.
    """

    text: str
    heads: tuple[tuple[int, str], ...]
    notes: Mapping[str, str]
    pictures: tuple[str, ...]
    formulas: tuple[str, ...] = ()
    ways: Mapping[str, NoteWays] = field(default_factory=dict)


def letters(text: str) -> str:
    """Return the letters and figures of a text: what is read, however it is spaced or broken."""
    return "".join(filter(str.isalnum, text))
