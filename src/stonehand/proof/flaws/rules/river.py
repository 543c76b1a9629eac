"""Lines below each other in; spaces that meet from line to line and run through the text out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw, Spot
from stonehand.proof.flaws.pages import Reading

HINT = "let the paragraph run a line shorter or longer; the river ends where one line breaks elsewhere"


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """A space in a line, the word before it, and the space of the line above that it meets."""

    spot: Spot
    word: str
    left: float
    right: float
    above: "Gap | None" = None

    @property
    def course(self) -> "tuple[Gap, ...]":
        """Return the spaces from the first to this."""
        return (*(self.above.course if self.above else ()), self)

    @property
    def depth(self) -> int:
        """Return the number of lines from the first to this."""
        return 1 + (self.above.depth if self.above else 0)


def river(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report spaces that meet through so many lines; a river that parts is reported once."""
    for page in reading.running:
        for column in page.columns:
            for course in _rivers(column, limits):
                marks = tuple(
                    (gap.left, gap.spot.line.y, gap.right, gap.spot.line.y + gap.spot.line.height)
                    for gap in course
                )
                message = f"from “{course[0].word}” the spaces of {len(course)} lines run into each other"
                yield Flaw(Code.L206, message, course[0].spot, HINT, marks)


def _rivers(column: Sequence[Spot], limits: FlawLimits) -> Iterator[tuple[Gap, ...]]:
    """Yield the longest course from each spring."""
    longest: dict[int, Gap] = {}
    upper: list[Gap] = []
    for spot in column:
        upper = [_flowing(gap, upper, limits.river_overlap) for gap in _gaps(spot)]
        for gap in upper:
            spring = id(gap.course[0])
            if spring not in longest or gap.depth > longest[spring].depth:
                longest[spring] = gap
    yield from (gap.course for gap in longest.values() if gap.depth >= limits.river_lines)


def _flowing(gap: Gap, upper: Sequence[Gap], overlap: float) -> Gap:
    meeting = [other for other in upper if _meets(gap, other, overlap)]
    above = max(meeting, key=lambda other: other.depth, default=None)
    return Gap(gap.spot, gap.word, gap.left, gap.right, above)


def _meets(gap: Gap, other: Gap, overlap: float) -> bool:
    shared = min(gap.right, other.right) - max(gap.left, other.left)
    return shared >= overlap * min(gap.right - gap.left, other.right - other.left)


def _gaps(spot: Spot) -> Iterator[Gap]:
    for word, following in pairwise(spot.line.words):
        left = word.x + word.width
        if following.x > left:
            yield Gap(spot, spot.line.text[word.start : following.start].strip(), left, following.x)
