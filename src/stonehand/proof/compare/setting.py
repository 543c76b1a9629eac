"""A layout map in, its blocks as they were set out, in the order of the copy: words with their places."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import Literal, NamedTuple

from stonehand.model.layout import FaceRun, LayoutMap, Line, Page

Stream = Literal["text", "note", "list"]
"""What runs on by itself: the text, the notes, and the lists that a build makes (contents, index)."""

LISTS = frozenset(("contents", "figures", "tables", "index"))
"""Kinds of section that a build makes from the others."""

CALL = "[note]"
"""What stands in the words for a note call: the number is of the rendering, not of the copy."""

_LEADER = re.compile(r"(?:\u2002\.?)+")
_SOURCE = re.compile(r"(.+\.md):(\d+):(\d+)")
_CALL_ANCHOR = re.compile(r"-call\d*$")
_FURNITURE = ("head", "folio")
_LEAD_IN, _INITIAL = "small-caps", 3
"""The face of a lead-in, and the characters of an initial with its quotation mark, at most."""


class Spot(NamedTuple):
    """A rectangle on a sheet; points from the top left corner of the trim."""

    sheet: int
    x: float
    y: float
    width: float
    height: float


class SetWord(NamedTuple):
    """A word as set. `parts`: what a hyphen makes; `faces`: those it is set in (none: not to be compared)."""

    text: str
    spots: tuple[Spot, ...]
    source: str
    parts: tuple[str, ...] = ()
    faces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetBlock:
    """A block as set. `lines` are its texts line by line, with the spot of each; `style` is how it is set."""

    anchor: str
    section: str
    stream: Stream
    kind: str
    words: tuple[SetWord, ...]
    lines: tuple[tuple[str, Spot], ...]
    style: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return its words."""
        return " ".join(word.text for word in self.words)

    @property
    def source(self) -> str:
        """Return `file:line:column` of its first word."""
        return self.words[0].source

    @property
    def sheets(self) -> tuple[int, ...]:
        """Return the sheets that it stands on."""
        return tuple(dict.fromkeys(spot.sheet for _, spot in self.lines))


class _Placed(NamedTuple):
    page: Page
    line: Line
    calls: tuple[tuple[float, str], ...]


def set_blocks(layout: LayoutMap) -> tuple[SetBlock, ...]:
    """Return a book's blocks in the order of the copy; a display or a note that moves keeps its place."""
    gathered: dict[tuple[str, str], list[_Placed]] = defaultdict(list)
    for placed in _placed(layout):
        gathered[placed.page.section, placed.line.block].append(placed)
    blocks = [made for lines in gathered.values() if (made := _block(lines)).words]
    return tuple(sorted(blocks, key=_copy_order(layout)))


def _copy_order(layout: LayoutMap) -> Callable[[SetBlock], tuple[int, bool, str, int, int]]:
    sections = {name: number for number, name in enumerate(dict.fromkeys(p.section for p in layout.pages))}

    def order(block: SetBlock) -> tuple[int, bool, str, int, int]:
        found = _SOURCE.fullmatch(block.source)
        if block.stream == "list" or not found:
            return sections[block.section], False, "", 0, 0
        return sections[block.section], block.stream == "note", found[1], int(found[2]), int(found[3])

    return order


def _placed(layout: LayoutMap) -> Iterator[_Placed]:
    """Yield the lines of the copy, those printed again on later pages of a table once."""
    marks = _marks(layout)
    seen: set[tuple[str, int, int]] = set()
    for page in layout.pages:
        calls = _calls(page, marks)
        for number, line in enumerate(page.lines):
            key = (line.block, line.start, line.end)
            if line.area in _FURNITURE or not line.source or line.block.endswith("-continued") or key in seen:
                continue
            if line.end > line.start:
                seen.add(key)
            yield _Placed(page, line, calls.get(number, ()))


def _marks(layout: LayoutMap) -> Mapping[str, str]:
    """Return the mark that each note bears, without its stop."""
    first = {
        line.note: line
        for page in layout.pages
        for line in page.lines
        if line.note and line.start == 0 and _is_marked(line)
    }
    return {note: line.text.split()[0].rstrip(".)") for note, line in first.items()}


def _is_marked(line: Line) -> bool:
    return bool(line.text.split()) and _surplus(line) >= len(line.text.split()[0])


def _surplus(line: Line) -> int:
    """Return how many characters of a line are not of its block: the marker, calls, leaders."""
    return len(line.text) - (line.end - line.start) - (line.hyphen == "auto")


def _calls(page: Page, marks: Mapping[str, str]) -> Mapping[int, tuple[tuple[float, str], ...]]:
    found: dict[int, tuple[tuple[float, str], ...]] = defaultdict(tuple)
    for point in page.anchors:
        note, count = _CALL_ANCHOR.subn("", point.anchor)
        if count and note in marks:
            found[point.line] += ((point.x, marks[note]),)
    return found


def _block(placed: Sequence[_Placed]) -> SetBlock:
    page, line, _ = placed[0]
    kind = line.area if line.kind in ("text", "initial") else line.kind
    stream: Stream = "note" if line.note else "list" if page.kind in LISTS or line.area == "index" else "text"
    measure = f"{round(line.right - line.left)}"
    style = (f"{line.size:.2f}", line.align, kind, measure)
    lines = tuple((each.line.text, _spot(each.page, each.line)) for each in placed)
    return SetBlock(line.block, page.section, stream, kind, tuple(_words(placed)), lines, style)


def _spot(page: Page, line: Line) -> Spot:
    return Spot(page.sheet, line.x, line.y, line.width, line.height)


def _words(placed: Sequence[_Placed]) -> Iterator[SetWord]:
    """Yield the words of a block; those that a line's end parts are whole again."""
    open_word: SetWord | None = None
    for number, each in enumerate(placed):
        words = list(_line_words(each))
        if open_word and words:
            words[0] = _joined(open_word, words[0])
        open_word = None
        if words and number + 1 < len(placed) and _runs_on(each.line, placed[number + 1].line):
            open_word = words.pop()
        yield from words
    if open_word:
        yield open_word


def _runs_on(line: Line, after: Line) -> bool:
    """Tell whether no space parts two lines: a hyphen at the end, an initial, a dash."""
    return line.end == after.start and line.end > line.start


def _joined(begun: SetWord, rest: SetWord) -> SetWord:
    is_drawn = begun.text.endswith("\u2010") or bool(begun.parts)
    parts = (*(begun.parts or (begun.text,)), rest.text) if is_drawn else ()
    text = begun.text.removesuffix("\u2010") + rest.text
    faces = tuple(dict.fromkeys(begun.faces + rest.faces)) if begun.faces and rest.faces else ()
    return SetWord(text, begun.spots + rest.spots, begun.source, parts, faces)


def _line_words(placed: _Placed) -> Iterator[SetWord]:
    page, line, calls = placed
    starts = [word.start for word in line.words]
    ends = [*starts[1:], len(line.text)]
    skip = 1 if line.note and line.start == 0 and _is_marked(line) else 0
    for word, (start, end) in list(zip(line.words, zip(starts, ends, strict=True), strict=True))[skip:]:
        marks = [mark for x, mark in calls if word.x - 0.5 <= x <= word.x + word.width + 0.5]
        spot = Spot(page.sheet, word.x, line.y, word.width, line.height)
        faces = _faces(line, start, len(line.text[:end].rstrip()))
        # The map has no word's end before a leader.
        for text in filter(None, map(str.strip, _LEADER.split(line.text[start:end]))):
            yield SetWord(reduce(_called, marks, text), (spot,), line.source, (), faces)


def _faces(line: Line, start: int, end: int) -> tuple[str, ...]:
    """Return the faces of a stretch of a line, none where a paragraph has them because it comes first."""
    runs = pairwise((*line.faces, FaceRun(len(line.text), "")))
    faces = tuple(dict.fromkeys(run.face for run, after in runs if run.start < end and after.start > start))
    is_lead_in = line.start <= _INITIAL and any(_LEAD_IN in face for face in faces)
    return () if line.kind == "initial" or is_lead_in else faces


def _called(text: str, mark: str) -> str:
    """Put the sign of a call in the place of its mark, the last one in the word that is not yet replaced."""
    at = text.rfind(mark)
    return text if at < 0 else text[:at] + CALL + text[at + len(mark) :]


def broken(word: SetWord) -> str:
    """Return a word as it is broken, or nothing."""
    return "|".join(part.removesuffix("\u2010") for part in word.parts)
