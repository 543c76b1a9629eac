"""A line cut by its plan in, the same as wide as planned out: glyphs give first, then spaces, then letters.

Letters are set apart only where the spaces would be too wide, and where the compositor asks for it.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from weasyprint.formatting_structure import boxes

from stonehand.press.pdf.lines_faces import UNIT, width
from stonehand.press.pdf.lines_plan import SHRINK
from stonehand.press.pdf.lines_read import Box, text_boxes
from stonehand.press.pdf.lines_setter import NEARLY, Cut, LineSetter
from stonehand.press.pdf.lines_sorts import SPACES
from stonehand.press.pdf.tracking import count_glyphs, is_trackable

RELIEF = ((1.45, 0.01), (1.8, 0.03))
"""Where the spaces of a line would be wider than so many natural ones, its letters are set apart by so many
ems at most: the first is not seen, the second is the lesser evil."""


def _count_spaces(box: Box) -> int:
    return sum(box.text.count(space) for space in SPACES)


def _size(box: Box) -> float:
    return float(box.style["font_size"])


@dataclass
class Fit:
    """A line's text boxes, to be made as wide as wanted. `tracking`: ems between letters."""

    setter: LineSetter
    cut: Cut
    line: Box
    spacing: float = 0.0
    scale: float = 1.0
    tracking: float = 0.0

    def __post_init__(self) -> None:
        self.tracking = self.cut.paragraph.tracking

    @cached_property
    def texts(self) -> list[Box]:
        """Return the text boxes that are not empty."""
        return [box for box in text_boxes(self.line) if box.text]

    @cached_property
    def spaces(self) -> int:
        """Return the number of spaces that give."""
        return sum(map(_count_spaces, self.texts))

    @cached_property
    def gaps(self) -> float:
        """Return the ems of size at which white can be put between two glyphs, summed over the line."""
        sizes = sum(_size(box) * count_glyphs(box.text, box.style) for box in self.texts)
        return sizes - _size(self.texts[-1]) if self.texts else 0.0

    @property
    def added(self) -> float:
        """Return what tracking adds to the line; there is none after its last glyph."""
        return self.tracking * self.gaps if self.tracking else 0.0

    def widen(self, natural: float, goal: float) -> None:
        """Make the line, of a natural width, as wide as the goal; spaces keep theirs where glyphs suffice."""
        wanted = goal - (natural - sum(box.width for box in self.texts))
        text = sum(map(self._width, self.texts))
        given = self.setter.settings.expansion / 100
        kept = sum(self.setter.faces.face(box.style).space * _count_spaces(box) for box in self.texts)
        glyphs = text + self.added - kept
        self.scale = min(1 + given, max(1 - given, (wanted - kept) / glyphs)) if glyphs > 0 else 1.0
        if self.spaces and text:
            self._space(wanted / self.scale, text)
        self.track()

    def track(self) -> None:
        """Move and stretch the text boxes."""
        self._shift(self.line, 0.0)

    def _space(self, wanted: float, text: float) -> None:
        """Find the width of spaces, and of the white between letters if they would be too wide."""
        self._relieve((wanted - text) / self.spaces)
        wanted -= self.added
        self.spacing = (wanted - text) / self.spaces
        if not all(self.setter.faces.face(box.style).is_exact for box in self.texts):
            drawn = sum(width(box.text, box.style, self.spacing) for box in self.texts)
            self.spacing += (wanted - drawn) / self.spaces
        self.spacing = max(self.spacing, -SHRINK * self._natural_space() * (1 + NEARLY))

    def _natural_space(self) -> float:
        return min(self.setter.faces.face(box.style).space for box in self.texts)

    def _relieve(self, growth: float) -> None:
        """Set letters apart where the spaces would grow by too much."""
        space, limit = self._natural_space(), self.setter.settings.tracking / 100
        if growth <= (RELIEF[0][0] - 1) * space or not limit or not self._is_trackable():
            return
        size = _size(self.texts[0])
        # White between letters is added on both sides of a space too, and makes it no narrower there.
        inner = max((self.gaps - 2 * size * self.spaces) / self.spaces, size / 10)
        for ratio, most in RELIEF:
            goal = (ratio - 1) * space
            if growth - self.tracking * inner > goal:
                self.tracking = max(self.tracking, min(most, limit, (growth - goal) / inner))
        self.setter.tracked.add((id(self.cut.paragraph), self.cut.line.start))

    def _is_trackable(self) -> bool:
        return all(is_trackable(box.text) for box in self.texts)

    def _width(self, box: Box) -> float:
        """Return the width of a text box as it will be drawn, but for what is added to its spaces."""
        if self.setter.faces.face(box.style).is_exact:
            return float(box.width)
        return width(box.text, box.style, UNIT) - UNIT * _count_spaces(box)

    def _shift(self, parent: Box, shift: float) -> float:
        """Move what is in a box, each part by what the parts before it have grown; return the growth."""
        first = shift
        for box in parent.children:
            if not box.is_in_normal_flow():
                continue
            if isinstance(box, boxes.TextBox):
                box.position_x += shift
                shift += self._stretch(box)
            elif isinstance(box, boxes.InlineBox):
                box.position_x += shift
                shift = self._shift(box, shift)
            else:
                box.translate(shift, 0)
        parent.width += shift - first
        return shift

    def _stretch(self, box: Box) -> float:
        if not box.text:
            return 0.0
        if self.setter.faces.face(box.style).is_exact:
            natural = box.width + self.spacing * _count_spaces(box)
        else:
            natural = width(box.text, box.style, self.spacing)
        # The text is drawn by a layout made anew, with the spacing that the old one remembers.
        box.justification_spacing = box.pango_layout.justification_spacing = self.spacing
        box.glyph_scale = self.scale
        growth = (natural + self._tracked(box)) * self.scale - box.width
        box.width += growth
        return float(growth)

    def _tracked(self, box: Any) -> float:
        """Note the white after each glyph of a text box; return what it adds to its width."""
        if not self.tracking:
            return 0.0
        box.glyph_tracking = self.tracking * _size(box)
        return float(box.glyph_tracking * (count_glyphs(box.text, box.style) - (box is self.texts[-1])))
