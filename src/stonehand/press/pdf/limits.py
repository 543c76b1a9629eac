"""An HTML tree in, the same without what WeasyPrint cannot bear, with a diagnostic for each change, out.

Measured with WeasyPrint 70.0: a run of 4,000 letters is hyphenated for over 25 s, about 137 nested blocks end
in a RecursionError, and a cell that spans 100,000 columns is laid out for minutes.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from stonehand.diagnostics import Code, Diagnostic
from stonehand.press.pdf.tree import Node, Places

LONGEST_RUN = 200  # letters without a space
PIECE = 40  # letters between two places where a longer run may break
DEEPEST = 60  # elements inside one another
WIDEST = 100  # columns or rows of a cell

RUN = re.compile(rf"[0-9A-Za-z_\u00aa-\u02af\u0370-\u052f\u1e00-\u1fff]{{{LONGEST_RUN + 1},}}")


def keep_limits(root: Node, places: Places) -> Iterator[Diagnostic]:
    """Change the tree in place, so that it can be laid out."""
    yield from _flatten(root, places, 0)
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        yield from _clamp(element, places)
        yield from _break_runs(element, places)


def _flatten(element: Node, places: Places, depth: int) -> Iterator[Diagnostic]:
    if depth < DEEPEST:
        for child in list(element):
            yield from _flatten(child, places, depth + 1)
    elif len(element):
        text = "".join(element.itertext())
        for child in list(element):
            element.remove(child)
        element.text = text
        message = f"more than {DEEPEST} elements inside one another: the innermost are printed as plain text"
        yield Diagnostic.of(
            Code.L009, message, places.of(element), hint="nest quotations and lists less deeply"
        )


def _clamp(element: Node, places: Places) -> Iterator[Diagnostic]:
    for name in ("colspan", "rowspan"):
        value = str(element.get(name, "1")).strip()
        if not value.isdecimal() or int(value[:9]) > WIDEST:
            element.set(name, str(WIDEST) if value.isdecimal() else "1")
            message = f"a cell has {name} {value[:20]}: set to {element.get(name)}"
            yield Diagnostic.of(Code.L008, message, places.of(element))


def _break_runs(element: Node, places: Places) -> Iterator[Diagnostic]:
    texts = [(element, "text"), *((child, "tail") for child in element)]
    for owner, name in texts:
        text = getattr(owner, name) or ""
        match = RUN.search(text) if len(text) > LONGEST_RUN else None
        if match is None:
            continue
        _set_pieces(element, owner, name, _pieces(text))
        message = (
            f"“{match[0][:20]}…” has {len(match[0])} letters without a break: it is broken every {PIECE}"
        )
        yield Diagnostic.of(
            Code.L007, message, places.of(element), hint="put a space or a soft hyphen into it"
        )


def _pieces(text: str) -> list[str]:
    pieces, end = [], 0
    for match in RUN.finditer(text):
        for cut in range(match.start() + PIECE, match.end(), PIECE):
            pieces.append(text[end:cut])
            end = cut
    return [*pieces, text[end:]]


def _set_pieces(parent: Node, owner: Node, name: str, pieces: list[str]) -> None:
    """Put the pieces where the text was, with a `wbr` between each two."""
    setattr(owner, name, pieces[0])
    place = 0 if name == "text" else list(parent).index(owner) + 1
    for offset, piece in enumerate(pieces[1:]):
        mark = Element("wbr")
        mark.tail = piece
        parent.insert(place + offset, mark)
