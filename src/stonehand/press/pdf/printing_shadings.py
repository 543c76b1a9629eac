"""A shading in the colours of a screen in, the same in inks out: the ends of each blend are converted."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from stonehand.press.pdf.printing_inks import Ink, Inks

RGB = ("/DeviceRGB", "/CalRGB")
BLENDS = 2
"""The type of function that blends two colours (ISO 32000-1, 7.10.3)."""
STITCHED = 3


def shading_in_inks(shading: Any, inks: Inks) -> None:
    """Convert a shading in place, if it is in RGB and all of its blends can be read."""
    space = shading.ColorSpace
    if str(space[0] if isinstance(space, pikepdf.Array) else space) not in RGB:
        return
    blends = list(_blends(shading.get("/Function")))
    ends = [(blend, name, _ink(blend, name, inks)) for blend in blends if blend for name in ("/C0", "/C1")]
    if None in blends or any(ink is None for *_, ink in ends):
        return
    for blend, name, ink in ends:
        blend[name] = pikepdf.Array(list(ink or ()))
    shading.ColorSpace = pikepdf.Name.DeviceCMYK
    if "/Background" in shading:
        del shading["/Background"]


def _blends(function: Any) -> Iterator[Any]:
    """Yield the functions that blend two colours of RGB; None for one that is of another type."""
    kind = int(function.FunctionType) if isinstance(function, pikepdf.Dictionary) else 0
    if kind == STITCHED:
        for part in function.Functions:
            yield from _blends(part)
    elif kind == BLENDS and len(function.get("/C0", ())) == len(function.get("/C1", ())) == 3:
        yield function
    else:
        yield None


def _ink(blend: Any, name: str, inks: Inks) -> Ink | None:
    return inks.of_rgb(*(float(value) for value in blend[name]))
