"""Where the anchors of the book fell in its last setting."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Beside = Literal["", "facing", "following"]
"""How a plate, which has no folio, is found by that of a page: it faces it, or other plates stand between."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the pagination: sheet (from 1), printed folio, body line of the page (from 1, 0: none).

    `beside`: the folio is that of the page which a plate faces or follows.
    """

    sheet: int
    folio: str
    line: int = 0
    beside: Beside = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Map anchor -> position; empty before the first setting."""

    positions: Mapping[str, Position] = field(default_factory=dict)

    def folio(self, anchor: str) -> str:
        """Return the printed folio of an anchor, or an empty string while it is unknown."""
        position = self.positions.get(anchor)
        return position.folio if position else ""

    def beside(self, anchor: str) -> Beside:
        """Tell whether an anchor stands on a plate, and how the page of its folio lies to it."""
        position = self.positions.get(anchor)
        return position.beside if position else ""
