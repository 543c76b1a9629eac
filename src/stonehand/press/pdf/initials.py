"""The HTML of a section and its faces in; what the stylesheet must know of the face of each initial, on it.

An initial is a float whose size, height and line height follow from how far it goes down
(`styles/print.css`). What is left are the measures of its letter, in ems, as custom properties:

`--cap`: height of capitals; `--rise`: ascent less descent, which says where a line box has its baseline;
`--before`, `--after`: how far its box moves out to the left, so that its ink stands at the margin, and the
text moves in on it from the right; `--mark`: the width of what opens a quotation before it, which hangs in
the margin at the size of the text.
"""

from functools import cache

import uharfbuzz
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from stonehand.press.pdf import protrusion
from stonehand.press.pdf.fontset import FontFace, FontSet, Style
from stonehand.press.pdf.tree import Node

INITIAL, MARK = "initial", "mark"
ITALIC = ("em", "i")
OVERHANG = 0.5
"""Share of what hangs out at the edge of a line: a large letter is seen to stand out sooner."""


@cache
def _face(path: str) -> tuple[TTFont, uharfbuzz.Font]:
    return TTFont(path), uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)))


def fit_initials(root: Node, fonts: FontSet | None) -> None:
    """Put the measures of its face on every initial of a document; none where the face is not the book's."""
    for element in root.iter():
        if is_initial(element):
            _fit(element, fonts)


def is_initial(element: Node | None) -> bool:
    """Tell whether an element is an initial."""
    return element is not None and INITIAL in (element.get("class") or "").split()


def _fit(element: Node, fonts: FontSet | None) -> None:
    style: Style = "italic" if any(inner.tag in ITALIC for inner in element.iter()) else "normal"
    family = fonts.family(element.get("data-face") or "") if fonts else None
    face = fonts.face(family, 400, style) if fonts and family else None
    if face:
        values = ";".join(f"--{name}:{value:.4f}" for name, value in measures(face, *_texts(element)))
        element.set("style", f"{values};{element.get('style') or ''}".rstrip(";"))


def _texts(element: Node) -> tuple[str, str]:
    """Return the mark before the letter, and the letter."""
    marks = (child for child in element if MARK in (child.get("class") or "").split())
    mark = "".join(next(marks, element.makeelement("span", {})).itertext())
    return mark, "".join(element.itertext()).removeprefix(mark)


def measures(face: FontFace, mark: str, letter: str) -> tuple[tuple[str, float], ...]:
    """Return the measures of a letter in a face, in ems."""
    tables, font = _face(face.path)
    em = float(tables["head"].unitsPerEm)
    extents = font.get_font_extents("ltr")
    name = tables.getBestCmap().get(ord(letter[:1] or " "))
    advance = _advance(font, letter[:1] or " ")
    left, right = _sides(tables, name, advance)
    overhang = OVERHANG * protrusion.left(letter[:1]) * advance
    return (
        ("cap", _capitals(tables) / em),
        ("rise", (extents.ascender + extents.descender) / em),
        ("before", (left + overhang) / em),
        ("after", right / em),
        ("mark", sum(_advance(font, character) for character in mark) / em),
    )


def _capitals(tables: TTFont) -> float:
    """Return the height of capitals: as the font has it, or of its H."""
    if height := getattr(tables["OS/2"], "sCapHeight", 0):
        return float(height)
    bounds = _bounds(tables, tables.getBestCmap().get(ord("H")))
    return bounds[3] if bounds else 0.7 * float(tables["head"].unitsPerEm)


def _advance(font: uharfbuzz.Font, character: str) -> float:
    return float(font.get_glyph_h_advance(font.get_nominal_glyph(ord(character)) or 0))


def _sides(tables: TTFont, name: str | None, advance: float) -> tuple[float, float]:
    """Return the white to the left and to the right of the ink."""
    bounds = _bounds(tables, name)
    return (bounds[0], advance - bounds[2]) if bounds else (0.0, 0.0)


def _bounds(tables: TTFont, name: str | None) -> tuple[float, float, float, float] | None:
    if name is None:
        return None
    glyphs = tables.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    bounds: tuple[float, float, float, float] | None = pen.bounds
    return bounds
