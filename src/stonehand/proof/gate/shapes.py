"""The pages of two builds in; figures, tables, rules that came, went, moved or changed size out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stonehand.diagnostics import Code
from stonehand.proof.gate.baseline import BaselinePage, Shape
from stonehand.proof.gate.difference import Difference, Rectangle, on_page
from stonehand.proof.gate.pairs import by_points, of_section
from stonehand.proof.gate.words import Pages

Key = tuple[str, str, int]
"""Kind, anchor, and the number among those of one kind and anchor."""


class Placed(NamedTuple):
    """A shape and the number of its page in the section."""

    page: int
    shape: Shape


def shape_differences(section: str, old: Pages, new: Pages) -> Iterator[Difference]:
    """Yield those of a section: moves where the lines of a page stand as accepted."""
    accepted = [page for _, page in of_section(old, section)]
    pages = [page for _, page in of_section(new, section)]
    printed = [new.printed[index] for index, _ in of_section(new, section)]
    was, now = _spread(accepted), _spread(pages)
    for key in dict.fromkeys((*was, *now)):
        if key not in now:
            spots = (on_page(printed[min(was[key].page, len(printed) - 1)]),) if printed else ()
            yield Difference(Code.G105, f"{_name(was[key].shape)} is gone", spots)
            continue
        page, shape = now[key]
        spots = (on_page(printed[page], _rectangle(shape)),)
        if key not in was:
            yield Difference(Code.G105, f"{_name(shape)} has come", spots)
        elif _is_otherwise(was[key], now[key], accepted, pages):
            yield Difference(Code.G105, f"{_name(shape)} stands {_how_far(was[key].shape, shape)}", spots)


def _spread(pages: Sequence[BaselinePage]) -> dict[Key, Placed]:
    counted: Counter[tuple[str, str]] = Counter()
    found = {}
    for number, page in enumerate(pages):
        for shape in page.shapes:
            counted[shape.kind, shape.anchor] += 1
            key = shape.kind, shape.anchor, counted[shape.kind, shape.anchor]
            found[key] = Placed(number, shape)
    return found


def _is_otherwise(was: Placed, now: Placed, old: Sequence[BaselinePage], new: Sequence[BaselinePage]) -> bool:
    """Tell whether a shape has another size, or stands elsewhere between lines that do not."""
    one, other = was.shape, now.shape
    if (one.width, one.height) != (other.width, other.height):
        return True
    if one == other or was.page != now.page:
        return False
    looks = [[row.looks for row in pages[now.page].rows] for pages in (old, new)]
    return looks[0] == looks[1]


def _name(shape: Shape) -> str:
    return f"the {shape.kind} “{shape.anchor}”" if shape.anchor else f"a {shape.kind}"


def _rectangle(shape: Shape) -> Rectangle:
    return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height


def _how_far(was: Shape, now: Shape) -> str:
    moved = (("to the right", now.x - was.x), ("lower", now.y - was.y), ("wider", now.width - was.width))
    said = [by_points(name, round(points, 2)) for name, points in moved if round(points, 2)]
    if was.height != now.height:
        said.append(f"{now.height - was.height:+.2f} pt in height")
    return ", ".join(said)
