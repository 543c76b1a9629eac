"""What is said of the lines of a paragraph: where they may end, how wide they are, what is planned."""

from dataclasses import dataclass
from math import inf
from typing import Literal, NamedTuple

from stonehand.model.lines import LineSettings

Kind = Literal["space", "dash", "hard", "hyphen", "end"]
"""What a line ends with: a space, an em dash, a hyphen or en dash of the copy, one put in, the paragraph."""

KINDS: dict[str, Kind] = {
    "\u00ad": "hyphen",
    **dict.fromkeys("-‐‑‒–/", "hard"),
    **dict.fromkeys("—―", "dash"),
}
"""What a line ends with after some characters; after others it is a space."""

WIDE = 24
"""Ems from which on lines are so wide that the ladder need not be a hyphen longer."""

HYPHEN, GROWTH, DEAREST = 0.33, 1.75, 130.0
"""Penalty of a hyphen, by this power of the measure in ems, and its limit: wide lines need none."""

STACKED = 4
"""Letters of a word that is seen when two lines begin or end with it."""


class Break(NamedTuple):
    """A place where a line may end and the next one begin. Positions x are those of the unbroken paragraph.

    `cut`, `resume`: indices of the text where the line is cut and where the next one begins. `end`: x of the
    line's end, a hyphen put in included; `hang`: how far its last character hangs into the margin; `spaces`:
    count of spaces from the beginning of the paragraph to there. `start`, `lead`, `passed`: the same three of
    the next line's start. `tail`, `head`: last word of the line and first of the next. `is_in_name`: a hyphen
    put in would break a name.
    """

    cut: int
    resume: int
    kind: Kind
    end: float
    hang: float
    spaces: int
    start: float
    lead: float
    passed: int
    tail: str = ""
    head: str = ""
    is_in_name: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """Widths of lines: those of the `first` ones, then the `usual` one; the first of all has an indent."""

    usual: float
    first: tuple[float, ...] = ()
    indent: float = 0.0

    def width(self, line: int) -> float:
        """Return the width of a line, its indent taken off."""
        width = self.first[line] if line < len(self.first) else self.usual
        return width if line else width - self.indent


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be given and what is to be avoided.

    `space`: natural width of a space; `expansion`: share by which glyphs may be wider or narrower; `hyphen`:
    penalty of a line that ends with a hyphen put in; `ladder`: lines in succession that may end with one,
    `rungs`: so many more where there is no better; `runt`: the shortest last line.
    """

    space: float
    expansion: float = 0.0
    hyphen: float = 50.0
    ladder: int = 2
    runt: float = 0.0
    rungs: int = 1


def rules_of(settings: LineSettings, space: float, measure: float, size: float) -> Rules:
    """Return the rules of lines of a measure, in type of a size with spaces of a natural width."""
    return Rules(
        space,
        settings.expansion / 100,
        min(HYPHEN * (measure / size) ** GROWTH, DEAREST),
        settings.ladder,
        settings.last_line * size,
        0 if measure > WIDE * size else 1,
    )


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A line of a plan: from where to where in the text, how wide it is to be, what hangs out at each end."""

    start: int
    cut: int
    resume: int
    kind: Kind
    width: float
    lead: float
    hang: float
    is_overfull: bool = False


class Plan(NamedTuple):
    """A set of lines: none where no line can be within the tolerance.

    `looseness`: lines more than the best set has, as far as they could be had; `extra`: the demerits that
    they cost, below zero where the best set was found in a pass that breaks fewer words.
    """

    lines: tuple[PlannedLine, ...] = ()
    demerits: float = inf
    looseness: int = 0
    extra: float = 0.0
