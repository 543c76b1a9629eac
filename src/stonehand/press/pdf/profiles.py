"""The profiles of one pagination: what screen and print make of the same joined pages."""

from collections.abc import Callable
from typing import Any, Literal

import pikepdf

from stonehand.model.book import Design
from stonehand.press.pdf.artifacts import draw_on_every_page
from stonehand.press.pdf.tags import take_tags_away

Profile = Literal["screen", "print"]

_MARK = 14.0
_HAIRLINE = 0.25


def screen(pdf: Any, design: Design) -> None:
    """Crop every page to the trim; links stay."""
    trim = pikepdf.Array([0, 0, design.width, design.height])
    for page in pdf.pages:
        for box in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"):
            page.obj[box] = trim


def printing(pdf: Any, design: Design) -> None:
    """Give every page its bleed and crop marks outside it, and take links and tags away."""
    bleed = _around(design, design.bleed)
    media = _around(design, design.bleed + _MARK)
    trim = pikepdf.Array([0, 0, design.width, design.height])
    for page in pdf.pages:
        page.obj.MediaBox = page.obj.CropBox = media
        page.obj.BleedBox, page.obj.TrimBox = bleed, trim
        if "/Annots" in page.obj:
            del page.obj["/Annots"]
    take_tags_away(pdf)
    draw_on_every_page(pdf, crop_marks(design))


PROFILES: dict[Profile, Callable[[Any, Design], None]] = {"screen": screen, "print": printing}
"""In the order in which they are made of one file: print takes the links away, so it comes last."""


def _around(design: Design, margin: float) -> Any:
    return pikepdf.Array([-margin, -margin, design.width + margin, design.height + margin])


def crop_marks(design: Design) -> bytes:
    """Return the operators that draw eight hairlines in black (DeviceCMYK K) from the bleed outwards."""
    inner, outer = design.bleed, design.bleed + _MARK
    lines = []
    for x, outwards in ((0.0, -1), (design.width, 1)):
        for y, upwards in ((0.0, -1), (design.height, 1)):
            lines.append((x + outwards * inner, y, x + outwards * outer, y))
            lines.append((x, y + upwards * inner, x, y + upwards * outer))
    drawn = "".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l\n" for a, b, c, d in lines)
    return f"0 0 0 1 K {_HAIRLINE} w\n{drawn}S".encode()
