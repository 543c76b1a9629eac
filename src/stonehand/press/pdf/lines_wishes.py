"""The HTML of a section in; what the compositor asks of single paragraphs, and what of it is not done, out.

`data-looseness` is a number of lines, `data-tracking` a share of an em added to every letter, `data-cuts` are
the letters before each page that is to begin inside the paragraph.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any

from stonehand.diagnostics import Code, Diagnostic
from stonehand.press.pdf.lines_measure import Paragraph
from stonehand.press.pdf.lines_read import Box, text_boxes
from stonehand.press.pdf.tracking import is_trackable
from stonehand.press.pdf.tree import Node, Places

LOOSENESS, TRACKING, CUTS = "data-looseness", "data-tracking", "data-cuts"
WIDEST = 0.01
"""Ems by which letters may be set wider or closer: what is more is seen."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of one block: lines more or fewer, ems between letters; letters after which a line ends.

    `faults`: what cannot be read.
    """

    looseness: int = 0
    tracking: float = 0.0
    cuts: tuple[int, ...] = ()
    faults: tuple[str, ...] = ()


def read_wishes(root: Node) -> dict[Node, Wish]:
    """Return what is asked, by element."""
    return {
        element: _wish(element)
        for element in root.iter()
        if any(element.get(name) is not None for name in (LOOSENESS, TRACKING, CUTS))
    }


def _wish(element: Node) -> Wish:
    looseness, tracking = element.get(LOOSENESS, "0"), element.get(TRACKING, "0")
    faults = []
    if looseness not in ("-1", "0", "1"):
        faults.append(f"looseness “{looseness}” is none of -1, 0 and 1")
    ems = _number(tracking)
    if not abs(ems) <= WIDEST:
        faults.append(f"tracking “{tracking}” is not within -{WIDEST} and {WIDEST} em")
    cuts = element.get(CUTS, "").split()
    faults += [f"“{cut}” is no number of letters" for cut in cuts if not cut.isdecimal()]
    kept = 0.0 if isnan(ems) else min(WIDEST, max(-WIDEST, ems))
    lines = int(looseness) if looseness in ("-1", "1") else 0
    return Wish(lines, kept, tuple(int(cut) for cut in cuts if cut.isdecimal()), tuple(faults))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


def tracked_at_drawing(line_box: Box, ems: float) -> float:
    """Return the ems that are added when a line box is drawn, not where letters join or bear marks.

    There Pango does it, which knows where a letter ends.
    """
    if not ems or all(is_trackable(box.text) for box in text_boxes(line_box)):
        return ems
    track(line_box, ems)
    return 0.0


def track(line_box: Box, ems: float) -> None:
    """Add to the space between the letters of a line box that is not yet broken, once. Ligatures are lost."""
    for box in text_boxes(line_box):
        if not box.__dict__.get("is_tracked"):
            spacing, added = box.style["letter_spacing"], ems * box.style["font_size"]
            box.style = box.style.copy()
            box.style["letter_spacing"] = added + (0 if spacing == "normal" else spacing)
            box.is_tracked = True


def unmet(
    wishes: Mapping[Node, Wish], paragraphs: Iterable[tuple[Box, Paragraph | str]], places: Places
) -> Iterator[Diagnostic]:
    """Report what was asked of a paragraph and is not done."""
    found: dict[Any, list[Paragraph | str]] = {}
    for box, paragraph in paragraphs if wishes else ():
        found.setdefault(box.element, []).append(paragraph)
    for element, wish in wishes.items():
        set_as = found.get(element, [])
        faults = list(wish.faults)
        if not set_as:
            faults.append("it holds no lines of its own")
        elif wish.looseness and (fault := _looseness_fault(wish.looseness, set_as)):
            faults.append(fault)
        if wish.cuts and not any(isinstance(each, Paragraph) and not each.missed for each in set_as):
            faults.append("the page cannot turn in it where it should")
        for fault in faults:
            message = f"“{element.get('id')}” is not set as asked: {fault}"
            yield Diagnostic.of(Code.L030, message, places.of(element), hint=HINT)


HINT = "take the wish back, or change the text"


def _looseness_fault(looseness: int, set_as: list[Paragraph | str]) -> str:
    planned = [paragraph for paragraph in set_as if isinstance(paragraph, Paragraph)]
    if not planned:
        return f"its lines are not planned ({set_as[0] or 'not justified, or broken line by line'})"
    if any(paragraph.given == looseness for paragraph in planned):
        return ""
    return f"it cannot be had in one line {'more' if looseness > 0 else 'fewer'}"
