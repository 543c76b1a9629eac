"""A passage: the letters of one paragraph, head, note or cell as typed, each with its place in the file."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from stonehand.source import Span

OPAQUE, CALL = "\ufffc", "\ufff9"
"""What stands for code, formulas, images, citations and references; what stands for the call of a note."""

Kind = Literal["text", "heading", "title", "note", "extract", "verse", "caption", "cell"]
Dress = Literal["italic", "foreign", "quoted", "fixed", "raised", "cited", "break"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters from `start` to `end` that are dressed alike. What is fixed is not to be touched.

    `language` is the primary subtag of foreign ones.
    """

    dress: Dress
    start: int
    end: int
    language: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters from `start` on that stand side by side in the file, from a line and a column on."""

    start: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold the letters of a leaf block. `printed` is what typography makes of each, so as long as `letters`.

    `language` is a primary subtag. `unit` are the first and last line of the block or note that it is of.
    """

    file: str
    kind: Kind
    language: str
    letters: str
    printed: str
    runs: tuple[Run, ...]
    stretches: tuple[Stretch, ...]
    unit: tuple[int, int]
    level: int = 0

    def at(self, offset: int) -> tuple[int, int]:
        """Return line and column of a letter."""
        run = self.runs[bisect_right(self.runs, offset, key=lambda each: each.start) - 1]
        return run.line, run.column + offset - run.start

    def span(self, start: int, end: int) -> Span:
        """Return the place of the letters between two offsets."""
        end_line, end_column = self.at(max(end - 1, start))
        return Span(self.file, *self.at(start), end_line, end_column + (end > start))

    def has(self, dress: Dress, start: int, end: int) -> bool:
        """Tell whether any letter between two offsets is so dressed."""
        return any(each.dress == dress and each.start < end and start < each.end for each in self.stretches)

    def is_own(self, start: int, end: int) -> bool:
        """Tell whether letters are the author's own words: not quoted, foreign, cited, code or an address."""
        if self.kind in ("extract", "verse"):
            return False
        return not any(
            each.dress in ("quoted", "foreign", "fixed", "cited") and each.start < end and start < each.end
            for each in self.stretches
        )

    def is_copied(self, start: int, end: int) -> bool:
        """Tell whether letters stand as another has them: extracts, verse, cited words, foreign phrases.

        Words in quotation marks may be a novel's own, so they do not count.
        """
        is_block = self.kind in ("extract", "verse")
        return is_block or self.has("cited", start, end) or self.has("foreign", start, end)

    @property
    def lines(self) -> tuple[int, int]:
        """Return the first and last line of the letters."""
        return self.runs[0].line, self.at(len(self.letters) - 1)[0]
