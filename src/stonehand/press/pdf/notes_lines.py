"""Lines that call notes: a line about to be set in, whether the page must be broken before it out.

As in TeX, a line stays if all its notes can begin on its page, the last one being split if need be.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from math import inf
from typing import Any

from weasyprint.layout.block import remove_placeholders

from stonehand.press.pdf.notes_area import NotesContext
from stonehand.press.pdf.notes_boxes import SAME_LINE, Box

LayLines = Callable[..., Iterator[tuple[Box, Any]]]
"""`iter_line_boxes` of WeasyPrint."""

HEAD_AND_SPACE = 3  # lines that a head with the space around it takes
SPACE = 1  # line of space between two blocks
EVEN = 0.01  # of a line: what sums of heights differ by


@dataclass(slots=True)
class Run:
    """The lines of one block on one page, as `_linebox_layout` of WeasyPrint sets them."""

    box: Box
    child: Box
    lines: list[Box]
    page_is_empty: bool
    bottom_space: float
    decorated: bool
    notes: list[Box] = field(default_factory=list)

    def offset(self, is_last: bool) -> float:
        """Return what the block draws below this line."""
        self.decorated = self.decorated or is_last
        return float(self.box.border_bottom_width + self.box.padding_bottom) if self.decorated else 0.0


@dataclass
class Call:
    """A line with calls, its notes already on the page, and what the decision needs to know.

    `room`: height between the line and the bottom of the page. `peek` lays out the lines that follow.
    `closed`: a note before these was unfinished already, so that none of them could begin.
    """

    context: NotesContext
    run: Run
    line: Box
    notes: list[Box]
    room: float
    peek: Callable[[], Iterable[tuple[Box, Any]]]
    closed: bool

    @property
    def above(self) -> int:
        """Count the lines of the block that stand on the page before this one."""
        return len(self.run.lines)

    @cached_property
    def after(self) -> int:
        """Count the lines that follow in the block, as far as they matter to orphans and widows."""
        enough, count = self.orphans + self.widows, 0
        for line, _ in self.peek():
            remove_placeholders(self.context, line.children, [], [])
            count += 1
            if count >= enough:
                break
        return count

    @property
    def orphans(self) -> int:
        """Return the lines of the block that must stay together at the bottom of a page."""
        return int(self.run.box.style["orphans"])

    @property
    def widows(self) -> int:
        """Return the lines of the block that must stay together at the top of a page."""
        return int(self.run.box.style["widows"])

    def lines_above(self, position_y: float) -> int:
        """Count the lines of text on the page above a height."""
        return sum(top < position_y - SAME_LINE for top in self.context.page.lines)

    @cached_property
    def lack(self) -> int:
        """Count the lines that the page still needs below this one."""
        return max(0, self.context.settings.text_lines - self.lines_above(self.line.position_y) - 1)

    @cached_property
    def legal(self) -> int:
        """Count the lines to be left free below this one, so that a break after them is legal."""
        extra = self.lack
        while extra < self.after and not (
            self.above + 1 + extra >= self.orphans and self.after - extra >= self.widows
        ):
            extra += 1
        return extra

    @property
    def reserves(self) -> tuple[int, ...]:
        """Return how many lines to leave free below this one for the page to have its lines, best first.

        Where the block has too few, the next one gives its orphans, below space or a head.
        """
        if not self.lack:
            return (0,)
        if self.lack <= self.after:
            return tuple(sorted({self.legal, self.lack}, reverse=True))
        least = self.after + self.orphans
        return least + HEAD_AND_SPACE, least + SPACE, least, self.after

    @cached_property
    def kept(self) -> int:
        """Count the lines of the block that would stay on the page after a break before this one."""
        kept = self.above - max(0, self.widows - 1 - self.after)
        return kept if kept >= self.orphans else 0

    @property
    def break_top(self) -> float:
        """Return where the page would end after a break before this line."""
        if self.kept:
            return float(self.line.position_y - (self.above - self.kept) * self.line.height)
        return float(self.line.position_y if self.run.page_is_empty else self.run.box.position_y)


def watch_lines(
    context: NotesContext, lay_lines: LayLines, run: Run, *args: Any
) -> Iterator[tuple[Box, Any]]:
    """Yield the lines of a block as WeasyPrint lays them out, but deal first with the notes that they call.

    `args` are those of `iter_line_boxes` after the context. After a line before which the page breaks,
    the lines are only counted by WeasyPrint, and pass untouched.
    """
    ended = False
    for line, resume_at in lay_lines(context, *args):
        if not ended:
            bottom = line.position_y + line.height + run.offset(resume_at is None)
            can_break = bool(run.lines) or not run.page_is_empty
            ended = can_break and context.overflows_page(run.bottom_space, bottom)
        if not ended:
            peek = partial(_peek, context, lay_lines, args, line.position_y + line.height, resume_at)
            ended = context.refuses_line = not _set_line(context, run, line, bottom, peek)
        yield line, resume_at


def _peek(
    context: NotesContext, lay_lines: LayLines, args: tuple[Any, ...], position_y: float, resume_at: Any
) -> Iterable[tuple[Box, Any]]:
    if resume_at is None:
        return ()
    child, _, bottom_space, _, box, *_ = args
    return lay_lines(context, child, position_y, bottom_space, resume_at, box, [], [], None, None)


def _set_line(
    context: NotesContext, run: Run, line: Box, bottom: float, peek: Callable[[], Iterable[tuple[Box, Any]]]
) -> bool:
    """Put the notes of a line on the page; return False if the page must be broken before it."""
    called = [item.footnote for item in line.descendants() if item.footnote is not None]
    waiting = [note for note in called if note in context.footnotes]
    notes = sorted(waiting, key=lambda note: context.order[note])
    if notes:
        room = context.current_footnote_area.position_y - run.bottom_space - bottom
        closed = context.is_closed(notes[0])
        run.notes.extend(notes)
        cap = context.page.cap
        context.take(notes)
        if not context.in_column and not _admit(Call(context, run, line, notes, room, peek, closed), cap):
            context.page.cap = cap
            return False
        if context.in_column:
            context.update_area()
    context.page.lines.add(round(line.position_y, 1))
    return True


def _admit(call: Call, cap: float) -> bool:
    """Decide on a line with calls. A note is late only where a break before the line is no remedy."""
    context = call.context
    if _try(call):
        return True
    if not _must_be_late(call):
        return False
    kept = call.room - call.legal * call.line.height
    _fit(context, cap if call.closed else min(context.usual_cap(), kept))
    return True


def _try(call: Call) -> bool:
    """Make every note of the line begin: in the usual area, else in all the room that the page can spare."""
    room, height = call.room, call.line.height
    for limit in (inf,) if call.closed else (call.context.usual_cap(), inf):
        for free in call.reserves:
            _fit(call.context, min(limit, room - free * height))
            if _break_would_be_illegal(call):
                _fit(call.context, min(limit, room - call.legal * height))
            if _all_begun(call.context):
                return True
    return False


def _break_would_be_illegal(call: Call) -> bool:
    """Tell whether the notes leave so little room that the page would have to end at an orphan or widow."""
    context, height = call.context, call.line.height
    spare = call.room - (context.current_footnote_area.position_y - context.page_bottom)
    # The lines after this one are only laid out where it matters.
    may_end = spare < (call.orphans + call.widows) * height
    return bool(may_end and spare < call.legal * height)


def _fit(context: NotesContext, cap: float) -> None:
    context.page.cap = cap
    context.update_area()


def _all_begun(context: NotesContext) -> bool:
    rest, last = context.page.rest, len(context.page.notes) - 1
    return rest is None or (rest.index == last and rest.skip is not None)


def _must_be_late(call: Call) -> bool:
    """Tell whether a break before the line is impossible, useless or too ugly."""
    if not call.above and call.run.page_is_empty:
        return True
    if _would_be_thin(call):
        return True
    if not call.closed and _is_no_remedy(call):
        return True
    rest = call.context.page.rest
    is_forced = call.closed or (rest is not None and rest.skip is not None)
    return is_forced and _blank_after_break(call) > (call.context.settings.blank + EVEN) * call.line.height


def _would_be_thin(call: Call) -> bool:
    """Tell whether a break before the line leaves a page of few lines that no figure fills."""
    page, top = call.context.current_footnote_area.page, call.break_top
    # Where no line of the block stays, a heading may go with it.
    few = call.lines_above(top) < call.context.settings.text_lines + (not call.kept)
    return bool(few and top - page.content_box_y() < page.height / 2)


def _is_no_remedy(call: Call) -> bool:
    """Tell whether the notes could begin on a fresh page no better than they do here."""
    page, usual = call.context.page, call.context.usual_cap()
    first = page.notes.index(call.notes[0])
    has_begun = page.rest is None or (page.rest.index, page.rest.skip is not None) > (first, False)
    wanted = call.notes if has_begun else call.notes[:1]
    _, rest = call.context.lay_area(wanted, None, usual)
    return rest is not None and (rest.index < len(wanted) - 1 or rest.skip is None)


def _blank_after_break(call: Call) -> float:
    """Return the height that would stay empty, 0 where notes that go on would fill it."""
    context = call.context
    moved = (*call.run.lines[call.kept :], call.line)
    gone = {item.footnote for line in moved for item in line.descendants()}
    staying = [note for note in context.page.notes if note not in gone]
    blank = float(context.current_footnote_area.position_y - call.break_top)
    if not staying:
        return blank
    area, rest = context.lay_area(staying, context.page.carried.skip, blank)
    if rest is not None:
        return 0.0
    return blank - float(area.margin_height()) if area is not None else blank
