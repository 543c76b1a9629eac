"""A mark on a sheet in, the stretches of printed blocks that it is on out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stonehand.model.layout import Line
from stonehand.proof.marks.annotation import ON_TEXT, Annotation, Box
from stonehand.proof.marks.paper import Edges, Letter, Sheet, measured
from stonehand.proof.marks.printed import LineAt, PrintedBlock, PrintedLine

X_HEIGHT = 0.25
"""Where the middle of the small letters lies above the baseline, in ems."""

SLACK = 0.3
"""Points by which a quadrilateral may be too small."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Characters of a block from `start` to `end`, by the line that they begin in.

    `is_exact`: the mark lies on these very letters; otherwise they are what is nearest to it.
    """

    block: PrintedBlock
    start: int
    end: int
    at: LineAt
    is_exact: bool

    @property
    def words(self) -> str:
        """Return the letters."""
        return self.block.text[self.start : self.end]


def reaches(mark: Annotation, sheet: Sheet, lines: Mapping[LineAt, PrintedLine]) -> tuple[Reach, ...]:
    """Return what a mark is on, one stretch for each block; nothing on a page without a line."""
    boxes = [sheet.placed(box) for box in mark.boxes]
    on_page = [lines[sheet.page.sheet, number] for number in range(len(sheet.page.lines))]
    if mark.kind == "caret":
        return _point(boxes[0], on_page, sheet)
    under = (part for box in boxes for part in _under(box, on_page, sheet)) if mark.kind in ON_TEXT else ()
    return tuple(_joined(under)) or _nearest(boxes[0], on_page)


def _middle(line: Line) -> float:
    return line.baseline - X_HEIGHT * (line.size or line.height * 0.7)


def _under(box: Box, on_page: list[PrintedLine], sheet: Sheet) -> Iterator[Reach]:
    """Yield the stretch of each line that a box covers."""
    left, top, right, bottom = box
    for number, printed in enumerate(on_page):
        line = printed.line
        if line.turned:
            yield from _turned(box, printed, number)
        elif top <= _middle(line) <= bottom and left < line.x + line.width and right > line.x:
            yield from _covered(left - SLACK, right + SLACK, printed, number, sheet.letters)


def _turned(box: Box, printed: PrintedLine, number: int) -> Iterator[Reach]:
    """Yield a line that reads upwards, as a whole, where the middle of a box lies on it."""
    left, top, right, bottom = box
    line = printed.line
    across, down = (left + right) / 2, (top + bottom) / 2
    if line.x <= across <= line.x + line.width and line.y <= down <= line.y + line.height:
        yield _reach(printed, number, 0, len(line.text), False)


def _covered(
    left: float, right: float, printed: PrintedLine, number: int, letters: tuple[Letter, ...]
) -> Iterator[Reach]:
    """Yield from the first to the last character of a line whose middle lies between two edges."""
    found = measured(printed.line, letters)
    inside = [place for place, edges in enumerate(found.edges) if edges and left <= sum(edges) / 2 <= right]
    if not inside:
        return
    first, last = inside[0], inside[-1]
    is_exact = _is_sure(first, left, found.edges, found.is_read) and _is_sure(
        last, right, found.edges, found.is_read
    )
    yield _reach(printed, number, first, last + 1, is_exact)


def _is_sure(place: int, edge: float, edges: tuple[Edges | None, ...], is_read: tuple[bool, ...]) -> bool:
    """Tell whether a character is the one at the edge of a mark: it was read, or ends its word there."""
    if is_read[place]:
        return True
    beside = (place - 1, place + 1)
    at_end = any(not 0 <= other < len(edges) or edges[other] is None for other in beside)
    own = edges[place]
    return at_end and own is not None and min(abs(own[0] - edge), abs(own[1] - edge)) < own[1] - own[0]


def _reach(printed: PrintedLine, number: int, first: int, end: int, is_exact: bool) -> Reach:
    start, stop = printed.at(max(first, printed.line.generated)), printed.at(min(end, _drawn(printed.line)))
    return Reach(printed.block, start, max(start, stop), (printed.page.sheet, number), is_exact)


def _drawn(line: Line) -> int:
    """Return how many characters a line has without the hyphen that breaking it made."""
    return len(line.text) - (line.hyphen == "auto")


def _joined(parts: Iterable[Reach]) -> Iterator[Reach]:
    """Yield the stretches of one block as one, from the first letter to the last."""
    found: dict[PrintedBlock, list[Reach]] = {}
    for part in parts:
        found.setdefault(part.block, []).append(part)
    for block, own in found.items():
        first = min(own, key=lambda part: part.start)
        is_exact = all(part.is_exact for part in own)
        yield Reach(block, first.start, max(part.end for part in own), first.at, is_exact)


def _point(box: Box, on_page: list[PrintedLine], sheet: Sheet) -> tuple[Reach, ...]:
    """Return the place between two letters that a caret points at; it hangs below them, or stands on them."""
    left, top, right, bottom = box
    across, down = (left + right) / 2, top + (bottom - top) / 4
    found = _closest(across, down, on_page)
    if found is None:
        return ()
    number, printed = found
    line = printed.line
    places = measured(line, sheet.letters)
    edges = [
        (abs(each[side] - across), place + side)
        for place, each in enumerate(places.edges)
        if each
        for side in (0, 1)
    ]
    if not edges:
        return ()
    _, place = min(edges)
    beside = [other for other in (place - 1, place) if 0 <= other < len(places.is_read)]
    is_near = abs(down - _middle(line)) <= line.height and line.x - 5 <= across <= line.x + line.width + 5
    is_exact = is_near and all(places.is_read[other] for other in beside)
    return (_reach(printed, number, place, place, is_exact),)


def _nearest(box: Box, on_page: list[PrintedLine]) -> tuple[Reach, ...]:
    """Return the word nearest to the middle of a box."""
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    found = _closest(across, down, on_page)
    if found is None:
        return ()
    number, printed = found
    line = printed.line
    if not line.words:
        return (_reach(printed, number, 0, len(line.text), False),)
    order = sorted(range(len(line.words)), key=lambda index: _off(across, line.words[index][:2]))
    start = line.words[order[0]].start
    after = order[0] + 1
    end = line.words[after].start if after < len(line.words) else len(line.text)
    return (_reach(printed, number, start, start + len(line.text[start:end].rstrip()), False),)


def _off(across: float, word: tuple[float, float]) -> float:
    left, width = word
    return max(left - across, across - left - width, 0.0)


def _closest(across: float, down: float, on_page: list[PrintedLine]) -> tuple[int, PrintedLine] | None:
    """Return the line nearest to a point, with its number."""

    def distance(found: tuple[int, PrintedLine]) -> tuple[float, float]:
        line = found[1].line
        return abs(_middle(line) - down), _off(across, (line.x, line.width))

    near = [each for each in enumerate(on_page) if _off(across, (each[1].line.x, each[1].line.width)) <= 30]
    return min(near or enumerate(on_page), key=distance, default=None)
