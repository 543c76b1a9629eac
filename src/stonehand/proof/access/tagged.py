"""A tagged PDF in, how its structure tree has it read out."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from stonehand.proof.access.reading import NoteWays, Reading, letters
from stonehand.proof.access.structure import Element, structure

_HEAD = re.compile(r"H(\d)")
_NOTES = ("Note", "FENote")
_PICTURE, _FORMULA = "Figure", "Formula"
_APART = (*_NOTES, _PICTURE, _FORMULA)
"""Not read with the text around them: notes, and what is read by its alternative text."""


def tagged_reading(data: bytes) -> Reading:
    """Return how a PDF is read. Raises ValueError for one that has no structure."""
    root = structure(data)
    notes = root.all(*_NOTES)
    return Reading(
        text=letters(_text(root)),
        heads=tuple(_heads(root)),
        notes={_identity(note): letters("".join(map(_words, note.kids))) for note in notes},
        pictures=_alternatives(root, _PICTURE),
        formulas=_alternatives(root, _FORMULA),
        ways=_ways(root, notes),
    )


def _heads(root: Element) -> Iterator[tuple[int, str]]:
    for element in root.walk():
        if found := _HEAD.fullmatch(element.role):
            yield int(found[1]), letters(element.text())


def _words(kid: "Element | str") -> str:
    return kid if isinstance(kid, str) else _text(kid)


def _text(element: Element) -> str:
    return "" if element.role in _APART else "".join(map(_words, element.kids))


def _identity(note: Element) -> str:
    return str(note.entry.get("/ID", ""))


def _alternatives(root: Element, role: str) -> tuple[str, ...]:
    return tuple(str(each.entry.get("/Alt", "")) for each in root.all(role))


def _ways(root: Element, notes: list[Element]) -> dict[str, NoteWays]:
    """Return how each note is reached: its calls lead to its identity, its marker to the page of a call."""
    pages, calls = dict(_destinations(root.pdf)), Counter[str]()
    places: dict[str, set[Any]] = {}
    for call in root.all("Reference"):
        for target, page in _links(call):
            calls[target] += 1
            places.setdefault(target, set()).add(page)
    ways = {}
    for note in notes:
        name = _identity(note)
        back = [pages.get(target) for label in note.all("Lbl") for target, _ in _links(label)]
        ways[name] = NoteWays(calls[name], any(page in places.get(name, ()) for page in back))
    return ways


def _links(element: Element) -> Iterator[tuple[str, Any]]:
    """Yield the target of each link in an element, with the page on which it stands; each target once."""
    found: dict[str, Any] = {}
    for link in element.all("Link"):
        for kid in link.entry.K:
            if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
                area = kid.Obj
                target = area.Dest if "/Dest" in area else area.get("/A", pikepdf.Dictionary()).get("/D", "")
                found[_name(target)] = kid.Pg.objgen
    yield from found.items()


def _name(target: Any) -> str:
    """Return the name of a destination: a name, or what a structure destination points to."""
    if isinstance(target, pikepdf.Array):
        return str(target[0].get("/ID", ""))
    return str(target)


def _destinations(pdf: Any) -> Iterator[tuple[str, Any]]:
    """Yield the named destinations with their pages."""
    if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
        for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items():
            to: Any = place.D if isinstance(place, pikepdf.Dictionary) else place
            yield str(name), to[0].objgen
