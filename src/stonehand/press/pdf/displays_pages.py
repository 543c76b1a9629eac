"""WeasyPrint's steps of making a page in, the same with the figures and tables that are moved to it out.

A page is made; if a display does not fit where it stands, or one that is called on the page belongs to its
foot, the page is made again: with the display out of the flow, or with room for it at the foot. What finds no
room waits for the next page: for its head, its foot, or for a page of its own between two pages of text.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from weasyprint.text.line_break import strut

from stonehand.press.pdf.displays_area import DisplaysContext, Leaf, Plan, stacked
from stonehand.press.pdf.displays_found import Display, Path, path_of
from stonehand.press.pdf.displays_plan import begin_plan, called_on, change_plan, share_of_page
from stonehand.press.pdf.displays_put import attach, finish_page, foot_height, head_height, settle
from stonehand.press.pdf.notes_area import Carry
from stonehand.press.pdf.notes_boxes import Box

Step = Callable[..., Any]
"""A function of WeasyPrint, or of the notes, that these stand before."""

END: Path = (2**31,)
"""After all that there is."""


def make_all_pages(
    original: Step, context: DisplaysContext, root_box: Box, html: Any, pages: Any
) -> Iterator[Box]:
    """Make all pages, the displays back in their places first."""
    context.begin_displays(root_box)
    yield from original(context, root_box, html, pages)


def remake_page(original: Step, index: int, context: DisplaysContext, root_box: Box, html: Any) -> Any:
    """Make a page of text, or one of displays alone, and then hand the break back."""
    maker = context.page_maker
    saved = resume_at, next_page, *others = maker[index]
    context.leaf = _leaf(context, index, resume_at, next_page, others[0])
    if context.leaf is None:
        return original(index, context, root_box, html)
    carry = context.carry.pop(index + 1, Carry())
    maker[index] = ({0: None}, {"break": "any", "page": context.page_name}, *others)
    try:
        return original(index, context, root_box, html)
    finally:
        context.leaf, maker[index] = None, saved
        context.carry[index + 2] = carry
        _go_on(context, index + 1)


def _leaf(
    context: DisplaysContext, index: int, resume_at: Any, next_page: Any, is_recto: bool
) -> Leaf | None:
    """Return what fills the next page if no text may stand on it, or None."""
    ended = index > 0 and resume_at is None
    carry = context.carry.get(index + 1, Carry())
    if carry.alone or (ended and carry.notes):
        return None
    plates = [item.display for item in context.waiting if item.display.place == "plate"]
    others = [item.display for item in context.waiting if item.display.place != "plate"]
    if (plates and is_recto) or context.has_open_plate:
        kind, displays = "plate", plates[:1]
    elif others and (ended or _needs_a_page(context, others[0])):
        kind, displays = "page", others[: _count(context, others)] if ended else others[:1]
    elif plates and ended:
        kind, displays = "blank", []
    else:
        return None
    return Leaf(kind, tuple(displays), (resume_at, next_page), is_last=ended)


def _needs_a_page(context: DisplaysContext, display: Display) -> bool:
    return display.place == "page" or context.lay_display(display).height > share_of_page(context)


def _count(context: DisplaysContext, displays: list[Display]) -> int:
    """Return how many displays one page holds; one at least."""
    laid = [context.lay_display(display) for display in displays]
    depth = context.current_footnote_area.page.height
    count = 1
    while count < len(laid) and displays[count].place != "page" and stacked(laid[: count + 1]) <= depth:
        count += 1
    return count


def make_page(
    original: Step,
    context: DisplaysContext,
    root_box: Box,
    page_type: Any,
    resume_at: Any,
    page_number: int,
    page_state: Any,
) -> Any:
    """Make a page, again and again until its displays have their places."""
    context.plan = Plan()
    if context.leaf is not None:
        return _make_leaf(original, context, root_box, page_type, page_number, page_state)
    if page_type.blank or context.held is not None:
        made = original(context, root_box, page_type, resume_at, page_number, page_state)
        _go_on(context, page_number)
        return made
    state = _State(context, page_state)
    while True:
        page, rest, next_page = original(context, root_box, page_type, resume_at, page_number, page_state)
        called = called_on(context, path_of(resume_at), END if rest is None else path_of(rest))
        if not change_plan(context, called, rest, next_page):
            break
        state.restore()
    finish_page(context, page, called, page_number, is_last=rest is None)
    _go_on(context, page_number)
    return page, rest, next_page


class _State:
    """What a page changes in the context, to be undone before it is made again."""

    def __init__(self, context: DisplaysContext, page_state: Any) -> None:
        self.context, self.page_state = context, page_state
        self.footnotes, self.begun = list(context.footnotes), dict(context.begun)
        self.broken, self.counters = dict(context.broken_out_of_flow), deepcopy(page_state)

    def restore(self) -> None:
        """Put back what stood before the page was made."""
        context = self.context
        context.footnotes[:] = self.footnotes
        context.begun = dict(self.begun)
        context.broken_out_of_flow, context.reported_footnotes = dict(self.broken), []
        for target, source in zip(self.page_state, deepcopy(self.counters), strict=True):
            target.clear()
            target.update(source) if isinstance(target, dict) else target.extend(source)


def lay_block(original: Step, context: DisplaysContext, box: Box, *args: Any, **kwargs: Any) -> Any:
    """Lay out the root below what stands at the head of the page and above what stands at its foot."""
    if not box.is_for_root_element or context.leaf is not None:
        return original(context, box, *args, **kwargs)
    plan = context.plan
    if plan.is_new:
        plan.is_new = False
        begin_plan(context)
    plan.laid_head = [context.lay_display(display) for display in plan.head]
    plan.laid_foot = [context.lay_display(display) for display in plan.foot]
    leading, _ = strut(box.style)
    box.position_y += head_height(plan.laid_head, leading)
    room = foot_height(plan.laid_foot)
    context.current_footnote_area.position_y -= room
    context.page_bottom -= room
    return original(context, box, *args, **kwargs)


def _make_leaf(
    original: Step,
    context: DisplaysContext,
    root_box: Box,
    page_type: Any,
    page_number: int,
    page_state: Any,
) -> Any:
    """Make a page of displays alone: in the middle of the page, at its head where the text has ended."""
    leaf = context.leaf
    assert leaf is not None
    root = root_box.copy_with_children([])
    page, _, _ = original(context, root, page_type, {0: None}, page_number, page_state)
    laid = [context.lay_display(display) for display in leaf.displays]
    page.leaf = leaf.kind
    context.plates += [page_number] if leaf.kind == "plate" else []
    context.has_open_plate = leaf.kind == "plate" and page_type.side == "right"
    is_tail = leaf.is_last and leaf.kind == "page" and leaf.displays[0].place != "page"
    blank = 0.0 if is_tail else max(0.0, (page.height - stacked(laid)) / 2)
    attach(page, laid, page.content_box_y() + blank)
    settle(context, laid, page_number)
    return page, *leaf.held


def _go_on(context: DisplaysContext, page_number: int) -> None:
    """Let the document go on while a display waits or a leaf is open; notes that are left see to it too."""
    notes = context.carry.get(page_number + 1, Carry()).notes
    waiting = [item.display.box for item in context.waiting]
    context.reported_footnotes = [*notes, *waiting, *([page_number] if context.has_open_plate else [])]
