"""What a settings file says and where it says so: the same for TOML and for front matter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from stonehand.diagnostics import Code
from stonehand.source import Span

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: names of keys and, in a list, positions from 0."""


@dataclass(frozen=True, slots=True)
class Document:
    """Hold the values of a settings file with the span of each key and of each value."""

    file: str
    values: Mapping[str, object]
    keys: Mapping[Path, Span] = field(default_factory=dict)
    places: Mapping[Path, Span] = field(default_factory=dict)

    def key(self, path: Path) -> Span:
        """Return where the key of a path stands, or the nearest thing around it that has a place."""
        return self._nearest(self.keys, path)

    def place(self, path: Path) -> Span:
        """Return where the value of a path stands, or the nearest thing around it that has a place."""
        return self._nearest(self.places, path)

    def _nearest(self, spans: Mapping[Path, Span], path: Path) -> Span:
        while path and path not in spans:
            path = path[:-1]
        return spans.get(path, Span.point(self.file))


@dataclass(frozen=True, slots=True)
class Fault:
    """Say what is wrong with a value, before its place is known."""

    code: Code
    message: str
    hint: str = ""
