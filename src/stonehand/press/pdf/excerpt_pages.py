"""A section that was set before in, a few of its pages made anew from a place within it, out.

Between two spreads hardly anything is known that the HTML does not say: where WeasyPrint goes on in the tree
of boxes, and what it has counted. Where nothing is carried over either (notes, figures), that is kept as a
`Start`, and a later setting of the same section, with other words after that place, may begin there. What
stands before it is left as empty elements, so that every index in the tree of boxes stays.
"""

import pickle
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

from weasyprint.layout import page

from stonehand.press.pdf.displays_area import DisplaysContext
from stonehand.press.pdf.notes_area import Carry
from stonehand.press.pdf.notes_boxes import Box
from stonehand.press.pdf.pages_spread import Spreads
from stonehand.press.pdf.pages_state import State
from stonehand.press.pdf.task import Excerpt, Start
from stonehand.press.pdf.tree import Node

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands before."""

STAYING = ("id", "class", "style", "data-source")
"""Attributes of an element that stays without its content."""


def starts_of(spreads: Spreads | None) -> tuple[Start, ...]:
    """Return where a document, when it has been laid out, could be begun: before its spreads."""
    if spreads is None or not spreads.choices:
        return ()
    after = (
        (index, spreads.made[index - 1].after)
        for index in sorted(spreads.choices)
        if index - 1 in spreads.made
    )
    later = (Start(index, _entry(state, index)) for index, state in after if _carries_nothing(state, index))
    return (Start(0), *later)


def _entry(state: State, index: int) -> bytes:
    return pickle.dumps(state.values["page_maker"][index][:4], protocol=5)


def _carries_nothing(state: State, index: int) -> bool:
    values, displays = state.values, state.displays
    is_free_of_notes = not values["carry"].get(index + 1, Carry()).notes and not values["reported_footnotes"]
    is_free_of_displays = not displays.waiting and not displays.has_open_plate
    return is_free_of_notes and is_free_of_displays and not values["broken_out_of_flow"]


def abridged(html: str, excerpt: Excerpt) -> str:
    """Return the document of a section with the blocks before an excerpt empty, and those after it gone."""
    root = ElementTree.fromstring(html)
    passed, beyond = frozenset(excerpt.passed), frozenset(excerpt.beyond)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("id") in beyond:
                parent.remove(child)
            elif child.get("id") in passed:
                _empty(child)
    return "<!DOCTYPE html>" + ElementTree.tostring(root, encoding="unicode", method="html")


def _empty(element: Node) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None
    for name in set(element.attrib) - set(STAYING):
        del element.attrib[name]


def make_all_pages(
    original: Step, context: DisplaysContext, root_box: Box, html: Any, pages: Any
) -> Iterator[Box]:
    """Make all pages of a section, or those of the excerpt that is asked for."""
    if context.excerpt is None:
        yield from original(context, root_box, html, pages)
    else:
        yield from _make_excerpt(context, context.excerpt, root_box, html)


def _make_excerpt(context: DisplaysContext, excerpt: Excerpt, root_box: Box, html: Any) -> Iterator[Box]:
    context.rendered_notes = []
    first = excerpt.start.page
    if first:
        remake = context.page_maker[0][-1]
        context.page_maker = [(*pickle.loads(excerpt.start.entry), dict(remake)) for _ in range(first + 1)]
    for index in range(first, first + excerpt.pages):
        made, resume_at = page.remake_page(index, context, root_box, html)
        yield made
        if resume_at is None and not context.reported_footnotes:
            break
    context.broken_out_of_flow.clear()
    context.reported_footnotes.clear()
    # WeasyPrint would make the next page now, and then all of them once more.
    for *_, remake in context.page_maker:
        remake["content_changed"] = False
