"""WeasyPrint's drawing of a gradient in an SVG in, the same such that every reader paints it out.

WeasyPrint paints a gradient as a pattern whose tiles touch. Poppler's Splash (pdftoppm, Okular) leaves such a
tile empty where it measures 1 by 1, as every gradient by the box of its shape does; and where the next tile
begins at the edge of a shape, a line of its colour is seen. A gradient that is turned by half a right angle
has a tile without height, which no reader paints.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pydyf

APART = 2
"""From tile to tile, in tiles: those that do not touch are painted one by one."""


def draw_gradient(original: Callable[..., bool]) -> Callable[..., bool]:
    """Return the hook around `weasyprint.svg.draw_gradient`."""

    def hooked(svg: Any, node: Any, gradient: Any, font_size: Any, opacity: Any, stroke: bool) -> bool:
        patterns = svg.stream._resources["Pattern"]
        before = set(patterns)
        drawn = original(svg, node, gradient, font_size, opacity, stroke)
        for name in patterns.keys() - before:
            _cover(patterns[name], svg, svg.calculate_bounding_box(node, font_size, stroke))
        return drawn

    return hooked


def _cover(pattern: Any, svg: Any, box: tuple[float, float, float, float]) -> None:
    """Give a pattern one tile as large as the box of a shape (x, y, width, height)."""
    x, y, width, height = box
    to_tile = svg.stream.ctm @ type(svg.stream.ctm)(*pattern.extra["Matrix"]).invert
    corners = ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
    across, down = zip(*(to_tile.transform_point(*corner) for corner in corners), strict=True)
    for form in _forms(pattern):
        form.extra["BBox"] = pydyf.Array((min(across), min(down), max(across), max(down)))
    pattern.extra["XStep"] = APART * (max(across) - min(across))
    pattern.extra["YStep"] = APART * (max(down) - min(down))


def _forms(form: Any) -> Iterator[Any]:
    """Yield a pattern and what is drawn in it: the colours, and the mask that lets them through."""
    yield form
    for inner in form._resources["XObject"].values():
        yield from _forms(inner)
    for state in form._resources["ExtGState"].values():
        if "SMask" in state:
            yield from _forms(state["SMask"]["G"])
