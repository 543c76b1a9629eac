"""A text box to be drawn in; glyphs widened or set apart, and words that a hyphen breaks marked, out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.matrix import Matrix

from stonehand.press.pdf.actual_text import hexed, marks
from stonehand.press.pdf.lines_broken import first_part, has_hyphen, last_part
from stonehand.press.pdf.lines_read import Box
from stonehand.press.pdf.lines_sorts import stick_of
from stonehand.press.pdf.tracking import glyphs_by_character, tracking

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands before."""

SHOWN = re.compile(rb"\[(.*)\] TJ", re.DOTALL)
TOKEN = re.compile(rb"<([0-9a-f]*)>|([^<]+)")
MARKED = {"word_ended", "word_part"}
"""What is noted of a text box that has parts of words."""
CODE = 4
"""Digits of a glyph's number."""

HYPHEN = (f"/Span <</ActualText <{hexed('-')}>>> BDC",)
"""What a hyphen stands for whose word ends on another page: PDFium and Poppler search over U+002D."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The glyphs from `start` to before `end`, and the operators that are put before them."""

    start: int
    end: int
    opening: tuple[str, ...]


def draw_first_line(original: Step) -> Step:
    """Before `draw_first_line`: widen glyphs, set them apart, and mark words that a hyphen breaks."""

    def hooked(stream: Any, box: Box, overflow: Any, ellipsis: Any, matrix: Any) -> Any:
        scale = box.__dict__.get("glyph_scale", 1.0)
        if scale != 1.0:
            matrix = Matrix(a=scale, d=-1, e=matrix.values[4], f=matrix.values[5])
        apart = tracking(box)
        if apart:
            stream.stream.append(f"{apart:.4f} Tc")
        first = len(stream.stream)
        emojis = original(stream, box, overflow, ellipsis, matrix)
        if has_hyphen(box) or MARKED & box.__dict__.keys():
            stream.stream[first:] = _marked(stream, box, stream.stream[first:])
        if apart:
            stream.stream.append("0 Tc")
        return emojis

    return hooked


def _marked(stream: Any, box: Box, drawn: Sequence[Any]) -> Sequence[Any]:
    """Return the operators of a text box with its marks, or as they are where glyphs cannot be told apart.

    A space that the text lost at its end may still be drawn.
    """
    stick = stick_of(box)
    counts = stick.counts() if stick else glyphs_by_character(box.text, box.style)
    if sum(map(_count_codes, drawn)) < sum(counts):
        return drawn
    return list(_put(drawn, tuple(_marks(stream, box, counts))))


def _marks(stream: Any, box: Box, counts: Sequence[int]) -> Iterator[Mark]:
    """Yield what is to be marked in a text box: the end of a word, the beginning of another, or a hyphen."""
    ended, begun = box.__dict__.get("word_ended"), box.__dict__.get("word_begun")
    part = box.__dict__.get("word_part")
    if part and not ended and not begun:
        yield Mark(0, sum(counts), marks(stream, part.word, part.read))
        return
    if ended:
        yield Mark(0, sum(counts[: len(first_part(box.text))]), marks(stream, ended, ""))
    if begun:
        before = len(box.text) - len(last_part(box.text))
        yield Mark(sum(counts[:before]), sum(counts), marks(stream, begun, begun.text))
    elif has_hyphen(box):
        yield Mark(sum(counts[:-1]), sum(counts), HYPHEN)


def _count_codes(operator: Any) -> int:
    found = SHOWN.fullmatch(operator) if isinstance(operator, bytes) else None
    return sum(len(token[1]) for token in TOKEN.finditer(found[1]) if token[1]) // CODE if found else 0


def _put(operators: Sequence[Any], wanted: Sequence[Mark]) -> Iterator[Any]:
    """Yield operators with marks put around glyphs; the numbers after a glyph stay with it."""
    openings = {mark.start: mark.opening for mark in wanted}
    closings = {mark.end: ("EMC",) * len(mark.opening) for mark in wanted}
    seen = 0
    for operator in operators:
        if not _count_codes(operator):
            yield operator
            continue
        run = b""
        for piece in _pieces(operator):
            if piece.startswith(b"<"):
                if run and (seen in closings or seen in openings):
                    yield b"[" + run + b"] TJ"
                    run = b""
                yield from closings.pop(seen, ())
                yield from openings.pop(seen, ())
                seen += 1
            run += piece
        yield b"[" + run + b"] TJ"
        yield from closings.pop(seen, ())


def _pieces(operator: bytes) -> Iterator[bytes]:
    """Yield the glyphs of an operator one by one, and the numbers between them."""
    found = SHOWN.fullmatch(operator)
    for token in TOKEN.finditer(found[1] if found else b""):
        codes = token[1] or b""
        yield from (b"<" + codes[at : at + CODE] + b">" for at in range(0, len(codes), CODE))
        if not codes:
            yield token[2] or b" "  # numbers that nothing parts would be one
