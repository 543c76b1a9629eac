"""A text box to be drawn in; glyphs widened or set apart, and a hyphen not in the copy marked, out."""

import re
from collections.abc import Callable
from typing import Any

from weasyprint.matrix import Matrix

from stonehand.press.pdf.lines_read import Box
from stonehand.press.pdf.tracking import tracking

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands before."""

LAST_GLYPH = re.compile(r"(.*[0-9a-f<])([0-9a-f]{4})(>(?:-?\d+)?)?$", re.DOTALL)
HYPHEN = "<</ActualText <feff002d>>>"
"""What the glyph stands for: U+002D, over which PDFium and Poppler search at a line end."""


class _MarkedStream:
    """A stream of WeasyPrint that draws the last glyph of a text, its hyphen, as what no word has."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._held = ""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def show_text(self, text: str) -> None:
        if self._held:
            self._stream.show_text(self._held)
        self._held = text

    def finish(self) -> None:
        """Draw what is held back, its last glyph marked."""
        found = LAST_GLYPH.match(self._held)
        if not found:
            self._stream.show_text(self._held)
            return
        if found[1].strip("<"):
            self._stream.show_text(f"{found[1]}>")
        self._stream.stream.append("/Span " + HYPHEN + " BDC")
        self._stream.show_text(f"<{found[2]}>")
        self._stream.stream.append("EMC")


def draw_first_line(original: Step) -> Step:
    """Before `draw_first_line`: widen glyphs, set them apart, and mark a hyphen that is not in the copy."""

    def hooked(stream: Any, box: Box, overflow: Any, ellipsis: Any, matrix: Any) -> Any:
        scale = box.__dict__.get("glyph_scale", 1.0)
        if scale != 1.0:
            matrix = Matrix(a=scale, d=-1, e=matrix.values[4], f=matrix.values[5])
        apart = tracking(box)
        if apart:
            stream.stream.append(f"{apart:.4f} Tc")
        emojis = _draw(original, stream, box, overflow, ellipsis, matrix)
        if apart:
            stream.stream.append("0 Tc")
        return emojis

    return hooked


def _draw(original: Step, stream: Any, box: Box, overflow: Any, ellipsis: Any, matrix: Any) -> Any:
    if not box.__dict__.get("has_own_hyphen"):
        return original(stream, box, overflow, ellipsis, matrix)
    marked = _MarkedStream(stream)
    emojis = original(marked, box, overflow, ellipsis, matrix)
    marked.finish()
    return emojis
