"""The operators of a finished sheet in, the same with one of its texts edited out."""

from collections.abc import Callable, Sequence
from typing import Any

import pikepdf

from samples.planted import Operators, put, shown
from stonehand.model.layout import Page

UNIT = 0.75
"""Points of a unit in which the text of a sheet is placed."""

NEAR = 0.1
"""Points by which a text of a sheet and its line in the map may be apart."""

TextEdit = Callable[[Any, Operators, int], Operators | None]
"""What makes of a sheet and its operators others, the text shown at an index edited; None where it cannot."""


def line_of(page: Page, operators: Operators, at: int) -> int | None:
    """Return the index of the line on whose baseline a text stands."""
    matrix = operators[_last(operators, at, "Tm")].operands
    x, y = (float(matrix[number]) * UNIT for number in (4, 5))
    found = [
        index
        for index, line in enumerate(page.lines)
        if abs(line.baseline - y) < NEAR and line.x - NEAR < x < line.x + line.width
    ]
    return found[0] if found else None


def _last(operators: Operators, at: int, *names: str) -> int:
    return max(index for index in range(at) if str(operators[index].operator) in names)


def _instruction(operands: Sequence[Any], name: str) -> Any:
    return pikepdf.ContentStreamInstruction(operands, pikepdf.Operator(name))


def glyphs_of(text: Any) -> list[bytes]:
    """Return the glyphs of what shows text."""
    pieces = [bytes(piece) for piece in text.operands[0] if isinstance(piece, pikepdf.String)]
    return [piece[at : at + 2] for piece in pieces for at in range(0, len(piece), 2)]


def other_glyph(_: Any, operators: Operators, at: int) -> Operators | None:
    """Show another glyph of the text as its first."""
    codes = glyphs_of(operators[at])
    others = [code for code in codes if code != codes[0]]
    return _with_first(operators, at, others[0]) if others else None


def _with_first(operators: Operators, at: int, code: bytes) -> Operators:
    first, *rest = operators[at].operands[0]
    pieces = pikepdf.Array([pikepdf.String(code + bytes(first)[2:]), *rest])
    return put(operators, at, _instruction([pieces], "TJ"))


def alien_glyph(sheet: Any, operators: Operators, at: int) -> Operators | None:
    """Show a glyph of another face of the sheet before the text."""
    faces = {str(name): str(font.BaseFont) for name, font in sheet.Resources.Font.items()}
    own = operators[_last(operators, at, "Tf")].operands
    for index in shown(operators):
        name = operators[_last(operators, index, "Tf")].operands[0]
        if faces[str(name)] != faces[str(own[0])]:
            glyph = pikepdf.Array([pikepdf.String(glyphs_of(operators[index])[0])])
            alien = [_instruction([name, own[1]], "Tf"), _instruction([glyph], "TJ"), _instruction(own, "Tf")]
            return [*operators[:at], *alien, *_without_first(operators[at]), *operators[at + 1 :]]
    return None


def _without_first(text: Any) -> list[Any]:
    first, *rest = text.operands[0]
    return [_instruction([pikepdf.Array([pikepdf.String(bytes(first)[2:]), *rest])], "TJ")]


def coloured(colour: tuple[float, ...], operator: str) -> TextEdit:
    """Show a text in another colour, and what follows as before."""

    def edit(_: Any, operators: Operators, at: int) -> Operators:
        ink, before = _instruction(colour, operator), operators[_last(operators, at, "g", "rg", "k")]
        return [*operators[:at], ink, operators[at], before, *operators[at + 1 :]]

    return edit


def shifted(x: float, y: float) -> TextEdit:
    """Show a text elsewhere, by points to the right and down."""

    def edit(_: Any, operators: Operators, at: int) -> Operators:
        index = _last(operators, at, "Tm")
        *scale, left, down = (float(number) for number in operators[index].operands)
        matrix = _instruction([*scale, left + x / UNIT, down + y / UNIT], "Tm")
        return put(operators, index, matrix)

    return edit
