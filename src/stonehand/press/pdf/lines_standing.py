"""A planned line set before in, a copy of it where it is wanted now out: type kept standing.

A page is often laid out more than once, for its notes, its neighbour or a trial, and its lines come out the
same.
"""

from dataclasses import dataclass, field
from typing import Any

from stonehand.press.pdf.lines_read import Box
from stonehand.press.pdf.lines_terms import PlannedLine

KEPT = 400
"""Lines kept, about eight pages: what is older will hardly be laid out again."""

Key = tuple[int, PlannedLine, float, float]


@dataclass(frozen=True, slots=True)
class Standing:
    """A line as `get_next_linebox` of WeasyPrint returned it, and the left edge of its block."""

    line_box: Box
    line: Box
    resume_at: Any
    left: float

    def at(self, left: float, top: float) -> tuple[Box, Any]:
        """Return a copy in a block with that left edge, at that height."""
        line = self.line.deepcopy()
        line.translate(left - self.left, top - line.position_y)
        # As WeasyPrint does: sums of floats are not what was added.
        line.position_y = top
        self.line_box.position_y = top
        return line, self.resume_at


@dataclass(slots=True)
class StandingLines:
    """The lines of a document set last. Only such as nothing around them has a say in."""

    kept: dict[Key, Standing] = field(default_factory=dict)

    def find(self, line_box: Box, line: PlannedLine, block: Box) -> Standing | None:
        """Return a planned line of a line box if it stands for a block as wide as this."""
        return self.kept.get(_key(line_box, line, block))

    def keep(self, line_box: Box, line: PlannedLine, block: Box, made: Box, resume_at: Any) -> None:
        """Keep a line of a block; what is done to it from now on is not done to what is kept."""
        standing = Standing(line_box, made.deepcopy(), resume_at, block.content_box_x())
        self.kept[_key(line_box, line, block)] = standing
        if len(self.kept) > KEPT:
            del self.kept[next(iter(self.kept))]


def _key(line_box: Box, line: PlannedLine, block: Box) -> Key:
    # The line box is kept with its lines, so that no other can take its identity.
    return id(line_box), line, float(line_box.text_indent), float(block.width)
