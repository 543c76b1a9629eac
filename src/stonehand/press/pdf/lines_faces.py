"""A style of WeasyPrint in, the sorts of a text set in it out, as they are drawn in a justified line."""

import atexit
from collections.abc import Iterable
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.text.line_break import Layout, line_size

from stonehand.press.pdf.declarations import libraries
from stonehand.press.pdf.layout_words import FONT_PROPERTIES, Font
from stonehand.press.pdf.lines_case import GROWTH, Case, shape
from stonehand.press.pdf.lines_sorts import Cast, Sort

PROBE = "AT AV To Ty LT y, v. f “A 1 T ’ W P. V, r A"
"""Letters that fonts kern against the space (WeasyPrint issue 2928), if they kern it at all."""

libraries()

UNIT: float = GROWTH / TO_UNITS
"""Pixels: the least spacing that makes Pango shape spaces apart, as it does when it justifies."""


class Face:
    """One font at one size, with its features. `font`: Pango's, which lives as long as this."""

    def __init__(self, style: Any) -> None:
        self.style = style
        self.hyphen = self._width(style["hyphenate_character"])
        self.space = self._width("n n", UNIT) - UNIT - self._width("nn")
        probe = PROBE if style["letter_spacing"] == "normal" else ""
        apart = self._width(probe, UNIT) - UNIT * probe.count(" ")
        self.kerns_space = abs(apart - self._width(probe)) > 0.01 * style["font_size"]
        self.is_exact = not self.kerns_space and style["letter_spacing"] == "normal"
        self._layout = Layout(style)
        self._layout.set_text("x")
        line, _ = self._layout.get_first_line()
        self.font = line.runs[0].data.item.analysis.font
        self.height = float(line_size(line, style)[1])
        self.baseline = float(pango.pango_layout_get_baseline(self._layout.layout) * FROM_UNITS)
        self._case = Case(style) if self.is_exact else None

    def _width(self, text: str, spacing: float = 0.0) -> float:
        return width(text, self.style, spacing)

    def cast(self, text: str, style: Any) -> Cast:
        """Return a text in sorts. Raises RightToLeft."""
        if self._case is not None:
            return self._case.cast(text)
        return shape(text, style, GROWTH if self.kerns_space else 0)

    def may_draw(self, sorts: Iterable[Sort]) -> bool:
        """Tell whether sorts can be drawn in a line without Pango."""
        is_reckoned = self._case is not None and self._case.is_reckoned
        return is_reckoned and {sort.font for sort in sorts} == {self.font}


def width(text: str, style: Any, spacing: float = 0.0) -> float:
    """Return the width of a text in pixels with so much added to each of its spaces."""
    layout = Layout(style, spacing)
    layout.set_text(text, justify=True)
    line, _ = layout.get_first_line()
    return float(line_size(line, style)[0])


def pixels(units: int) -> float:
    """Return Pango's units as pixels."""
    return float(units * FROM_UNITS)


class HouseFonts(FontConfiguration):
    """The fonts that documents of this process share, with what is known of those that were used.

    `faces` are for lines, `measured` for the map.
    """

    def __init__(self) -> None:
        """Begin with no face."""
        super().__init__()
        self.faces: dict[str, Face] = {}
        self.measured: dict[str, Font] = {}
        self.is_own = False

    def forget(self) -> None:
        """Forget what is known of fonts."""
        self.faces.clear()
        self.measured.clear()

    def add_font_face(self, *given: Any) -> None:
        """Take in a font of one document: what was known of faces may be otherwise with it."""
        self.forget()
        self.is_own = True
        super().add_font_face(*given)


_shared: list[HouseFonts] = []


def house_fonts() -> HouseFonts:
    """Return the fonts of this process, anew where a document brought some of its own."""
    if not _shared or _shared[-1].is_own:
        _shared[:] = [HouseFonts()]
    return _shared[-1]


@atexit.register
def _put_away() -> None:
    """Give the faces back while Pango is still there."""
    for fonts in _shared:
        fonts.forget()
    _shared.clear()


class Faces:
    """The faces of a document. Paragraphs have styles of their own, but few faces."""

    def __init__(self) -> None:
        # The style is kept, so that no other can take its identity.
        self._by_style: dict[int, tuple[Any, Face]] = {}

    def face(self, style: Any) -> Face:
        """Return the face of a style."""
        known = self._by_style.get(id(style))
        if known is None:
            key = repr([style[name] for name in (*FONT_PROPERTIES, "hyphenate_character")])
            faces = style.font_config.faces
            if key not in faces:
                faces[key] = Face(style)
            known = self._by_style[id(style)] = style, faces[key]
        return known[1]
