"""A stretch of a planned paragraph in, its text box out, shaped by Pango only when it is drawn.

WeasyPrint shapes each text of a line to know how wide it is. A paragraph has been measured to the letter
when it was planned: where a stretch of it begins and ends at a space, its width is that of its letters.
"""

from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS
from weasyprint.text.line_break import Layout

from stonehand.press.pdf.lines_measure import Paragraph
from stonehand.press.pdf.lines_read import Box, Piece


def known_box(paragraph: Paragraph, piece: Piece, start: int, end: int) -> Box | None:
    """Return the text box of these characters as `split_text_box` makes it; None where it must be shaped.

    `start` and `end` count from the beginning of the paragraph.
    """
    box = piece.box
    units = paragraph.units.get(piece.start)
    if units is None or not _is_between_spaces(piece.text, start - piece.start, end - piece.start):
        return None
    face = paragraph.faces.face(box.style)
    made = box.copy_with_text(piece.text[start - piece.start : end - piece.start])
    made.width = sum(units[start - piece.start : end - piece.start]) * FROM_UNITS
    made.height = face.height
    made.margin_top = made.margin_bottom = (line_break.strut(box.style)[0] - face.height) / 2
    made.baseline = face.baseline + made.margin_top
    made.pango_layout = _layout(made.text)
    return made


def _is_between_spaces(text: str, start: int, end: int) -> bool:
    """Tell whether no pair and no ligature is parted at either end."""
    begins = start == 0 or text[start - 1] == " "
    ends = end == len(text) or text[end] == " "
    return bool(text[start:end]) and begins and ends


def _layout(text: str) -> Any:
    """Return a layout as WeasyPrint keeps it until it draws: the text, and nothing of Pango."""
    layout = Layout.__new__(Layout)
    layout.text, layout.max_width = text, None
    layout.justification_spacing = layout.first_line_direction = 0
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    return layout
