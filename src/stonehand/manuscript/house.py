"""The settings of a book and of its house in, one document out in which the book's own word counts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from stonehand.diagnostics import Code, Report
from stonehand.manuscript.document import Document, Path

TABLES = ("imprint", "series", "design", "print", "archive", "screen", "typography", "lint")
"""What books of a house have in common; the rest is of each book."""


def with_house(book: Document, house: Document, report: Report) -> Document:
    """Return the book's settings with those of the house where the book says nothing.

    Tables are laid over each other key by key; a list of the book replaces that of the house. M002 is
    reported for what is none of a house's affairs.
    """
    for name in house.values.keys() - set(TABLES):
        hint = f"a house's tables are {', '.join(TABLES)}; the rest stands in each book's book.toml"
        report.add(Code.M002, f"“{name}” is not for a house", house.key((name,)), hint)
    common = {name: value for name, value in house.values.items() if name in TABLES}
    hidden = set(_written(book.values, common, ()))

    def kept(path: Path) -> bool:
        return not any(path[: len(own)] == own for own in hidden)

    keys = {path: span for path, span in house.keys.items() if kept(path)}
    places = {path: span for path, span in house.places.items() if kept(path)}
    return replace(
        book,
        values=_over(common, book.values),
        keys={**keys, **book.keys},
        places={**places, **book.places},
    )


def _over(house: Mapping[str, object], book: Mapping[str, object]) -> dict[str, object]:
    """Return one table of two."""
    both = {**house, **book}
    for name in house.keys() & book.keys():
        below, above = house[name], book[name]
        if isinstance(below, Mapping) and isinstance(above, Mapping):
            both[name] = _over(below, above)
    return both


def _written(book: Mapping[str, object], house: Mapping[str, object], path: Path) -> Iterator[Path]:
    """Yield the paths of the house's values that the book replaces."""
    for name in house.keys() & book.keys():
        below, above = house[name], book[name]
        if isinstance(below, Mapping) and isinstance(above, Mapping):
            yield from _written(above, below, (*path, name))
        else:
            yield (*path, name)
