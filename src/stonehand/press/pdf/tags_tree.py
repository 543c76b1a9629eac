"""A section's HTML and what was marked on its pages in, the tree of its structure elements out.

An element goes on over as many pages as it has marks on. Text and the elements inside it keep the order of
the lines; blocks keep the order of the HTML, wherever they stand; a note follows the paragraph that calls it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

from stonehand.press.pdf.layout_blocks import Node
from stonehand.press.pdf.tags_roles import ARTIFACT, GROUPS, role_of


class Mark(NamedTuple):
    """A piece of marked content: the index of its page in the section, its place and number there."""

    page: int
    place: int
    mcid: int


class Area(NamedTuple):
    """The area of a link: the index of its page in the section, and its annotation in the PDF."""

    page: int
    annotation: Any


Rectangle: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top of an image, in points from the lower left corner of its page."""

CELLS = ("TD", "TH")
"""Types that stand for themselves, empty or not."""

HOLDERS = {**dict.fromkeys(("Part", "Sect", "Div", "BlockQuote"), "P"), "TOCI": "Reference"}
"""Types that hold no text by themselves, with the type that holds it in them (ISO 32000-1, table 333)."""
PICTURES = ("Figure", "Formula")
IN_LINE = ("Link", "Span", "Reference", "Lbl", *PICTURES)
"""Types that stand among text."""


@dataclass(slots=True, eq=False)
class Tag:
    """A structure element, the element of the HTML from which it comes, and what is in it."""

    role: str
    element: Node
    kids: "list[Kid]" = field(default_factory=list)


Kid: TypeAlias = Tag | Mark | Area


@dataclass(frozen=True, slots=True)
class Marked:
    """What the pages have of each element: its text in the order of the lines, its marker, its areas."""

    text: Mapping[Node, Sequence[Mark]]
    markers: Mapping[Node, Sequence[Mark]]
    areas: Mapping[Node, Sequence[Area]]
    places: Mapping[Node, Rectangle] = field(default_factory=dict)


@dataclass(slots=True)
class _Built:
    """What an element gives to the one around it, and the notes that still look for their place."""

    kids: list[Kid] = field(default_factory=list)
    notes: list[Kid] = field(default_factory=list)


def tag_tree(root: Node, marked: Marked) -> list[Kid]:
    """Return the structure elements of a section from its `html` element."""
    built = _inside(root, marked, "Document")
    return [*built.kids, *built.notes]


def _inside(element: Node, marked: Marked, around: str) -> _Built:
    """Return what is in an element, its own text merged with its children."""
    built, own = _Built(), list(marked.text.get(element, ()))
    for child in element:
        inner = _element(child, marked, around)
        first = _first(inner.kids)
        while own and first is not None and own[0] < first:
            built.kids.append(own.pop(0))
        built.kids += inner.kids
        built.notes += inner.notes
        if around in GROUPS and not own:
            built.kids += built.notes
            built.notes = []
    built.kids += own
    return built


def _element(element: Node, marked: Marked, around: str) -> _Built:
    role = role_of(element)
    if role == ARTIFACT:
        return _Built()
    built = _inside(element, marked, role or around)
    if role in GROUPS:
        built = _Built([*built.kids, *built.notes])
    kids = _laid_out(Tag(role, element), built.kids, marked)
    return _Built([], [*kids, *built.notes]) if role == "Note" else _Built(kids, built.notes)


def _laid_out(tag: Tag, kids: list[Kid], marked: Marked) -> list[Kid]:
    """Return an element with what is in it as its type wants it; nothing, where nothing is in it."""
    kids = _linked(tag.element, kids, marked)
    if tag.role == "LI":
        kids = list(_item(tag.element, kids, marked))
    if tag.role in HOLDERS:
        kids = list(_held(tag, kids))
    if not tag.role or (not kids and tag.role not in CELLS):
        return kids
    tag.kids = kids
    return [tag]


def _held(tag: Tag, kids: list[Kid]) -> Iterator[Kid]:
    """Yield what is in an element, with each run of text in one that may hold it."""
    for is_run, run in groupby(kids, _is_in_line):
        found = list(run)
        if is_run and not all(isinstance(kid, Tag) and kid.role in PICTURES for kid in found):
            yield Tag(HOLDERS[tag.role], tag.element, found)
        else:
            yield from found


def _is_in_line(kid: Kid) -> bool:
    return not isinstance(kid, Tag) or kid.role in IN_LINE


def _item(element: Node, kids: list[Kid], marked: Marked) -> Iterator[Kid]:
    """Yield what is in an item of a list: labels and bodies, and nothing else."""
    marker = marked.markers.get(element)
    if marker:
        yield Tag("Lbl", element, list(marker))
    parts = [kid for kid in kids if isinstance(kid, Tag) and kid.role in ("Lbl", "LBody")]
    yield from parts
    rest = [kid for kid in kids if kid not in parts]
    if rest:
        yield Tag("LBody", element, rest)


def _linked(element: Node, kids: list[Kid], marked: Marked) -> list[Kid]:
    """Put what is in a link, with its areas, into an element of its own."""
    areas = marked.areas.get(element)
    return [Tag("Link", element, [*kids, *areas])] if areas else kids


def _first(kids: Iterable[Kid]) -> Mark | None:
    """Return the first piece of marked content."""
    return next(marks(kids), None)


def marks(kids: Iterable[Kid]) -> Iterator[Mark]:
    """Yield all marked content in the order of reading."""
    for kid in kids:
        if isinstance(kid, Mark):
            yield kid
        elif isinstance(kid, Tag):
            yield from marks(kid.kids)
