"""WeasyPrint's steps of making a page in, the same with the notes that belong to the page out.

What is left of the notes of a page is carried to the next one, before that page's own; before a forced break
and at the end of the document it gets pages without text.
"""

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import strut

from stonehand.press.pdf.notes_area import Carry, NotesContext, PageNotes
from stonehand.press.pdf.notes_boxes import Box

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands before."""

FORCED_BREAKS = frozenset({"page", "left", "right", "recto", "verso"})


def make_all_pages(
    original: Step, context: NotesContext, root_box: Box, html: Any, pages: Any
) -> Iterator[Box]:
    """Make all pages anew on each pagination: notes carried to a page that is kept as it is would be lost."""
    context.begin_document()
    yield from original(context, root_box, html, ())


def remake_page(original: Step, index: int, context: NotesContext, root_box: Box, html: Any) -> Any:
    """Make a page; one of notes only where notes are left at a forced break or at the end of the text.

    Such a page is made of an empty root as if there were no break, then the break is handed back.
    """
    context.reported_footnotes = []
    maker = context.page_maker
    saved = resume_at, next_page, *others = maker[index]
    carry = context.carry.get(index + 1, Carry())
    if carry.notes and (carry.alone or resume_at is None or next_page["break"] in FORCED_BREAKS):
        context.held = resume_at, next_page
        maker[index] = ({0: None}, {"break": "any", "page": context.page_name}, *others)
    try:
        return original(index, context, root_box, html)
    finally:
        context.held, maker[index] = None, saved


def make_page(
    original: Step,
    context: NotesContext,
    root_box: Box,
    page_type: Any,
    resume_at: Any,
    page_number: int,
    page_state: Any,
) -> Any:
    """Make a page of text and notes, and note what is carried from it."""
    carried = context.carry.get(page_number, Carry())
    context.page = PageNotes(
        carried=carried,
        notes=list(carried.notes),
        alone=context.held is not None,
        leading=strut(root_box.style)[0],
    )
    if context.page.alone:
        root_box = root_box.copy_with_children([])
    page, resume_at, next_page = original(context, root_box, page_type, resume_at, page_number, page_state)
    context.page_name = page_type.name
    # WeasyPrint ends the document where no text and no note is left.
    context.reported_footnotes = list(context.carry[page_number + 1].notes)
    return (page, *context.held) if context.held else (page, resume_at, next_page)


def lay_block(original: Step, context: NotesContext, box: Box, *args: Any, **kwargs: Any) -> Any:
    """Lay out the root once the carried notes have taken their room, and the footnote area after the root."""
    if isinstance(box, boxes.FootnoteAreaBox):
        return _lay_final_area(original, context, box, *args, **kwargs)
    if not box.is_for_root_element:
        return original(context, box, *args, **kwargs)
    _begin_page(context)
    result = original(context, box, *args, **kwargs)
    context.page.root = result[0]
    return result


def _begin_page(context: NotesContext) -> None:
    page = context.page
    page.notes, page.cap = list(page.carried.notes), context.usual_cap()
    page.lines.clear()
    if page.notes and context.lay_area(page.notes[:1], page.carried.skip, page.cap)[0] is None:
        page.cap = context.largest_cap()
    context.update_area()


def _lay_final_area(original: Step, context: NotesContext, box: Box, *args: Any, **kwargs: Any) -> Any:
    """Lay out the notes whose calls are really on the page, in all the room that the text has left."""
    notes = _notes_of_page(context)
    area_box, rest = None, None
    if notes:
        area_box, rest = context.lay_area(
            notes,
            context.page.carried.skip,
            _room(context),
            force=context.page.alone,
            absolute=kwargs["absolute_boxes"],
        )
    begun = notes if rest is None else notes[: rest.index + (rest.skip is not None)]
    for note in begun:
        context.begun.setdefault(note, context.current_page)
    left = () if rest is None else tuple(notes[rest.index :])
    context.carry[context.current_page + 1] = _carry(context, left, rest.skip if rest else None)
    if area_box is not None:
        return (area_box,)
    box.children = []
    return original(context, box, *args, **kwargs)


def _notes_of_page(context: NotesContext) -> list[Box]:
    """Return carried notes, then those called. A note taken whose call has gone waits again."""
    page, carried = context.page, list(context.page.carried.notes)
    called = {item.footnote for item in page.root.descendants(placeholders=True) if item.footnote is not None}
    called = {note for note in called if note not in carried and note not in context.begun}
    for note in page.notes:
        if note not in called and note not in carried and note not in context.footnotes:
            context.footnotes.append(note)
    context.footnotes[:] = [note for note in context.footnotes if note not in called]
    return context.arrange([*carried, *called])


def _carry(context: NotesContext, notes: tuple[Box, ...], skip: Any) -> Carry:
    if not notes:
        return Carry()
    largest = context.largest_cap()
    return Carry(notes, skip, alone=context.lay_area(notes[:1], skip, largest)[0] is None)


def _room(context: NotesContext) -> float:
    area = context.current_footnote_area
    if context.page.alone:
        return float(area.position_y - area.page.content_box_y())
    return float(area.position_y - min(_bottom(context.page.root), area.position_y))


def _bottom(box: Box) -> float:
    """Return the bottom of what is drawn in a box, without the room it was stretched over."""
    if not isinstance(box, boxes.BlockBox):
        return float(box.position_y + box.margin_height() - _margin_bottom(box))
    has_height = box.style["height"] != "auto"
    if not box.children:
        return float(box.border_box_y() + box.border_height() if has_height else box.position_y)
    if box.is_table_wrapper:
        return float(box.position_y + box.margin_height() - _margin_bottom(box))
    inside = [child for child in box.children if child.is_in_normal_flow() or child.is_floated()]
    bottom = max((_bottom(child) for child in inside), default=float(box.position_y))
    if box.border_bottom_width or box.padding_bottom or has_height:
        bottom = max(bottom, float(box.border_box_y() + box.border_height()))
    return bottom


def _margin_bottom(box: Box) -> float:
    return 0.0 if box.margin_bottom == "auto" else float(box.margin_bottom)
