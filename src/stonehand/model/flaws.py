"""The limits beyond which a line or a page is a flaw: the one table of them, with the values of the house.

`[design.flaws]` in `book.toml` lays a publisher's own over it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FlawLimits:
    """Say what a page may do. Ratios are of the natural space, lengths in ems or lines as named."""

    loose: float = 1.5  # a space is at most so many times its natural width ...
    very_loose: float = 2.0  # ... and here it is an error
    tight: float = 0.75  # and at least this
    ladder: int = 3  # lines in succession that may not all end in a hyphen
    stack_letters: int = 4  # letters of a word that may not stand under itself at the edge
    river_lines: int = 4  # lines in succession whose spaces may not meet
    river_overlap: float = 0.5  # share of the narrower space that the other covers where two meet
    runt: float = 2.0  # ems of the last line of a paragraph, at least
    short_page: int = 5  # lines of text on a page, at least
    uneven: float = 0.5  # lines by which the feet of facing pages may differ
    heading_lines: int = 2  # lines of text under a heading at the foot, at least
    note_lines: int = 2  # lines of a note on each side of a page turn, at least
    overfull: float = 0.1  # ems that a letter may stand out of its measure
    hanging: float = 0.5  # ems that a hyphen, point or quotation mark may
    hole: float = 3.0  # lines of white inside a page, at most
    grid: float = 0.1  # points that a line of the text may stand off the grid of its page


LIMITS = FlawLimits()
"""The limits of the house."""
