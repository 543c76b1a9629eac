"""A face of square letters, small enough to be made anew in every test."""

from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

LETTERS = "".join(
    map(chr, [*range(32, 127), *range(0xA0, 0x180), *range(0x400, 0x460), *range(0x2010, 0x2030), 0x2022])
)


def tiny_font(family: str = "Tiny", letters: str = LETTERS) -> bytes:
    """Return a TrueType font with one square for each of the letters."""
    pen = TTGlyphPen(None)
    for step, point in enumerate(((0, 0), (0, 500), (400, 500), (400, 0))):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    square, cmap = pen.glyph(), {ord(letter): f"u{ord(letter):04X}" for letter in letters}
    names = [".notdef", *cmap.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    target = BytesIO()
    builder.save(target)
    return target.getvalue()
