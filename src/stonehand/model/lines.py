"""How the house breaks lines and words: the values of `[design.lines]` and `[design.hyphenation]`."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LineSettings:
    """How justified paragraphs are broken into lines.

    `breaking`: each paragraph as a whole, or line by line. `expansion`: per cent by which glyphs may be wider
    or narrower. `protrusion`: whether punctuation hangs into the margins. `ladder`: lines in succession that
    may end with a hyphen. `last_line`: ems that the last line of a paragraph has at least. `tracking`: per
    cent of an em by which letters may be set apart where spaces would be too wide.
    """

    breaking: Literal["paragraph", "line"] = "paragraph"
    expansion: int = 2
    protrusion: bool = True
    ladder: int = 2
    last_line: float = 2.0
    tracking: int = 3


@dataclass(frozen=True, slots=True)
class HyphenationSettings:
    """How words are broken.

    `language`: whose patterns the book's own language uses (empty: its own). `exceptions`: words with hyphens
    where they may be broken, without one if never. `before` and `after`: letters on either side of a break.
    `names`: whether words with a capital that do not begin a sentence are broken as
    freely as others, and not only where a line would be too loose.
    """

    language: str = ""
    exceptions: tuple[str, ...] = ()
    before: int = 2
    after: int = 3
    names: bool = False


LINES, HYPHENATION = LineSettings(), HyphenationSettings()
"""The defaults."""
