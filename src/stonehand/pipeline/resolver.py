"""A draft and the places of its settings in, the book resolved out: not again where it would be the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stonehand.diagnostics import Report
from stonehand.model.book import Book, Draft
from stonehand.model.places import Places, Position
from stonehand.resolve import resolve


@dataclass(slots=True)
class Asked(Mapping[str, Position]):
    """Positions by anchor that remember which were asked for, and what was said."""

    positions: Mapping[str, Position]
    answers: dict[str, Position | None] = field(default_factory=dict)

    def __getitem__(self, anchor: str) -> Position:
        """Return a position. Raises KeyError where an anchor has none."""
        self.answers[anchor] = self.positions.get(anchor)
        return self.positions[anchor]

    def __iter__(self) -> Iterator[str]:
        """Return all anchors: whoever asks for them has asked for each."""
        self.answers.update(self.positions)
        return iter(self.positions)

    def __len__(self) -> int:
        """Return the number of anchors."""
        return len(self.positions)

    def agrees(self, positions: Mapping[str, Position]) -> bool:
        """Tell whether other positions would have given the same answers."""
        is_alike = bool(positions) == bool(self.positions)
        return is_alike and all(positions.get(anchor) == said for anchor, said in self.answers.items())


@dataclass(slots=True)
class Resolver:
    """One draft, with the book last made of it."""

    draft: Draft
    book: Book | None = None
    asked: Asked = field(default_factory=lambda: Asked({}))
    report: Report = field(default_factory=Report)

    def resolve(self, places: Places, report: Report) -> Book:
        """Return the book with these places."""
        if self.book is None or not self.asked.agrees(places.positions):
            self.asked, self.report = Asked(places.positions), Report()
            self.book = resolve(self.draft, Places(self.asked), self.report)
        report.extend(self.report)
        return self.book
