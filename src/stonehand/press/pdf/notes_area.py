"""Notes and a height in, the footnote area with as much of them as fits in it, and what is left, out.

WeasyPrint's block layout breaks any block over pages; it never does so with notes because it lays out their
area with endless room. Here the area is laid out with a limit, and what does not fit is handed back.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf
from typing import Any, TypeAlias

from weasyprint.css.properties import Dimension
from weasyprint.layout import LayoutContext, block

from stonehand.model.footnotes import FootnoteSettings
from stonehand.press.pdf.notes_boxes import Box, Prepared, lines_in, prepare, rank, shrink, without_last_line

SkipStack: TypeAlias = dict[int, Any] | None
"""Where in a box layout goes on, in WeasyPrint's form; None: at its start."""

PX_EDGES = (
    "margin_top",
    "border_top_width",
    "padding_top",
    "padding_bottom",
    "border_bottom_width",
    "margin_bottom",
)
SHORTEST_PART = 2  # lines of a note on either side of a split
LARGEST_AREA = 0.85  # of the page, for what does not fit in the usual area, such as an image in a note


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a list of notes: the index of the first unfinished one and where it goes on."""

    index: int
    skip: SkipStack


@dataclass(frozen=True, slots=True)
class Carry:
    """Notes that go on, or begin, on the next page. `alone`: they need a page without text."""

    notes: tuple[Box, ...] = ()
    skip: SkipStack = None
    alone: bool = False


@dataclass(slots=True)
class PageNotes:
    """The notes of the page being made, in order: carried ones, then those called by its lines."""

    carried: Carry = Carry()
    notes: list[Box] = field(default_factory=list)
    cap: float = inf
    rest: Rest | None = None
    lines: set[float] = field(default_factory=set)
    caps: dict[Box, float] = field(default_factory=dict)
    root: Box = None
    alone: bool = False
    leading: float = 0.0


class NotesContext(LayoutContext):
    """A layout context that splits notes. All that is known about them is kept here, for one document."""

    page_bottom: float
    in_column: bool
    forced_break: Any
    broken_out_of_flow: dict[Any, Any]

    def __init__(self, stock: LayoutContext, settings: FootnoteSettings, lines: Any = None) -> None:
        super().__init__(
            stock.style_for,
            stock.get_image_from_uri,
            stock.font_config,
            stock.counter_style,
            stock.target_collector,
        )
        self.settings = settings
        self.lines = lines
        if lines is not None:
            self.dictionaries = lines.dictionaries
        self.begin_document()

    def begin_document(self) -> None:
        """Forget what an earlier pagination of the same document left."""
        self.order = {note: (rank(note), index) for index, note in enumerate(self.footnotes)}
        self.prepared: dict[Box, Prepared] = {}
        self.carry: dict[int, Carry] = {}
        self.begun: dict[Box, int] = {}
        self.page = PageNotes()
        self.page_name = ""
        self.held: tuple[Any, Any] | None = None
        self.runs: list[Any] = []
        self.in_area = False
        self.refuses_line = False

    # What WeasyPrint calls

    def overflows_page(self, bottom_space: float, position_y: float) -> bool:
        """Say that a line refused for its notes overflows; else decide as WeasyPrint does."""
        if self.refuses_line:
            self.refuses_line = False
            return True
        return bool(super().overflows_page(bottom_space, position_y))

    def unlayout_footnote(self, footnote: Box) -> None:
        """Take a note off the page, for its call has been taken off."""
        waiting = self.in_area or footnote in self.footnotes or footnote in self.page.carried.notes
        if waiting or self.begun.get(footnote, self.current_page) < self.current_page:
            return
        self.footnotes.append(footnote)
        if footnote in self.page.notes:
            self.page.notes.remove(footnote)
            # A greater cap than that of the lines that stay would move their last block to the next page.
            self.page.cap = max(self.page.cap, self.page.caps.pop(footnote, 0.0))
            self.update_area()

    # The area

    def take(self, notes: Sequence[Box]) -> None:
        """Move waiting notes to the page."""
        for note in notes:
            self.footnotes.remove(note)
            self.page.caps[note] = self.page.cap
        self.page.notes = self.arrange([*self.page.notes, *notes])

    def arrange(self, notes: Sequence[Box]) -> list[Box]:
        """Return notes in the order of the page: the one that goes on, then series by series."""
        going_on = len(self.page.carried.notes[:1]) if self.page.carried.skip else 0
        return [*notes[:going_on], *sorted(notes[going_on:], key=lambda note: self.order[note])]

    def is_closed(self, note: Box) -> bool:
        """Tell whether a note that stands before this one on the page is unfinished already."""
        page = self.page
        if page.rest is None:
            return False
        unfinished = page.notes[page.rest.index]
        goes_on = page.rest.index == 0 and bool(page.carried.skip)
        return goes_on or self.order[unfinished] < self.order[note]

    def usual_cap(self) -> float:
        """Return the usual limit of the area, margins included: `max-height` or the share of the page."""
        area = self.current_footnote_area
        if area.max_height < inf:
            return float(area.max_height + sum(getattr(area, edge) for edge in PX_EDGES))
        # A legal break after the lines of text may need two more of them.
        return self._cap(self.settings.share, self.settings.text_lines + 2)

    def largest_cap(self) -> float:
        """Return the limit for what does not fit in the usual area."""
        return self._cap(LARGEST_AREA, self.settings.text_lines)

    def _cap(self, share: float, lines: int) -> float:
        height = self.current_footnote_area.page.height
        return float(max(0.0, min(share * height, height - lines * self.page.leading)))

    def update_area(self) -> None:
        """Lay out the notes of the page under its cap, and raise the bottom of the text above them."""
        area, page = self.current_footnote_area, self.page
        box, page.rest = None, None
        if page.notes:
            box, page.rest = self.lay_area(page.notes, page.carried.skip, inf if self.in_column else page.cap)
        area.height = 0 if box is None else box.height
        if not self.in_column:
            self.page_bottom = area.position_y - (0 if box is None else box.margin_height())

    def lay_area(
        self,
        notes: Sequence[Box],
        skip: SkipStack,
        cap: float,
        *,
        force: bool = False,
        absolute: list[Box] | None = None,
    ) -> tuple[Box, Rest | None]:
        """Lay out notes, the first from `skip` on, under `cap`; return the area or None, and the rest.

        A split leaves two lines of a note on either side, whatever its blocks are. `force`: something is laid
        out even where it is too high. `absolute` gathers the absolutely positioned boxes of the area.
        """
        while True:
            positioned: list[Box] = []
            box, rest = self._lay(notes, skip, cap, force, positioned)
            if box is None or rest is None or rest.skip is None:
                break
            is_first, is_new = rest.index == 0, not (skip and rest.index == 0)
            may_wait = is_new and not (force and is_first)
            if may_wait and lines_in(box.children[-1], SHORTEST_PART) < SHORTEST_PART:
                kept = notes[: rest.index]
                box = self._lay(kept, skip, cap, force, positioned := [])[0] if kept else None
                rest = Rest(rest.index, None)
                break
            has_to = force and lines_in(box, SHORTEST_PART + 1) <= SHORTEST_PART
            if has_to or not self._is_stub(notes[rest.index], rest.skip):
                break
            cap = without_last_line(box, cap)
        if absolute is not None:
            absolute.extend(positioned)
        return box, rest

    def _lay(
        self, notes: Sequence[Box], skip: SkipStack, cap: float, force: bool, positioned: list[Box]
    ) -> tuple[Box, Rest | None]:
        model = self.current_footnote_area
        prepared = [self._prepare(note) for note in notes]
        with self._inside_area(model.position_y + cap):
            continuation = self._lay_continuation(prepared[0]) if skip else None
            area = self._empty_area(0.0 if continuation is None else continuation.margin_height())
            area.children = [note.box for note in prepared]
            bottom_space, resume_at = (0 if cap < inf else -inf), ({0: skip} if skip else None)
            box, left, *_ = block.block_level_layout(
                self, area, bottom_space, resume_at, model.page, force, positioned, positioned
            )
        if box is None:
            return None, Rest(0, skip)
        if left is not None:
            shrink(box)
        if continuation is not None:
            continuation.translate(
                box.content_box_x() - continuation.position_x,
                box.content_box_y() - continuation.margin_height() - continuation.position_y,
            )
            box.children = (continuation, *box.children)
        if left is None:
            return box, None
        ((index, inner),) = left.items()
        return box, Rest(index, inner)

    def _lay_continuation(self, note: Prepared) -> Box | None:
        """Lay out what stands before the part of a note that goes on."""
        if note.continuation is None:
            return None
        model, box = self.current_footnote_area, note.continuation.deepcopy()
        box.position_x, box.position_y = model.position_x, model.position_y
        laid, *_ = block.block_level_layout(self, box, -inf, None, model.page, True, [], [])
        return laid

    def _empty_area(self, room: float) -> Box:
        """Return an area for notes, with so much room kept at its top."""
        model = self.current_footnote_area
        area = model.copy()
        area.style = model.style.copy()
        # The rule and the space above it are drawn on every page, and the cap is the only limit.
        area.style["box_decoration_break"] = "clone"
        area.style["max_height"] = Dimension(inf, "px")
        area.style["padding_top"] = Dimension(model.padding_top + room, "px")
        return area

    @contextmanager
    def _inside_area(self, bottom: float) -> Iterator[None]:
        saved = self.page_bottom, self.in_column, self.broken_out_of_flow, self.forced_break
        self.page_bottom, self.in_column, self.broken_out_of_flow, self.forced_break = (
            bottom,
            False,
            {},
            False,
        )
        self.create_block_formatting_context(object())
        self.in_area = True
        try:
            yield
        finally:
            self.in_area = False
            self.finish_block_formatting_context()
            self.page_bottom, self.in_column, self.broken_out_of_flow, self.forced_break = saved

    def _prepare(self, note: Box) -> Prepared:
        if note not in self.prepared:
            self.prepared[note] = prepare(note)
        return self.prepared[note]

    def _is_stub(self, note: Box, skip: SkipStack) -> bool:
        """Tell whether less than two lines of a note are left."""
        box, rest = self._lay([note], skip, self.current_footnote_area.page.height / 4, False, [])
        return box is not None and rest is None and lines_in(box, SHORTEST_PART) < SHORTEST_PART
