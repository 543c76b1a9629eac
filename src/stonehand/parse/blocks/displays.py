"""The attributes of a figure or table in, where it is to stand and what lists call it out.

`{place=head drift=2 .landscape short="The orbit"}`.
"""

from collections.abc import Mapping
from typing import TypedDict

from stonehand.diagnostics import Code
from stonehand.model.display import PLACEMENTS, Placement
from stonehand.model.inline import DraftInline, NoteCall
from stonehand.parse.dialect.attributes import Attributes
from stonehand.parse.dialect.machine import tokenize_inline
from stonehand.parse.galley import Galley
from stonehand.parse.place import Fixed
from stonehand.source import Span

KEYS = ("place", "drift", "short")
LANDSCAPE = "landscape"
FURTHEST = 9
BY_NAME: Mapping[str, Placement] = {name: name for name in PLACEMENTS}


class Standing(TypedDict):
    """The fields of Display that the author decides."""

    place: Placement | None
    drift: int | None
    turned: bool


def standing(attributes: Attributes, span: Span, galley: Galley) -> Standing:
    """Return where the author wants a figure or table; P040, P041 for what cannot be."""
    turned = LANDSCAPE in attributes.classes
    place, drift = _place(attributes, span, galley), _drift(attributes, span, galley)
    if galley.in_note and (turned or place not in (None, "here")):
        hint = "take it out of the note"
        galley.report.add(Code.P041, "a figure or table in a note stands where it is", span, hint)
        return Standing(place="here", drift=None, turned=False)
    return Standing(place=place, drift=drift, turned=turned)


def short_caption(
    words: str, span: Span, caption: tuple[DraftInline, ...], galley: Galley
) -> tuple[DraftInline, ...]:
    """Return the caption for the lists; X007 where none prints it, or a note of it."""
    if not words:
        return ()
    place = Fixed(span)
    found = galley.inlines(galley.tree(tokenize_inline(words), place), place)
    kept = tuple(node for node in found if not isinstance(node, NoteCall))
    if not caption:
        hint = "give it a caption: only what has one is numbered and listed"
        galley.report.add(Code.X007, f"no list prints “{words[:40]}”: there is no caption", span, hint)
    elif kept != found:
        hint = "call the note in the caption itself"
        galley.report.add(Code.X007, "a short caption prints no call of a note", span, hint)
    return kept if caption else ()


def _place(attributes: Attributes, span: Span, galley: Galley) -> Placement | None:
    wish = attributes.value("place")
    if wish and wish not in BY_NAME:
        hint = f"write one of: {', '.join(PLACEMENTS)}"
        galley.report.add(Code.P040, f"a figure or table cannot stand at “{wish}”", span, hint)
    return BY_NAME.get(wish)


def _drift(attributes: Attributes, span: Span, galley: Galley) -> int | None:
    wish = attributes.value("drift")
    if not wish:
        return None
    if wish.isascii() and wish.isdecimal() and int(wish) <= FURTHEST:
        return int(wish)
    hint = f"write how many pages it may come late, 0 to {FURTHEST}"
    galley.report.add(Code.P040, f"“{wish}” is no number of pages", span, hint)
    return None
