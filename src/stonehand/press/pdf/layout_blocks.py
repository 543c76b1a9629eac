"""The HTML of a section in, the plain text of its blocks out, to be matched with the letters on the pages."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from stonehand.model.layout import Area, Hyphen, LineKind

Node: TypeAlias = Any
"""An element of the HTML tree."""

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
INVISIBLES = re.compile(f"[{''.join(sorted(INVISIBLE))}]")
HYPHENS = ("-", "\u2010")
AREAS: dict[str, Area] = {"table": "table", "caption": "caption", "figcaption": "caption"}
REPEATED = ("thead", "tfoot")
KINDS: dict[str, LineKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "heading"), "heading"),
    "opening": "opening",
    "line": "verse",
}
NOTE, INDEX, GENERATED = "note", "index", "data-generated"


@dataclass(slots=True)
class Block:
    """The plain text of a block and how much of it has been found on the pages.

    `solid` is the text without spaces and invisible characters, `offsets` where each of its letters stands.
    """

    anchor: str
    source: str
    runs: tuple[tuple[int, int, int], ...]
    area: Area
    note: str
    repeats: bool
    kind: LineKind = "text"
    display: str = ""
    text: str = ""
    solid: str = ""
    offsets: list[int] = field(default_factory=list)
    found: int = 0
    flawed: bool = False

    def settle(self, parts: list[str]) -> None:
        """Take the text of the block's own inline nodes."""
        self.text = "".join(parts).lstrip()
        self.offsets = [
            offset
            for offset, character in enumerate(self.text)
            if not character.isspace() and character not in INVISIBLE
        ]
        self.solid = "".join(self.text[offset] for offset in self.offsets)

    def begin(self, offset: int) -> None:
        """Take what stands before an offset as found: it is on pages that were not made."""
        self.found = bisect_left(self.offsets, offset)

    @property
    def is_whole(self) -> bool:
        """Tell whether every character has been found, once and in order."""
        return not self.flawed and self.found == len(self.solid)

    def take(self, drawn: str) -> tuple[int, int, Hyphen]:
        """Find what a text box draws; return first and last offset (exclusive) and the hyphen at its end."""
        solid = solid_text(drawn)
        if self.repeats and self.found == len(self.solid):
            self.found = 0
        hyphen: Hyphen = "hard" if solid.endswith(HYPHENS) else "none"
        if not self._follows(solid) and hyphen == "hard" and self._follows(solid[:-1]):
            solid, hyphen = solid[:-1], "auto"
        if not self._follows(solid):
            self.flawed = True
            self.found = max(self.solid.find(solid, self.found), self.found)
        first, self.found = self.found, min(self.found + len(solid), len(self.solid))
        if first == self.found:
            place = self.offsets[first] if first < len(self.offsets) else len(self.text)
            return place, place, hyphen
        return self.offsets[first], self.offsets[self.found - 1] + 1, hyphen

    def _follows(self, solid: str) -> bool:
        if self.solid.startswith(solid, self.found):
            return True
        # text-transform changes the letters on the page, not their number but for a few ligatures.
        return self.solid[self.found : self.found + len(solid)].casefold() == solid.casefold()

    def source_at(self, offset: int) -> str:
        """Return `file:line:column` of a character."""
        if not self.runs:
            return self.source
        start, line, column = max((run for run in self.runs if run[0] <= offset), default=self.runs[0])
        return f"{self.source.rsplit(':', 2)[0]}:{line}:{column + max(0, offset - start)}"


@dataclass(frozen=True, slots=True)
class Home:
    """What an element's own text belongs to."""

    block: Block
    is_generated: bool = False


def solid_text(text: str) -> str:
    """Return a text without spaces and invisible characters."""
    solid = "".join(text.split())
    return solid if solid.isascii() else INVISIBLES.sub("", solid)


def homes_of(root: Node) -> dict[Node, Home]:
    """Map every element of a document to the block that its text belongs to."""
    nowhere = Block("", "", (), "body", "", repeats=False)
    homes: dict[Node, Home] = {}
    parts: dict[int, list[str]] = {}
    _gather(root, Home(nowhere), homes, parts)
    for home in homes.values():
        if not home.block.offsets and id(home.block) in parts:
            home.block.settle(parts[id(home.block)])
    return homes


def _gather(element: Node, around: Home, homes: dict[Node, Home], parts: dict[int, list[str]]) -> None:
    home = homes[element] = _home(element, around)
    text = parts.setdefault(id(home.block), [])
    if not home.is_generated and isinstance(element.tag, str):
        text.append(element.text or "")
    for child in element:
        _gather(child, home, homes, parts)
        if not home.is_generated:
            text.append(child.tail or "")


def _home(element: Node, around: Home) -> Home:
    if not isinstance(element.tag, str):
        return around
    is_generated = around.is_generated or element.get(GENERATED) is not None
    if element.get("data-runs") is None and element.get("data-source") is None:
        changed = element.tag in REPEATED or _differs(element, around.block)
        block = _block(element, around.block) if changed else around.block
        return Home(block, is_generated)
    return Home(_block(element, around.block), is_generated=element.get(GENERATED) is not None)


def _block(element: Node, around: Block) -> Block:
    runs = tuple(_runs(element.get("data-runs") or ""))
    note = element.get("id", "") if NOTE in classes_of(element) else around.note
    return Block(
        element.get("id") or around.anchor,
        element.get("data-source") or around.source,
        runs,
        _area(element, around),
        note,
        repeats=around.repeats or element.tag in REPEATED,
        kind=_kind(element, around),
        display=_display(element, around),
    )


def _differs(element: Node, around: Block) -> bool:
    return _area(element, around) != around.area or _kind(element, around) != around.kind


def _kind(element: Node, around: Block) -> LineKind:
    """Return the kind of an element's lines; only blocks of the copy decide, and what stands around them."""
    if around.kind == "opening":
        return around.kind
    names = (element.tag, *classes_of(element))
    return next((KINDS[name] for name in names if name in KINDS), around.kind)


def _display(element: Node, around: Block) -> str:
    """Return the anchor of the figure or table around an element, the outermost one; none inside a note."""
    if around.display or around.note or element.get("data-place") is None:
        return around.display
    return str(element.get("id", ""))


def _area(element: Node, around: Block) -> Area:
    classes = classes_of(element)
    if NOTE in classes or around.note:
        return "note"
    if INDEX in classes:
        return "index"
    return AREAS.get(element.tag, around.area)


def _runs(written: str) -> Iterator[tuple[int, int, int]]:
    for item in written.split():
        offset, line, column = item.split(":")
        yield int(offset), int(line), int(column)


def classes_of(element: Node) -> list[str]:
    """Return the classes of an element."""
    return str(element.get("class", "")).split()
