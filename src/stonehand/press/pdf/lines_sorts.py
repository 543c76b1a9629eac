"""Sorts of a text in, what a line of it is drawn with out: no Pango is asked again.

A sort is a piece of type: here a word, or a space, as Pango shapes it by itself where spaces are widened.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain
from struct import Struct
from typing import Any, Literal, NamedTuple

from weasyprint.text.ffi import TO_UNITS

NO_BREAK = "\u00a0"
SPACES = f" {NO_BREAK}"
"""Those that WeasyPrint widens."""

GLYPH = Struct("<Iiii4x")
"""PangoGlyphInfo: a glyph and its geometry; the bits of its attributes are not all set."""

Glyph = tuple[int, int, int, int]
"""Number, width, shift to the right, shift upwards (in Pango's units)."""

Edge = Literal["", "start", "end"]
"""Where a space stands in a text."""


class Sort(NamedTuple):
    """A stretch of text in one font, found by its address.

    `glyphs` are as Pango keeps them; `advances`: a width for each character in Pango's units, a ligature's
    divided among its letters; `counts`: the glyphs of each character, a ligature's counted for its first.
    `is_lettered`: it has a letter, by which it is of the same script wherever it stands.
    """

    text: str
    font: Any
    glyphs: bytes
    advances: "array[int]"
    counts: tuple[int, ...]
    width: int
    is_lettered: bool

    @property
    def is_space(self) -> bool:
        """Tell whether it is a space that can be widened."""
        return len(self.text) == 1 and self.text in SPACES


class Part(NamedTuple):
    """Glyphs as Pango keeps them; those of a space with the units by which it is widened, and its place."""

    glyphs: bytes
    growth: int = 0
    edge: Edge = ""

    def read(self) -> list[Glyph]:
        """Return the glyphs one by one."""
        glyphs: list[Glyph] = list(GLYPH.iter_unpack(self.glyphs))
        return [widened(glyphs[0], self.growth, self.edge)] if self.growth else glyphs


class Stick(NamedTuple):
    """The sorts of a text box, all in one font, ready to be drawn."""

    text: str
    sorts: Sequence[Sort]

    def counts(self) -> list[int]:
        """Return how many glyphs are drawn for each character."""
        return list(chain.from_iterable(sort.counts for sort in self.sorts))

    def may_grow(self, growth: int) -> bool:
        """Tell whether it can be drawn: where no space is widened Pango shapes a text as a whole."""
        return bool(growth) or not any(sort.is_space for sort in self.sorts)

    def parts(self, growth: int) -> Iterator[Part]:
        """Yield the sorts with spaces widened by so many units."""
        edges: dict[int, Edge] = {len(self.sorts) - 1: "end", 0: "start"}
        for number, sort in enumerate(self.sorts):
            yield Part(sort.glyphs, growth, edges.get(number, "")) if sort.is_space else Part(sort.glyphs)


class Cast(NamedTuple):
    """A text in sorts, and the index at which each begins."""

    text: str
    sorts: tuple[Sort, ...]
    starts: tuple[int, ...]

    @property
    def fonts(self) -> set[Any]:
        """Return the fonts that it is set in."""
        return {sort.font for sort in self.sorts}

    def advances(self) -> Iterator[int]:
        """Yield the width of each character in Pango's units."""
        return chain.from_iterable(sort.advances for sort in self.sorts)

    def part(self, start: int, end: int, hyphen: str, recast: "Callable[[str], Cast]") -> Sequence[Sort]:
        """Return some characters and a hyphen in sorts, words that are broken cast anew.

        Empty where what is left of a word has no letter, by which its script is known.
        """
        first, last = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)
        sorts = list(self.sorts[first:last])
        texts = [sort.text for sort in sorts]
        texts[-1] = texts[-1][: end - self.starts[last - 1]] + hyphen
        texts[0] = texts[0][start - self.starts[first] :]
        for place in {0, len(sorts) - 1}:
            if texts[place] != sorts[place].text:
                made = recast(texts[place]).sorts
                if len(made) != 1 or not made[0].is_lettered:
                    return ()
                sorts[place] = made[0]
        return sorts

    def may_stand(self, sorts: Sequence[Sort]) -> bool:
        """Tell whether sorts of this text are those that Pango would take for them alone.

        Without a letter it would not know their script.
        """
        is_known = any(sort.is_lettered for sort in sorts) or sorts == list(self.sorts)
        is_apart = all(sort.is_space or not set(SPACES).intersection(sort.text) for sort in sorts)
        return is_known and is_apart and NO_BREAK not in (sorts[0].text, sorts[-1].text)


def stick_of(box: Any) -> Stick | None:
    """Return the sorts that were kept of a text box, if they are those of its text."""
    layout = box.pango_layout
    stick = getattr(layout, "stick", None)
    return stick if isinstance(stick, Stick) and stick.text == layout.text else None


def cast_of(text: str, sorts: Sequence[Sort]) -> Cast:
    """Return a text with its sorts."""
    return Cast(text, tuple(sorts), tuple(accumulate((len(sort.text) for sort in sorts[:-1]), initial=0)))


def widened(space: Glyph, growth: int, edge: Edge) -> Glyph:
    """Return a space that is so many units wider.

    As `distribute_letter_spacing` and `adjust_line_letter_spacing` of Pango do it. At the edges of a text,
    where Pango takes half away, WeasyPrint asks for twice as much.
    """
    number, width, right, up = space
    wanted = growth * 2 if edge else growth
    half = int(wanted / 2)
    if wanted % TO_UNITS == 0:
        half = (half + TO_UNITS // 2) // TO_UNITS * TO_UNITS
    before, after = 0 if edge == "start" else half, 0 if edge == "end" else wanted - half
    return number, width + before + after, right + before, up
