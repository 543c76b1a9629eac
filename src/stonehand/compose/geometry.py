"""The design in, the type area and the sizes of type out: points, rounded to hundredths."""

from dataclasses import dataclass

from stonehand.model.book import Design

MEASURE = 0.706
"""The measure as a part of the width of the page: 26 picas of 156 mm."""

DEPTH = 0.8
"""The most that the lines of text may take of the height of the page."""

GUTTER = 0.42
"""The gutter's share of the white beside the text; the fore-edge has the rest."""

HEAD = 0.44
"""The head's share of the white above and below the text; the foot has the rest."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes of type: text, extract and note on their leadings."""

    size: float
    lead: float
    extract: float
    note: float
    note_lead: float


SCALES = (
    (395.0, Scale(10.0, 13.0, 9.5, 8.5, 10.5)),
    (482.0, Scale(11.0, 14.0, 10.25, 9.0, 11.0)),
    (10_000.0, Scale(12.0, 15.0, 11.0, 9.5, 12.0)),
)
"""The scale for trims narrower than so many points."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """The page: margins of a recto (mirrored on a verso), measure and depth of the text."""

    scale: Scale
    lines: int
    measure: float
    depth: float
    head: float
    foot: float
    gutter: float
    fore_edge: float


def geometry(design: Design) -> Geometry:
    """Return the type area for a trim: a whole number of lines, margins in classical order.

    Gutter < head < fore-edge < foot in the house's default, 156 x 234 mm: 26 picas, 37 lines.
    """
    scale = next(scale for width, scale in SCALES if design.width < width)
    measure = round(design.width * MEASURE)
    lines = int(design.height * DEPTH / scale.lead)
    depth = lines * scale.lead
    gutter = round((design.width - measure) * GUTTER, 2)
    head = round((design.height - depth) * HEAD, 2)
    return Geometry(
        scale=scale,
        lines=lines,
        measure=measure,
        depth=depth,
        head=head,
        foot=round(design.height - depth - head, 2),
        gutter=gutter,
        fore_edge=round(design.width - measure - gutter, 2),
    )
