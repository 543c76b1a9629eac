"""A style of WeasyPrint in, the advances of a text set in it out, as they are drawn in a justified line."""

from array import array
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout, line_size

from stonehand.press.pdf.declarations import libraries
from stonehand.press.pdf.layout_words import FONT_PROPERTIES

PROBE = "AT AV To Ty LT y, v. f “A 1 T ’ W P. V, r A"
"""Letters that fonts kern against the space (WeasyPrint issue 2928), if they kern it at all."""

libraries()

UNIT = 2 / 1024  # px: the least spacing that makes Pango shape spaces apart, as it does when it justifies


class RightToLeft(Exception):
    """Text that is not set from left to right."""


class Face:
    """One font at one size, with its features."""

    def __init__(self, style: Any) -> None:
        self.style = style
        self.hyphen = self._width(style["hyphenate_character"])
        self.space = self._width("n n", UNIT) - UNIT - self._width("nn")
        probe = PROBE if style["letter_spacing"] == "normal" else ""
        apart = self._width(probe, UNIT) - UNIT * probe.count(" ")
        self.kerns_space = abs(apart - self._width(probe)) > 0.01 * style["font_size"]
        self.is_exact = not self.kerns_space and style["letter_spacing"] == "normal"
        self.height, self.baseline = _height(style)

    def _width(self, text: str, spacing: float = 0.0) -> float:
        return width(text, self.style, spacing)

    def advances(self, text: str, style: Any) -> tuple["array[int]", bool]:
        """Return the advance of each character in Pango's units, a ligature's divided among letters.

        And whether all of it is in one font, none borrowed for what that one lacks.
        """
        layout = Layout(style, UNIT if self.kerns_space else 0)
        layout.set_text(text, justify=True)
        line, _ = layout.get_first_line()
        found = array("i", bytes(4 * (len(text) + 1)))
        address = ffi.cast("int *", ffi.from_buffer(found))
        pointer, _ = unicode_to_char_p(layout.text)
        run, known, fonts = line.runs[0], 0, set()
        while run != ffi.NULL:
            item, run = run.data, run.next
            if item.item.analysis.level % 2:
                raise RightToLeft
            pango.pango_glyph_item_get_logical_widths(item, pointer, address + known)
            known += item.item.num_chars
            fonts.add(item.item.analysis.font)
        return found[: len(text)], len(fonts) == 1


def width(text: str, style: Any, spacing: float = 0.0) -> float:
    """Return the width of a text in pixels with so much added to each of its spaces."""
    layout = Layout(style, spacing)
    layout.set_text(text, justify=True)
    line, _ = layout.get_first_line()
    return float(line_size(line, style)[0])


def _height(style: Any) -> tuple[float, float]:
    """Return the height of a line of a font, and its baseline from the top."""
    layout = Layout(style)
    layout.set_text("x")
    line, _ = layout.get_first_line()
    return float(line_size(line, style)[1]), float(
        pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
    )


def pixels(units: int) -> float:
    """Return Pango's units as pixels."""
    return float(units * FROM_UNITS)


class Faces:
    """The faces of a document. Paragraphs have styles of their own, but few faces."""

    def __init__(self) -> None:
        self._faces: dict[str, Face] = {}
        # The style is kept, so that no other can take its identity.
        self._by_style: dict[int, tuple[Any, Face]] = {}

    def face(self, style: Any) -> Face:
        """Return the face of a style."""
        known = self._by_style.get(id(style))
        if known is None:
            key = repr([style[name] for name in (*FONT_PROPERTIES, "hyphenate_character")])
            if key not in self._faces:
                self._faces[key] = Face(style)
            known = self._by_style[id(style)] = style, self._faces[key]
        return known[1]
