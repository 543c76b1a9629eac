"""The amendments as written and the set sections in, the amendments with their blocks in the book out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from stonehand.diagnostics import Code, Report
from stonehand.diagnostics.nearest import nearest
from stonehand.model.block import (
    Cell,
    CodeBlock,
    ContentsEntry,
    ContentsList,
    Definition,
    Figure,
    NoteGroup,
    Paragraph,
    Row,
    Table,
)
from stonehand.model.book import Section
from stonehand.model.element import Element, walk
from stonehand.model.inline import SetInline
from stonehand.model.makeup import Amendment, MakeUp
from stonehand.model.plain import plain_text

PARTS = (Row, Cell, Definition, ContentsEntry, ContentsList, NoteGroup)
"""Elements that are no blocks of their own, or none of the copy."""

QUOTED = 5
"""Words that a hint gives."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Place:
    """A block that can be amended. `kind`: its anchor without the number at the end."""

    anchor: str
    words: tuple[str, ...]
    text: str
    changes: frozenset[str]

    @property
    def kind(self) -> str:
        return self.anchor.rstrip("0123456789")


def settle_makeup(written: MakeUp, sections: Iterable[Section[SetInline]], report: Report) -> MakeUp:
    """Return the amendments of blocks that the book has and that begin with the words recorded.

    A block that is found under another anchor of its section, by its words alone, is followed (M044).
    """
    if not written:
        return ()
    places = {place.anchor: place for section in sections for place in _places(section)}
    settled = (_settle(amendment, places, report) for amendment in written)
    return tuple(amendment for amendment in settled if amendment)


def _settle(amendment: Amendment, places: dict[str, _Place], report: Report) -> Amendment | None:
    place = places.get(amendment.block)
    if place is None or not _begins(place, amendment):
        moved = [other for other in places.values() if _is_moved(other, amendment)]
        if len(moved) != 1:
            _report_lost(amendment, place, places, report)
            return None
        place = moved[0]
        message = f"the block that begins “{amendment.words}” is now “{place.anchor}”"
        report.add(Code.M044, message, amendment.span, f'write block = "{place.anchor}"')
    refused = [name for name in amendment.changes if name not in place.changes]
    if refused:
        message = f"“{refused[0]}” cannot be done to “{place.anchor}”"
        report.add(Code.M045, message, amendment.span, f"it takes: {', '.join(sorted(place.changes))}")
        return None
    return replace(amendment, block=place.anchor)


def _report_lost(
    amendment: Amendment, place: _Place | None, places: dict[str, _Place], report: Report
) -> None:
    if place is None:
        near = nearest(amendment.block, places)
        hint = f"did you mean “{near}”?" if near else "`stonehand flaws` names blocks"
        report.add(Code.M042, f"the book has no block “{amendment.block}”", amendment.span, hint)
        return
    begins = f"“{place.anchor}” begins “{place.text}”"
    message = f"{begins}, not “{amendment.words}”" if amendment.words else f"{begins}; the entry has no words"
    hint = f'look at the page; if the change still holds, write words = "{place.text}"'
    report.add(Code.M043, message, amendment.span, hint)


def _begins(place: _Place, amendment: Amendment) -> bool:
    words = _words(amendment.words)
    return place.words[: len(words)] == words and bool(words or not place.words)


def _is_moved(place: _Place, amendment: Amendment) -> bool:
    kind = amendment.block.rstrip("0123456789")
    return bool(amendment.words) and place.kind == kind and _begins(place, amendment)


def _places(section: Section[SetInline]) -> Iterator[_Place]:
    """Yield the blocks of the text, then the paragraphs of the notes."""
    for node in walk(section.blocks):
        if isinstance(node, Element) and not isinstance(node, PARTS):
            yield _place(node, _changes(node))
    for note in section.notes:
        for node in walk(note.blocks):
            if isinstance(node, Paragraph):
                yield _place(node, frozenset(("lines", "tracking")))


def _place(node: Element, changes: frozenset[str]) -> _Place:
    text = _text(node)
    words = [found.group() for found in _WORD.finditer(text)]
    ends = [found.end() for found in _WORD.finditer(text)]
    shown = text[: ends[min(QUOTED, len(ends)) - 1]] if ends else ""
    return _Place(node.anchor, tuple(words), shown.replace('"', ""), changes)


def _changes(node: Element) -> frozenset[str]:
    own = ("lines", "tracking") if isinstance(node, Paragraph) else ()
    floats = ("place",) if isinstance(node, Figure | Table) else ()
    return frozenset(("break", "keep", "lead", *own, *floats))


def _text(node: Element) -> str:
    """Return the text that a block begins with."""
    if isinstance(node, CodeBlock):
        return node.text
    for inner in walk(node):
        content = getattr(inner, "caption", ()) or getattr(inner, "term", ()) or getattr(inner, "content", ())
        if content:
            return plain_text(content).replace("\u00ad", "").strip()
    return ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.replace("\u00ad", "")))
