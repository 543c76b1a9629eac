"""WeasyPrint's steps of making a page in, the same with the figures and tables that are moved to it out.

A page is made; if a display does not fit where it stands, or one that is called on the page belongs to its
foot, the page is made again: with the display out of the flow, or with room for it at the foot. What finds no
room waits for the next page: for its head, its foot, or for a page of its own between two pages of text.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from math import ceil
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import strut

from stonehand.press.pdf.displays_area import (
    Display,
    DisplaysContext,
    Laid,
    Leaf,
    Path,
    Placed,
    Plan,
    Waiting,
    path_of,
    put_back,
    stacked,
)
from stonehand.press.pdf.notes_area import Box, Carry

Step = Callable[..., Any]
"""A function of WeasyPrint, or of the notes, that these stand before."""

LARGEST_SHARE = 0.75  # of the page, for what stands at its head and foot together
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
    return display.place == "page" or context.lay_display(display).height > _share(context)


def _share(context: DisplaysContext) -> float:
    return LARGEST_SHARE * float(context.current_footnote_area.page.height)


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
        called = _called(context, path_of(resume_at), END if rest is None else path_of(rest))
        if not _changes(context, called, rest, next_page):
            break
        state.restore()
    _finish(context, page, called, page_number, is_last=rest is None)
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


def _called(context: DisplaysContext, start: Path, end: Path) -> list[Display]:
    """Return the displays whose place in the copy is on the page."""
    return [display for display in context.displays if start <= display.path < end]


def _changes(context: DisplaysContext, called: list[Display], rest: Any, next_page: Any) -> bool:
    """Change what the page is made of; False if nothing is to be changed."""
    plan = context.plan
    if not context.displays:
        return False
    if rest is not None and next_page["break"] == "any":
        refused = _refused(context, path_of(rest))
        if refused is not None and _fits_a_page(context, refused):
            context.take_out(refused)
            return True
    for display in called:
        if display not in context.taken and _overtakes(context, display, called):
            context.take_out(display)
            return True
    carried = {item.display for item in context.waiting}
    if (plan.foot or plan.head) and _has_late_note(context):
        # A note that begins late is worse than a figure that does.
        plan.foot, plan.head = ([], plan.head) if plan.foot else ([], [])
        return True
    gone = [display for display in plan.foot if display not in called and display not in carried]
    if gone:
        plan.foot = [display for display in plan.foot if display not in gone]
        return True
    return any(_add_to_foot(context, display, called) for display in called)


def _has_late_note(context: DisplaysContext) -> bool:
    """Tell whether a note of the page could not begin on it."""
    carry = context.carry.get(context.current_page + 1, Carry())
    return len(carry.notes) > (carry.skip is not None)


def _refused(context: DisplaysContext, end: Path) -> Display | None:
    """Return the display before which the page was broken, alone or with the heads over it."""
    for display in context.displays:
        if display.path >= end and display not in context.taken:
            between = display.around.children[end[-1] : display.path[-1]] if len(end) else ()
            is_next = display.path[:-1] == end[:-1] and all(_stays_with_next(box) for box in between)
            return display if is_next else None
    return None


def _stays_with_next(box: Box) -> bool:
    return box.style["break_after"] in ("avoid", "avoid-page") or not box.is_in_normal_flow()


def _fits_a_page(context: DisplaysContext, display: Display) -> bool:
    return context.lay_display(display).height <= float(context.current_footnote_area.page.height)


def _overtakes(context: DisplaysContext, display: Display, called: list[Display]) -> bool:
    """Tell whether a display stands before one of its kind that comes earlier in the copy."""
    earlier = [item.display for item in context.waiting]
    earlier += [other for other in called if other.path < display.path and other in context.taken]
    settled = {*context.plan.head, *context.plan.foot}
    same = any(other.kind == display.kind and other not in settled for other in earlier)
    return same and _fits_a_page(context, display)


def _add_to_foot(context: DisplaysContext, display: Display, called: list[Display]) -> bool:
    """Keep room for a display at the foot of the page that calls it, if there may be any; once."""
    plan = context.plan
    if display.place != "foot" or display not in context.taken or display in plan.tried:
        return False
    plan.tried.add(display)
    if _overtakes(context, display, called) or not _has_room(context, plan.head, [*plan.foot, display]):
        return False
    plan.foot.append(display)
    return True


def _has_room(context: DisplaysContext, head: list[Display], foot: list[Display]) -> bool:
    return sum(stacked([context.lay_display(d) for d in part]) for part in (head, foot)) <= _share(context)


def lay_block(original: Step, context: DisplaysContext, box: Box, *args: Any, **kwargs: Any) -> Any:
    """Lay out the root below what stands at the head of the page and above what stands at its foot."""
    if not box.is_for_root_element or context.leaf is not None:
        return original(context, box, *args, **kwargs)
    plan = context.plan
    if plan.is_new:
        plan.is_new = False
        _begin_page(context)
    plan.laid_head = [context.lay_display(display) for display in plan.head]
    plan.laid_foot = [context.lay_display(display) for display in plan.foot]
    leading, _ = strut(box.style)
    box.position_y += _head_height(plan.laid_head, leading)
    room = _foot_height(plan.laid_foot)
    context.current_footnote_area.position_y -= room
    context.page_bottom -= room
    return original(context, box, *args, **kwargs)


def _begin_page(context: DisplaysContext) -> None:
    """Give what waits the head or the foot of the page, in order, as far as there is room."""
    if context.current_page == 1:
        for display in [each for each in context.taken if not _fits_a_page(context, each)]:
            context.taken.remove(display)
            put_back(display)
    plan = context.plan
    for display in [item.display for item in context.waiting if item.display.place != "plate"]:
        head, foot = list(plan.head), list(plan.foot)
        (foot if display.place == "foot" else head).append(display)
        if display.place == "page" or not _has_room(context, head, foot):
            break
        plan.head, plan.foot = head, foot


def _head_height(laid: list[Laid], leading: float) -> float:
    """Return the height of the head in whole leadings, so that the lines below it keep register."""
    return ceil((stacked(laid) + laid[-1].after) / leading - 0.01) * leading if laid else 0.0


def _foot_height(laid: list[Laid]) -> float:
    return laid[0].before + stacked(laid) if laid else 0.0


def _finish(
    context: DisplaysContext, page: Box, called: list[Display], page_number: int, is_last: bool
) -> None:
    """Put the displays of a page on it, and let the others wait."""
    plan, area = context.plan, page.children[1]
    area.translate(dy=_foot_height(plan.laid_foot))
    bottom = float(area.position_y if area.children else page.content_box_y() + page.height)
    context.waiting += [Waiting(display, page_number) for display in called if display in context.taken]
    foot, text_bottom = plan.laid_foot, _bottom(page)
    if is_last:
        foot = _tail(context, foot, bottom - text_bottom)
    y = text_bottom + foot[0].before if is_last and foot else bottom - stacked(foot)
    _attach(page, plan.laid_head, page.content_box_y())
    _attach(page, foot, y)
    _settle(context, [part.display for part in (*plan.laid_head, *foot)], page_number)


def _tail(context: DisplaysContext, foot: list[Laid], room: float) -> list[Laid]:
    """Return what stands below the end of the text: what is planned, and what waits as far as it fits."""
    tail = list(foot)
    settled = {*context.plan.head, *context.plan.foot}
    for display in [item.display for item in context.waiting if item.display not in settled]:
        longer = [*tail, context.lay_display(display)]
        if display.place in ("page", "plate") or _foot_height(longer) > room:
            break
        tail = longer
    return tail


def _bottom(page: Box) -> float:
    """Return where the text of a page ends."""
    root = page.children[0]
    lines = (box for box in root.descendants() if isinstance(box, boxes.LineBox | boxes.BlockReplacedBox))
    return max((box.position_y + box.margin_height() for box in lines), default=float(root.position_y))


def _attach(page: Box, laid: list[Laid], y: float) -> None:
    """Put displays on the page one below the other, after its text."""
    root, after = page.children[0], 0.0
    for number, part in enumerate(laid):
        y += max(after, part.before) if number else 0.0
        root.children = [*root.children, part.move(y)]
        y, after = y + part.height, part.after


def _settle(context: DisplaysContext, displays: list[Display], page_number: int) -> None:
    for item in context.waiting:
        if item.display in displays:
            display = item.display
            is_plate = display.place == "plate"
            context.placed.append(Placed(display.anchor, item.called, page_number, display.drift, is_plate))
    context.waiting = [item for item in context.waiting if item.display not in displays]


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
    context.has_open_plate = leaf.kind == "plate" and page_type.side == "right"
    is_tail = leaf.is_last and leaf.kind == "page" and leaf.displays[0].place != "page"
    blank = 0.0 if is_tail else max(0.0, (page.height - stacked(laid)) / 2)
    _attach(page, laid, page.content_box_y() + blank)
    _settle(context, list(leaf.displays), page_number)
    return page, *leaf.held


def _go_on(context: DisplaysContext, page_number: int) -> None:
    """Let the document go on while a display waits or a leaf is open; notes that are left see to it too."""
    notes = context.carry.get(page_number + 1, Carry()).notes
    waiting = [item.display.box for item in context.waiting]
    context.reported_footnotes = [*notes, *waiting, *([page_number] if context.has_open_plate else [])]
