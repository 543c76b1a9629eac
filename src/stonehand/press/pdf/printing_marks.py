"""The trim and its bleed in; the marks of the printer around them, as operators in inks, out."""

from typing import Any

import pikepdf

from stonehand.model.book import Design
from stonehand.model.printing import Marks
from stonehand.press.pdf.printing_letters import Lettering

LENGTH = 14.0
"""Of a crop mark, in points."""

ROOM: dict[Marks, float] = {"none": 0.0, "crop": LENGTH, "all": 2 * LENGTH}
"""What the sheet has beyond the bleed for its marks, in points."""

HAIRLINE = 0.25
RADIUS = 4.0
CROSS = 7.0
"""Half the length of the arms of a registration mark."""

ROUND = 0.5523
"""How far the handles of a Bézier curve are from the ends of a quarter of a circle of radius 1."""

LETTERS = 6.0
"""Size of the line that tells the page, in points."""


def crop_marks(design: Design) -> bytes:
    """Return the operators that draw eight hairlines in black (DeviceCMYK K) from the bleed outwards."""
    inner, outer = design.bleed, design.bleed + LENGTH
    lines = []
    for x, outwards in ((0.0, -1), (design.width, 1)):
        for y, upwards in ((0.0, -1), (design.height, 1)):
            lines.append((x + outwards * inner, y, x + outwards * outer, y))
            lines.append((x, y + upwards * inner, x, y + upwards * outer))
    drawn = "".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l\n" for a, b, c, d in lines)
    return f"0 0 0 1 K {HAIRLINE} w\n{drawn}S".encode()


def registration_marks(pdf: Any, design: Design) -> Any:
    """Return a form of PDF that draws a cross in a circle at the middle of each side, on every plate.

    The separation `All` is the colour for that (ISO 32000-1, 8.6.6.4).
    """
    away, room = design.bleed + LENGTH, design.bleed + ROOM["all"]
    across, up = design.width / 2, design.height / 2
    places = (
        (across, -away),
        (across, design.height + away),
        (-away, up),
        (design.width + away, up),
    )
    drawn = f"/All CS 1 SCN {HAIRLINE} w\n{''.join(_mark(x, y) for x, y in places)}".encode()
    return pdf.make_stream(
        drawn,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=pikepdf.Array([-room, -room, design.width + room, design.height + room]),
        Resources=pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(All=_all_plates(pdf))),
    )


def _all_plates(pdf: Any) -> Any:
    """Return the colour space of all plates; a screen shows a tint of it in four inks."""
    shown = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    space = [pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, shown]
    return pdf.make_indirect(pikepdf.Array(space))


def _mark(x: float, y: float) -> str:
    r, h = RADIUS, RADIUS * ROUND
    quarters = ((r, h, h, r, 0, r), (-h, r, -r, h, -r, 0), (-r, -h, -h, -r, 0, -r), (h, -r, r, -h, r, 0))
    circle = "".join(" ".join(f"{value:.3f}" for value in quarter) + " c\n" for quarter in quarters)
    return (
        f"q 1 0 0 1 {x:.3f} {y:.3f} cm\n{r:.3f} 0 m\n{circle}S\n"
        f"{-CROSS:.3f} 0 m {CROSS:.3f} 0 l 0 {-CROSS:.3f} m 0 {CROSS:.3f} l S\nQ\n"
    )


def page_line(design: Design, words: str, lettering: Lettering) -> bytes:
    """Return the operators that draw a line of small letters below the bleed, right of the crop mark."""
    x, y = LETTERS, -(design.bleed + LENGTH + LETTERS)
    drawn = lettering.draw(words, LETTERS, design.width / 2 - 2 * LENGTH)
    return b"0 0 0 1 k q 1 0 0 1 %.3f %.3f cm\n%s\nQ" % (x, y, drawn)
