"""The drawn pages of a section in; what was marked on them, by element, out.

WeasyPrint numbers each text box and image on a page (`Stream.marked`). Its own tree of tags is not made: notes
stand in it after the page, and every element begins again on each page.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

import pydyf

from stonehand.press.pdf.layout_blocks import Node, classes_of
from stonehand.press.pdf.layout_words import PT
from stonehand.press.pdf.tags_roles import ARTIFACT, role_of
from stonehand.press.pdf.tags_tree import Area, Mark, Marked, Rectangle

Found = dict[Node, list[Mark]]


def root_of(document: Any) -> Node:
    """Return the `html` element that a document was laid out from."""
    return document.pages[0]._page_box.children[0].element


def record(document: Any, streams: list[Any]) -> Marked:
    """Return what is marked; what is no part of the text is made an artifact in its stream."""
    outside = _outside(root_of(document))
    text, markers = defaultdict[Node, list[Mark]](list), defaultdict[Node, list[Mark]](list)
    begun: dict[Node, int] = {}
    places: dict[Node, Rectangle] = {}
    for page, stream in enumerate(streams):
        artifacts = set[int]()
        for box, tag in stream._tags.items():
            head = outside.get(box.element)
            if box.element is None or _is_artifact(box) or head == ARTIFACT:
                artifacts.add(tag["mcid"])
            elif head is not None and begun.setdefault(head, page) != page:
                artifacts.add(tag["mcid"])
            else:
                found = markers if box.element_tag.endswith("::marker") else text
                found[box.element].append(Mark(page, tag["mcid"]))
                if tag["tag"] == "Figure":
                    places[box.element] = _rectangle(box, document.pages[page])
        if artifacts:
            stream.stream = list(_unmarked(stream.stream, artifacts))
    return Marked(text, markers, _areas(document), places)


def _outside(root: Node) -> dict[Node, Node | str]:
    """Return the elements whose marks may not be text: those in artifacts, and those in each head of a table."""
    found: dict[Node, Node | str] = {}
    for head in root.iter("thead"):
        found.update(dict.fromkeys(head.iter(), head))
    for element in root.iter():
        if role_of(element) == ARTIFACT:
            found.update(dict.fromkeys(element.iter(), ARTIFACT))
    return found


def _is_artifact(box: Any) -> bool:
    """Tell whether a box is generated to show that a note goes on."""
    return "::" in box.element_tag and "note" in classes_of(box.element)


def _unmarked(operators: list[Any], artifacts: Collection[int]) -> Iterator[Any]:
    """Yield the operators of a page, with some of its marked content as artifacts."""
    waiting = list(reversed(operators))
    while waiting:
        operator = waiting.pop()
        number = waiting[-1].get("MCID") if waiting and isinstance(waiting[-1], pydyf.Dictionary) else None
        if number in artifacts:
            del waiting[-2:]
            yield from (f"/{ARTIFACT}", b"BMC")
        else:
            yield operator


def _areas(document: Any) -> dict[Node, list[Area]]:
    """Return the areas of links, and say in each what its link reads."""
    areas = defaultdict[Node, list[Area]](list)
    for page, drawn in enumerate(document.pages):
        for _kind, target, _rectangle, box in drawn.links:
            if box.link_annotation:
                words = "".join(box.element.itertext()).strip()
                box.link_annotation["Contents"] = pydyf.String(words or target)
                areas[box.element].append(Area(page, box.link_annotation))
    return areas


def _rectangle(box: Any, page: Any) -> Rectangle:
    left, top = box.content_box_x(), page.height - box.content_box_y()
    bottom, right = top - box.height, left + box.width
    return PT * left, PT * bottom, PT * right, PT * top
