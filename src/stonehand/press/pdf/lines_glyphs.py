"""A text box to be drawn in, the operands of its glyphs out, each made once for a font and a width.

WeasyPrint makes the operand of every glyph anew. The first line that holds a glyph is drawn by WeasyPrint,
which notes in its font what the file must tell of it; other lines are put together here, byte for byte the
same.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango

from stonehand.press.pdf.lines_read import Box
from stonehand.press.pdf.lines_sorts import GLYPH, Glyph, Part, Stick, stick_of

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands before."""

SMALLEST = 1e-6
"""The least font size that WeasyPrint draws."""


class Run(NamedTuple):
    """Glyphs of a line in one font, with WeasyPrint's font and the operands made for it so far."""

    pango_font: Any
    font: Any
    size: float
    glyphs: list[Glyph]
    made: dict[Glyph, str]


def draw_first_line(original: Step) -> Step:
    """Before `draw_first_line`: draw a line whose glyphs are all known to their fonts."""

    def hooked(stream: Any, box: Box, overflow: Any, ellipsis: Any, matrix: Any) -> Any:
        is_whole = overflow != "ellipsis" and ellipsis == "none"
        if not is_whole or not box.text.strip() or box.style["font_size"] < SMALLEST:
            return original(stream, box, overflow, ellipsis, matrix)
        if _draw_stick(stream, box, matrix):
            return []
        pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)
        runs = list(_runs(stream, box))
        if not all(map(_is_known, runs)):
            return original(stream, box, overflow, ellipsis, matrix)
        _draw(stream, runs, matrix)
        return []

    return hooked


def _draw_stick(stream: Any, box: Box, matrix: Any) -> bool:
    """Draw a text box whose sorts were kept; tell whether it could be done."""
    stick, growth = stick_of(box), int(box.pango_layout.justification_spacing * TO_UNITS)
    if stick is None or not stick.may_grow(growth):
        return False
    font, size = stream.add_font(stick.sorts[0].font)
    strings = list(_strings(stick, growth, font, size))
    if None in strings:
        return False
    stream.set_text_matrix(*matrix.values)
    stream.set_font_size(font.hash, size)
    stream.show_text("".join(filter(None, strings)))
    return True


def _strings(stick: Stick, growth: int, font: Any, size: float) -> Iterator[str | None]:
    """Yield the operands of each sort; None where the font does not know its glyphs yet."""
    made = font.__dict__.setdefault("operands", {}).setdefault(size, {})
    kept: dict[Part, str] = font.__dict__.setdefault("sorts", {}).setdefault(size, {})
    for part in stick.parts(growth):
        string = kept.get(part)
        if string is None and _is_known(run := Run(None, font, size, part.read(), made)):
            string = kept[part] = _string(run)
        yield string


def _runs(stream: Any, box: Box) -> Iterator[Run]:
    line, _ = box.pango_layout.get_first_line()
    run, drawn = line.runs[0], None
    while run != ffi.NULL:
        item, run = run.data, run.next
        if item.item.analysis.font != drawn:
            drawn = item.item.analysis.font
            font, size = stream.add_font(drawn)
            made = font.__dict__.setdefault("operands", {}).setdefault(size, {})
        string = item.glyphs
        glyphs = GLYPH.iter_unpack(ffi.buffer(string.glyphs, GLYPH.size * string.num_glyphs))
        yield Run(drawn, font, size, list(glyphs), made)


def _is_known(run: Run) -> bool:
    """Tell whether the font knows all glyphs, and they stand on the line and are drawn by themselves."""
    font, made = run.font, run.made
    unmade = [glyph for glyph in run.glyphs if glyph not in made]
    if unmade and (pango.pango_version() < 14802 or font.bitmap or font.svg or font.png or font.colr):
        return False
    return all(not up and number in font.widths and number in font.to_unicode for number, _, _, up in unmade)


def _draw(stream: Any, runs: list[Run], matrix: Any) -> None:
    stream.set_text_matrix(*matrix.values)
    string, drawn = "", None
    for run in runs:
        if run.pango_font != drawn:
            if string:
                stream.show_text(string)
            string, drawn = "", run.pango_font
            stream.set_font_size(run.font.hash, run.size)
        string += _string(run)
    stream.show_text(string)


def _string(run: Run) -> str:
    """Return the operands of a run, between brackets."""
    operands = "<" + "".join([run.made.get(glyph) or _operand(run, glyph) for glyph in run.glyphs])
    return operands[:-1] if operands.endswith("<") else operands + ">"


def _operand(run: Run, glyph: Glyph) -> str:
    number, width, right, _ = glyph
    offset = right / run.size
    kerning = run.font.widths[number] + offset - width * 1000 * FROM_UNITS / run.size
    moved, kern = f">{-offset}<" if offset else "", f">{int(kerning)}<" if kerning else ""
    made = run.made[glyph] = f"{moved}{number:04x}{kern}"
    return made
