"""Where the anchors of the book fell in its last setting."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the pagination: sheet (from 1), printed folio, body line of the page (from 1, 0: none)."""

    sheet: int
    folio: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Places:
    """Map anchor -> position; empty before the first setting."""

    positions: Mapping[str, Position] = field(default_factory=dict)

    def folio(self, anchor: str) -> str:
        """Return the printed folio of an anchor, or an empty string while it is unknown."""
        position = self.positions.get(anchor)
        return position.folio if position else ""
