"""A paragraph as measured in, a name for all that plans of its lines follow from out."""

from array import array
from hashlib import sha256
from typing import Any

from stonehand.press.pdf.lines_measure import Paragraph
from stonehand.press.pdf.lines_read import OBJECT, Piece

TRAITS = ("lang", "hyphens", "white_space", "hyphenate_limit_chars", "font_size")
"""Properties that breaks and their widths follow from, beside the advances."""


def name_of(paragraph: Paragraph) -> bytes:
    """Return the name of a paragraph; empty where more is asked of it than is in its name."""
    if paragraph.forced or paragraph.is_asked or paragraph.opening:
        return b""
    if not paragraph.name:
        style, reading = paragraph.line_box.style, paragraph.reading
        pieces = [_traits_of_piece(paragraph, piece) for piece in reading.pieces]
        settings = paragraph.settings, paragraph.dictionaries.name, paragraph.tracking
        text = paragraph.text, sorted(reading.closed), paragraph.indent
        known = repr((settings, text, _traits(style), _face(paragraph, style), pieces))
        paragraph.name = sha256(known.encode() + array("d", paragraph.x).tobytes()).digest()
    return paragraph.name


def _traits_of_piece(paragraph: Paragraph, piece: Piece) -> tuple[object, ...]:
    style = piece.box.style
    return piece.start, _traits(style), None if piece.text == OBJECT else _face(paragraph, style)


def _traits(style: Any) -> tuple[str, ...]:
    return tuple(repr(style[name]) for name in TRAITS)


def _face(paragraph: Paragraph, style: Any) -> tuple[float, float]:
    face = paragraph.faces.face(style)
    return face.space, face.hyphen
