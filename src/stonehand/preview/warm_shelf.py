"""A shelf in, the same with what was lately taken from it or put on it at hand in memory, out."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from stonehand.store.shelf import Shelf

AT_HAND = 600
"""Entries in memory: those of some thirty sections, before and after an edit."""


@dataclass(frozen=True, slots=True)
class WarmShelf(Shelf):
    """A shelf of one process that asks for the same entries every few seconds."""

    at_hand: OrderedDict[str, Any] = field(default_factory=OrderedDict)

    def get(self, key: str) -> Any:
        """Return the value under a key, or None."""
        found = self.at_hand.get(key)
        return self._lay(key, Shelf.get(self, key) if found is None else found)

    def put(self, key: str, value: object) -> None:
        """Keep a value."""
        Shelf.put(self, key, value)
        self._lay(key, value)

    def _lay(self, key: str, value: Any) -> Any:
        if value is not None:
            self.at_hand[key] = value
            self.at_hand.move_to_end(key)
            if len(self.at_hand) > AT_HAND:
                self.at_hand.popitem(last=False)
        return value


def warmed(shelf: Shelf | None) -> Shelf | None:
    """Return a shelf that keeps things at hand."""
    return shelf and WarmShelf(shelf.folder, shelf.secret)
