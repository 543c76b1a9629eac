"""Text boxes of a line in; their words with left edge and width, and the ratio of its spaces, out.

WeasyPrint knows the width of a text box, not of its words. Each word is measured once with Pango; what is
left of the box is divided among its spaces, so that a word is off by no more than the kerning with a space.
"""

import re
from typing import Any, TypeAlias

from weasyprint.text.line_break import Layout, line_size

from stonehand.model.layout import Word

TextBox: TypeAlias = Any

PT = 0.75  # points in a CSS pixel
SPACES = re.compile("[ \u00a0]")  # those that WeasyPrint stretches in a justified line
FONT_PROPERTIES = (
    "font_family",
    "font_size",
    "font_style",
    "font_weight",
    "font_stretch",
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
    "font_variation_settings",
    "font_language_override",
    "letter_spacing",
    "word_spacing",
    "lang",
)


class Ruler:
    """Measure words, each once in each font."""

    def __init__(self) -> None:
        self._fonts: dict[int, tuple[Any, Layout, dict[str, float]]] = {}
        self._by_key: dict[str, tuple[Layout, dict[str, float]]] = {}

    def width(self, style: Any, text: str) -> float:
        """Return the natural width of a text in pixels."""
        if not text:
            return 0.0
        _, layout, widths = self._fonts.get(id(style)) or self._font(style)
        width = widths.get(text)
        if width is None:
            layout.set_text(text)
            line, _ = layout.get_first_line()
            width = widths[text] = float(line_size(line, layout.style)[0])
        return width

    def _font(self, style: Any) -> tuple[Any, Layout, dict[str, float]]:
        key = repr([style[name] for name in FONT_PROPERTIES])
        if key not in self._by_key:
            self._by_key[key] = Layout(style), {}
        # The style is kept, so that no other can take its identity.
        font = self._fonts[id(style)] = style, *self._by_key[key]
        return font


class LineWords:
    """Gather the words of one line, text box by text box; a word may run over several."""

    def __init__(self, ruler: Ruler) -> None:
        self._ruler = ruler
        self._edges: list[list[float]] = []  # left, right, start
        self._is_open = False
        self.text = ""
        self.space_ratio = 0.0

    def add(self, box: TextBox) -> None:
        """Add the words of a text box."""
        text, style = box.text, box.style
        pieces = SPACES.split(text)
        left, gap = float(box.position_x), 0.0
        widths = [float(box.width)]
        if len(pieces) > 1:
            widths = [self._ruler.width(style, piece) for piece in pieces]
            gap = (float(box.width) - sum(widths)) / (len(pieces) - 1)
            self._note_ratio(box)
        start = len(self.text)
        for index, (piece, width) in enumerate(zip(pieces, widths, strict=True)):
            if index:
                self._is_open = False
            if piece:
                self._add_piece(left, left + width, start)
            left += width + gap
            start += len(piece) + 1
        self.text += text

    def _add_piece(self, left: float, right: float, start: int) -> None:
        if self._is_open:
            self._edges[-1][1] = right
        else:
            self._edges.append([left, right, start])
        self._is_open = True

    def _note_ratio(self, box: TextBox) -> None:
        if not self.space_ratio:
            natural = self._ruler.width(box.style, " ")
            self.space_ratio = (natural + box.justification_spacing) / natural if natural else 0.0

    def words(self) -> tuple[Word, ...]:
        """Return the words in points."""
        return tuple(
            Word(round(left * PT, 2), round((right - left) * PT, 2), int(start))
            for left, right, start in self._edges
        )
