"""A stretch of a planned paragraph in, its text box out, shaped by Pango only when it is drawn.

WeasyPrint shapes each text of a line to know how wide it is. A paragraph has been measured to the letter
when it was planned: where a stretch of it begins and ends at a space, its width is that of its letters.
"""

from functools import partial
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS
from weasyprint.text.line_break import Layout

from stonehand.press.pdf.lines_measure import Paragraph
from stonehand.press.pdf.lines_read import Box, Piece
from stonehand.press.pdf.lines_sorts import Stick

_SHAPED = ("layout", "language", "style")


def known_box(paragraph: Paragraph, piece: Piece, start: int, end: int, hyphen: str = "") -> Box | None:
    """Return the text box of these characters as `split_text_box` makes it; None where it must be shaped.

    `start` and `end` count from the beginning of the paragraph.
    """
    box, cast = piece.box, paragraph.casts.get(piece.start)
    if cast is None or start >= end:
        return None
    face = paragraph.faces.face(box.style)
    sorts = cast.part(start - piece.start, end - piece.start, hyphen, partial(face.cast, style=box.style))
    if not sorts:
        return None
    made = box.copy_with_text(piece.text[start - piece.start : end - piece.start] + hyphen)
    made.width = sum(sort.width for sort in sorts) * FROM_UNITS
    made.height = face.height
    made.margin_top = made.margin_bottom = (line_break.strut(box.style)[0] - face.height) / 2
    made.baseline = face.baseline + made.margin_top
    may_draw = face.may_draw(sorts) and cast.may_stand(sorts)
    made.pango_layout = UnshapedLayout(made.text, Stick(made.text, sorts) if may_draw else None)
    return made


class UnshapedLayout(Layout):
    """A layout as WeasyPrint keeps it until it draws: the text, and nothing of Pango before it is asked for.

    `stick`: what can be drawn without asking.
    """

    def __init__(self, text: str, stick: Stick | None) -> None:
        """Keep what WeasyPrint would have found out of the text."""
        self.text, self.max_width, self.stick = text, None, stick
        self.justification_spacing = self.first_line_direction = 0
        self.ascent = self.underline_position = self.strikethrough_position = None

    def reactivate(self, style: Any) -> None:
        """Note the style that the text will be shaped in."""
        self.awaited = style

    def __getattr__(self, name: str) -> Any:
        """Have the text shaped."""
        if name not in _SHAPED or "awaited" not in self.__dict__:
            raise AttributeError(name)
        super().reactivate(self.__dict__.pop("awaited"))
        return getattr(self, name)

    def deactivate(self) -> None:
        """Forget what is of Pango."""
        for name in _SHAPED:
            self.__dict__.pop(name, None)
