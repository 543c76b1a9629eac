"""A page with its text, and the displays planned for it in, the same with these displays on it out."""

from collections.abc import Sequence
from math import ceil

from weasyprint.formatting_structure import boxes

from stonehand.press.pdf.displays_area import DisplaysContext, Laid, Placed, Waiting, stacked
from stonehand.press.pdf.displays_found import Display
from stonehand.press.pdf.notes_boxes import Box


def head_height(laid: list[Laid], leading: float) -> float:
    """Return the height of the head in whole leadings, so that the lines below it keep register."""
    return ceil((stacked(laid) + laid[-1].after) / leading - 0.01) * leading if laid else 0.0


def foot_height(laid: list[Laid]) -> float:
    """Return the height of the foot with the white above it."""
    return laid[0].before + stacked(laid) if laid else 0.0


def finish_page(
    context: DisplaysContext, page: Box, called: list[Display], page_number: int, is_last: bool
) -> None:
    """Put the displays of a page on it, and let the others wait."""
    plan, area = context.plan, page.children[1]
    area.translate(dy=foot_height(plan.laid_foot))
    bottom = float(area.position_y if area.children else page.content_box_y() + page.height)
    context.waiting += [Waiting(display, page_number) for display in called if display in context.taken]
    foot, text_bottom = plan.laid_foot, _bottom(page)
    if is_last and not plan.head and not area.children and text_bottom == page.content_box_y():
        _fill_page(context, page, page_number)
        return
    if is_last:
        foot = _tail(context, foot, bottom - text_bottom)
    y = text_bottom + foot[0].before if is_last and foot else bottom - stacked(foot)
    attach(page, plan.laid_head, page.content_box_y())
    attach(page, foot, y)
    settle(context, (*plan.laid_head, *foot), page_number)


def _fill_page(context: DisplaysContext, page: Box, page_number: int) -> None:
    """Put what waits first on a page that has no text, for the section is nothing but displays."""
    laid = [context.lay_display(item.display) for item in context.waiting if item.display.place == "page"][:1]
    page.leaf = "page" if laid else ""
    attach(page, laid, page.content_box_y() + (page.height - stacked(laid)) / 2)
    settle(context, laid, page_number)


def _tail(context: DisplaysContext, foot: list[Laid], room: float) -> list[Laid]:
    """Return what stands below the end of the text: what is planned, and what waits as far as it fits."""
    tail = list(foot)
    settled = {*context.plan.head, *context.plan.foot}
    for display in [item.display for item in context.waiting if item.display not in settled]:
        longer = [*tail, context.lay_display(display)]
        if display.place in ("page", "plate") or foot_height(longer) > room:
            break
        tail = longer
    return tail


def _bottom(page: Box) -> float:
    """Return where the text of a page ends."""
    root = page.children[0]
    lines = (box for box in root.descendants() if isinstance(box, boxes.LineBox | boxes.BlockReplacedBox))
    return max((box.position_y + box.margin_height() for box in lines), default=float(root.position_y))


def attach(page: Box, laid: list[Laid], y: float) -> None:
    """Put displays on the page one below the other, after its text."""
    root, after = page.children[0], 0.0
    for number, part in enumerate(laid):
        y += max(after, part.before) if number else 0.0
        root.children = [*root.children, part.move(page, y)]
        y, after = y + part.height, part.after


def settle(context: DisplaysContext, parts: Sequence[Laid], page_number: int) -> None:
    """Note where displays have come to stand; they wait no longer, unless they go on upon another page."""
    rests = {part.display: part.rest for part in parts}
    for item in context.waiting:
        display = item.display
        if display in rests and display not in context.parted:
            plates = sum(item.called < plate < page_number for plate in context.plates)
            allowed = display.drift + (display.place == "plate")
            placed = Placed(display.anchor, page_number - item.called - plates, allowed)
            context.placed.append(placed)
    ended = {display for display, rest in rests.items() if rest is None}
    context.waiting = [item for item in context.waiting if item.display not in ended]
    context.parted = {
        display: rest for display, rest in (context.parted | rests).items() if display not in ended
    }
