"""Text boxes of a line in; their words with left edge and width, their faces, the ratio of its spaces out.

WeasyPrint knows the width of a text box, not of its words. They are measured with Pango; what is left of
the box is divided among its spaces, so that a word is off by no more than the kerning with a space.
"""

import re
from itertools import pairwise
from typing import Any, TypeAlias

from weasyprint.text.line_break import Layout, line_size

from stonehand.model.layout import FaceRun, Word
from stonehand.press.pdf.tracking import count_glyphs, space_growth, tracking

TextBox: TypeAlias = Any

PT = 0.75  # points in a CSS pixel
SPACES = re.compile("[ \u00a0]")  # those that WeasyPrint stretches in a justified line
PLAIN = re.compile("[\u0000-\u058f\u1e00-\u206f]+")  # Latin, Greek, Cyrillic and punctuation
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


def face_name(style: Any) -> str:
    """Return what a style sets text in: family, what is not upright, regular or lower case, points."""
    wanted = (style["font_style"], str(style["font_weight"]), style["font_variant_caps"])
    others = [value for value in wanted if value not in ("normal", "400")]
    return " ".join((style["font_family"][0], *others, f"{style['font_size'] * PT:.4g}"))


class Font:
    """Measure words in one font. A pair of letters is measured once, and a word is the sum of its pairs.

    That has kerning and ligatures of two letters right. Scripts whose letters take other forms when they meet
    are measured word by word.
    """

    def __init__(self, style: Any) -> None:
        self.style = style
        self.face = face_name(style)
        self._layout = Layout(style)
        self._measured: dict[str, float] = {}
        self._steps: dict[tuple[str, str], float] = {}
        self._widths: dict[str, float] = {"": 0.0}

    def width(self, text: str) -> float:
        """Return the natural width of a text in pixels."""
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = self._sum(text) if PLAIN.fullmatch(text) else self._measure(text)
        return width

    def _sum(self, text: str) -> float:
        steps, total = self._steps, 0.0
        for pair in pairwise(text):
            step = steps.get(pair)
            if step is None:
                step = steps[pair] = self._measure("".join(pair)) - self._measure(pair[1])
            total += step
        return total + self._measure(text[-1])

    def _measure(self, text: str) -> float:
        width = self._measured.get(text)
        if width is None:
            self._layout.set_text(text)
            line, _ = self._layout.get_first_line()
            width = self._measured[text] = float(line_size(line, self.style)[0])
        return width


class Ruler:
    """Find the font of a style. Paragraphs have styles of their own, but few fonts, which documents share."""

    def __init__(self) -> None:
        # The style is kept, so that no other can take its identity.
        self._by_style: dict[int, tuple[Any, Font]] = {}

    def font(self, style: Any) -> Font:
        """Return the font of a style."""
        known = self._by_style.get(id(style))
        if known is None:
            key = repr([style[name] for name in FONT_PROPERTIES])
            fonts = style.font_config.measured
            if key not in fonts:
                fonts[key] = Font(style)
            known = self._by_style[id(style)] = style, fonts[key]
        return known[1]


def glyph_scale(box: TextBox) -> float:
    """Return by how much the glyphs of a text box are drawn wider than they are."""
    return float(box.__dict__.get("glyph_scale", 1.0))


def _tracked(piece: str, box: TextBox) -> float:
    """Return what tracking adds to a word."""
    apart = tracking(box)
    return apart * (count_glyphs(piece, box.style) - 1) if apart and piece else 0.0


class LineWords:
    """Gather the words of one line, text box by text box; a word may run over several."""

    def __init__(self, ruler: Ruler) -> None:
        self._ruler = ruler
        self._edges: list[list[float]] = []  # left, right, start
        self._is_open = False
        self.faces: list[FaceRun] = []
        self.text = ""
        self.space_ratio = 0.0
        self.expansion = 0.0

    def add(self, box: TextBox) -> None:
        """Add the words of a text box."""
        text, scale = box.text, glyph_scale(box)
        if text.strip():
            self.expansion = scale - 1
            self._note_face(self._ruler.font(box.style).face)
        pieces = SPACES.split(text)
        left, gap = float(box.position_x), 0.0
        widths = [float(box.width)]
        if len(pieces) > 1:
            font = self._ruler.font(box.style)
            widths = [(font.width(piece) + _tracked(piece, box)) * scale for piece in pieces]
            gap = (float(box.width) - sum(widths)) / (len(pieces) - 1)
            self._note_ratio(font, box)
        start = len(self.text)
        for index, (piece, width) in enumerate(zip(pieces, widths, strict=True)):
            if index:
                self._is_open = False
            if piece:
                self._add_piece(left, left + width, start)
            left += width + gap
            start += len(piece) + 1
        self.text += text

    def _note_face(self, face: str) -> None:
        if not self.faces or self.faces[-1].face != face:
            self.faces.append(FaceRun(len(self.text), face))

    def _add_piece(self, left: float, right: float, start: int) -> None:
        if self._is_open:
            self._edges[-1][1] = right
        else:
            self._edges.append([left, right, start])
        self._is_open = True

    def _note_ratio(self, font: Font, box: TextBox) -> None:
        if not self.space_ratio:
            natural = font.width(" ")
            self.space_ratio = (natural + space_growth(box)) / natural if natural else 0.0

    def words(self) -> tuple[Word, ...]:
        """Return the words in points."""
        return tuple(
            Word(round(left * PT, 2), round((right - left) * PT, 2), int(start))
            for left, right, start in self._edges
        )
