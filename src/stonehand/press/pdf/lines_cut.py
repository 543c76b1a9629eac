"""WeasyPrint's steps of setting a line in, the same with lines cut by the plan of their paragraph out.

Each function stands before one of `weasyprint.layout.inline`, and leaves to it all that no plan is made for.
"""

from collections.abc import Callable
from math import inf
from typing import Any

from stonehand.press.pdf.lines_boxes import known_box
from stonehand.press.pdf.lines_fit import Fit
from stonehand.press.pdf.lines_read import Box, Piece
from stonehand.press.pdf.lines_setter import NEARLY, Cut, LineSetter

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands before."""


def _setter(context: Any) -> LineSetter | None:
    return getattr(context, "lines", None)


def next_line(original: Step) -> Step:
    """Before `get_next_linebox`: find the plan of the line."""

    def hooked(
        context: Any, line_box: Box, position_y: float, bottom_space: float, skip: Any, block: Box, *rest: Any
    ) -> Any:
        setter = _setter(context)
        if setter is None:
            return original(context, line_box, position_y, bottom_space, skip, block, *rest)
        is_plain = not any(rest[-2:])  # styles of ::first-letter and ::first-line
        cut = setter.cut(context, line_box, position_y, skip, block) if is_plain else None
        may_stand = cut is not None and cut.paragraph.reading.is_plain and not context.excluded_shapes
        if cut and may_stand and (standing := setter.standing.find(line_box, cut.line, block)):
            return standing.at(block.content_box_x(), position_y)
        saved, setter.current = setter.current, cut
        try:
            line, resume_at = original(context, line_box, position_y, bottom_space, skip, block, *rest)
        finally:
            setter.current = saved
        if cut and may_stand and cut.is_cut:
            setter.standing.keep(line_box, cut.line, block, line, resume_at)
        return line, resume_at

    return hooked


def split_inline_box(original: Step) -> Step:
    """Before `split_inline_box`: give a planned line endless room, and see that it is cut by the plan."""

    def hooked(context: Any, box: Box, position_x: float, max_x: float, *rest: Any) -> Any:
        setter = _setter(context)
        cut = setter.current if setter else None
        if setter is None or cut is None or box is not cut.paragraph.line_box:
            return original(context, box, position_x, max_x, *rest)
        if abs(max_x - position_x - cut.line.width) > NEARLY:
            setter.missed.add((id(box), cut.line.start))
            setter.current = None
            return original(context, box, position_x, max_x, *rest)
        result = original(context, box, position_x, inf, *rest)
        paragraph = cut.paragraph
        reached = len(paragraph.text) if result[1] is None else paragraph.locate(result[1])
        cut.is_cut = reached == cut.line.resume
        if not cut.is_cut:
            setter.missed.add((id(box), cut.line.start))
        return result

    return hooked


def split_text_box(original: Step) -> Step:
    """Before `split_text_box`: cut at the plan. Mark hyphens that are not in the copy."""

    def hooked(context: Any, box: Box, available: float, skip: int, is_line_start: bool = True) -> Any:
        setter = _setter(context)
        if setter is None:
            return original(context, box, available, skip, is_line_start)
        cut = setter.current
        piece = cut.paragraph.starts.get(id(box)) if cut else None
        if cut is None or piece is None or piece.box is not box or piece.text == "\n":
            result = original(context, box, available, skip, is_line_start)
            if _is_cut_for_a_space(original, context, box, available, skip, result):
                return original(context, box, None, skip, is_line_start)
            _mark_hyphen(box, skip, result)
            return result
        at = cut.line.cut
        is_beyond = at > piece.end or (at == piece.end and at == len(cut.paragraph.text))
        if is_beyond or at <= piece.start or _is_followed_by_break(cut, piece.end):
            made = known_box(cut.paragraph, piece, _index(piece, skip), piece.end)
            return (made, None, False) if made else original(context, box, None, skip, is_line_start)
        return _cut_text(original, context, box, skip, cut)

    return hooked


def _is_cut_for_a_space(
    original: Step, context: Any, box: Box, available: float | None, skip: int, result: Any
) -> bool:
    """Tell whether a text was broken after its first word though it fits but for the space at its end.

    WeasyPrint 70.0 tries what is left of such a text as the next word, finds no second line, and starts anew.
    """
    made, resume, _ = result
    if made is None or resume is None or available in (None, inf) or " " in made.text:
        return False
    text = box.text.encode()[skip:].decode()
    if not text.endswith(" ") or " " not in text.rstrip(" ") or box.style["white_space"] != "normal":
        return False
    bare, _, _ = original(context, box.copy_with_text(text.rstrip(" ")), None, 0)
    return bool(bare.width <= available)


def _is_followed_by_break(cut: Cut, index: int) -> bool:
    return cut.line.cut == index + 1 and cut.paragraph.text[index] == "\n"


def _index(piece: Piece, skip: int) -> int:
    """Return the index in the paragraph of the byte that a text box goes on at."""
    return piece.start + len(piece.box.text.encode()[:skip].decode())


def _cut_text(original: Step, context: Any, box: Box, skip: int, cut: Cut) -> Any:
    resume = len(box.text[: cut.line.cut - cut.paragraph.starts[id(box)].start].encode())
    text = box.text.encode()[skip:resume].decode().rstrip(" ")
    piece = cut.paragraph.starts[id(box)]
    start = _index(piece, skip)
    hyphen = box.style["hyphenate_character"] if cut.line.kind == "hyphen" else ""
    if not text:
        return None, resume, False
    made = known_box(cut.paragraph, piece, start, start + len(text), hyphen)
    if made is None:
        made, _, _ = original(context, box.copy_with_text(text + hyphen), None, 0)
    made.has_own_hyphen = bool(hyphen)
    return made, resume, False


def _mark_hyphen(box: Box, skip: int, result: Any) -> None:
    made, resume, _ = result
    if made is not None and resume is not None:
        copy = box.text.encode()[skip:resume].decode().rstrip(" ")
        made.has_own_hyphen = made.text == copy + box.style["hyphenate_character"]


def text_align(original: Step) -> Step:
    """Before `text_align`: stretch or shrink spaces and glyphs until the line is as wide as planned."""

    def hooked(context: Any, line: Box, available: float, last: bool) -> Any:
        setter = _setter(context)
        cut = setter.current if setter else None
        flow = [box for box in line.children if box.is_in_normal_flow()]
        if setter is None or cut is None or not cut.is_cut or not flow:
            return original(context, line, available, last)
        natural = flow[-1].position_x + flow[-1].margin_width() - flow[0].position_x
        goal = cut.line.width + cut.line.lead + cut.line.hang
        fit = Fit(setter, cut, line)
        if cut.line.kind == "end" and natural + fit.added <= goal:
            if fit.tracking:
                fit.track()
            offset = original(context, line, available, last)
            return offset - cut.line.lead if offset == 0 else offset
        fit.widen(natural, goal)
        return -cut.line.lead

    return hooked
