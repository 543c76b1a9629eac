"""The copy style of a house: which rules of the lint of copy count, how much, and what is settled."""

from dataclasses import dataclass, field
from typing import Literal

Weight = Literal["off", "query", "warning", "error"]


@dataclass(frozen=True, slots=True)
class CopyStyle:
    """Settle what the lint of copy asks for.

    An empty text leaves it to the book: what it does mostly is right. `rules` are weights by code; `words`
    the spellings that are preferred; `repeated` the words that may stand twice in a row.
    """

    rules: tuple[tuple[str, Weight], ...] = ()
    quotes: Literal["", "typed", "straight"] = ""
    ellipsis: Literal["", "closed", "spaced"] = ""
    spelling: Literal["", "ise", "ize"] = ""
    percent: Literal["", "per cent", "percent", "%"] = ""
    thousands: Literal["", "comma", "space", "point", "none"] = ""
    centuries: Literal["", "words", "figures"] = ""
    decades: Literal["", "1980s", "1980’s"] = ""
    dates: Literal["", "day-month", "month-day"] = ""
    ordinals: Literal["", "raised", "level"] = ""
    stops: Literal["", "kept", "dropped"] = ""
    calls: Literal["", "before", "after"] = ""
    heads: Literal["", "sentence", "headline"] = ""
    words: tuple[str, ...] = field(default=())
    repeated: tuple[str, ...] = field(default=())


COPY_STYLE = CopyStyle()
