"""A page as it was just made in, what to change of its head, foot and flow before it is made again out."""

from typing import Any

from stonehand.press.pdf.displays_area import DisplaysContext, stacked
from stonehand.press.pdf.displays_found import Display, Path, path_of, put_back
from stonehand.press.pdf.notes_area import Carry
from stonehand.press.pdf.notes_boxes import Box

LARGEST_SHARE = 0.75  # of the page, for what stands at its head and foot together


def called_on(context: DisplaysContext, start: Path, end: Path) -> list[Display]:
    """Return the displays whose place in the copy is on the page."""
    return [display for display in context.displays if start <= display.path < end]


def begin_plan(context: DisplaysContext) -> None:
    """Give what waits the head or the foot of the page, in order, as far as there is room."""
    if context.current_page == 1:
        for display in [each for each in context.taken if not fits_a_page(context, each)]:
            context.taken.remove(display)
            put_back(display)
    plan = context.plan
    for display in [item.display for item in context.waiting if item.display.place != "plate"]:
        head, foot = list(plan.head), list(plan.foot)
        (foot if display.place == "foot" else head).append(display)
        if display.place == "page" or not _has_room(context, head, foot):
            break
        plan.head, plan.foot = head, foot


def change_plan(context: DisplaysContext, called: list[Display], rest: Any, next_page: Any) -> bool:
    """Change what the page is made of; False if nothing is to be changed."""
    plan = context.plan
    if not context.displays:
        return False
    if rest is not None and next_page["break"] == "any":
        refused = _refused(context, path_of(rest))
        if refused is not None and fits_a_page(context, refused):
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
    for part in (plan.foot, plan.head):
        gone = [display for display in part if display not in called and display not in carried]
        if gone:
            part[:] = [display for display in part if display not in gone]
            return True
    return any(
        _add_to_foot(context, display, called) or _add_to_head(context, display, called) for display in called
    )


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


def _overtakes(context: DisplaysContext, display: Display, called: list[Display]) -> bool:
    """Tell whether a display stands before one of its kind that comes earlier in the copy."""
    earlier = [item.display for item in context.waiting]
    earlier += [other for other in called if other.path < display.path and other in context.taken]
    settled = {*context.plan.head, *context.plan.foot}
    same = any(other.kind == display.kind and other not in settled for other in earlier)
    return same and fits_a_page(context, display)


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


def _add_to_head(context: DisplaysContext, display: Display, called: list[Display]) -> bool:
    """Give a display the head of the page that calls it, if its place stays on the page below it; once.

    Not above the opening of a section.
    """
    plan = context.plan
    may_stand = display.place == "head" and display in context.taken and context.current_page > 1
    if not may_stand or display in plan.tried:
        return False
    plan.tried.add(display)
    if _overtakes(context, display, called) or not _has_room(context, [*plan.head, display], plan.foot):
        return False
    plan.head.append(display)
    return True


def _has_room(context: DisplaysContext, head: list[Display], foot: list[Display]) -> bool:
    heights = (stacked([context.lay_display(display) for display in part]) for part in (head, foot))
    return sum(heights) <= share_of_page(context)


def fits_a_page(context: DisplaysContext, display: Display) -> bool:
    """Tell whether a page can hold a display; of one on its side, pages as many as it takes."""
    page = context.current_footnote_area.page
    return all(
        part.height <= float(page.height) and not (display.turned and part.width > page.width)
        for part in context.parts(display)
    )


def share_of_page(context: DisplaysContext) -> float:
    """Return how much of a page with text displays may take."""
    return LARGEST_SHARE * float(context.current_footnote_area.page.height)
