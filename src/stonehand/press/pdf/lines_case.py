"""A text and its face in, the text in sorts out: each word of a face is shaped by Pango once.

Where spaces are widened Pango shapes what stands between them by itself. So a word has the same glyphs
wherever it stands, as long as its script is the same: figures and marks take that of the letters about them.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby
from typing import Any

from weasyprint.text.ffi import TO_UNITS, ffi, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout

from stonehand.press.pdf.lines_sorts import GLYPH, SPACES, Cast, Part, Sort, Stick, cast_of

GROWTH = 2
"""Pango's units: the least by which a space can be widened for Pango to shape it by itself."""

TRIALS = (2049, -333, 1024)
"""Units by which spaces are widened to see that Pango does it as is reckoned here."""

COMMON = (
    r" -@\[-`{-~\u00a0-\u00a9\u00ab-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u200a\u2010-\u2027\u202f-\u205e"
)
LETTERS = {
    "latin": r"A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "greek": r"\u0370-\u0373\u0376\u0377\u037b-\u037d\u0386\u0388-\u03e1\u1f00-\u1fff",
    "cyrillic": r"\u0400-\u0481\u048a-\u052f",
}
ONE_SCRIPT = re.compile(
    r"(?!.*[ \u00a0]{2})(?:"
    + "|".join(f"(?P<{name}>[{COMMON}]*[{own}][{COMMON}{own}]*)" for name, own in LETTERS.items())
    + ")"
)
"""Text with letters of one script, and no two spaces in succession, which Pango would shape as one."""

LETTER = {"latin": "n", "greek": "ν", "cyrillic": "н"}
"""One of each script."""

WORDS = re.compile("[ \u00a0]|[^ \u00a0]+")


FULL = 40_000
"""Words that are kept of a face, some 20 MB; a book of 1,000 pages has about as many."""


class RightToLeft(Exception):
    """Text that is not set from left to right."""


class Case:
    """The sorts of one face as they were met, by script and word."""

    def __init__(self, style: Any) -> None:
        self.style = style
        spaces = {space: (_space(space, style),) for space in SPACES}
        self.spaces: dict[tuple[str, str], tuple[Sort, ...]] = {
            (script, space): own for script in LETTERS for space, own in spaces.items()
        }
        self.kept = dict(self.spaces)
        self.is_reckoned = all(self._is_reckoned(growth) for growth in TRIALS)

    def cast(self, text: str) -> Cast:
        """Return a text in sorts. Raises RightToLeft."""
        found = ONE_SCRIPT.fullmatch(text)
        if found is None or found.lastgroup is None:
            return shape(text, self.style, 0)
        script, words = found.lastgroup, WORDS.findall(text)
        self._learn(script, words)
        return cast_of(text, [sort for word in words for sort in self.kept[script, word]])

    def _learn(self, script: str, words: Iterable[str]) -> None:
        """Have the words shaped that were not met before, beside a letter of their script."""
        if len(self.kept) > FULL:
            self.kept = dict(self.spaces)
        words = [word for word in dict.fromkeys(words) if (script, word) not in self.kept]
        if not words:
            return
        made = shape(" ".join((LETTER[script], *words)), self.style, GROWTH)
        groups = [
            tuple(own) for is_space, own in groupby(made.sorts, lambda sort: sort.is_space) if not is_space
        ]
        self.kept |= {(script, word): own for word, own in zip(words, groups[1:], strict=True)}

    def _is_reckoned(self, growth: int) -> bool:
        """Tell whether Pango widens spaces as a stick does."""
        made = shape(" n n\u00a0n ", self.style, growth)
        sorts = [self.kept["latin", sort.text][0] if sort.is_space else sort for sort in made.sorts]
        pairs = zip(Stick(made.text, sorts).parts(growth), made.sorts, strict=True)
        return all(part.read() == Part(sort.glyphs).read() for part, sort in pairs)


def shape(text: str, style: Any, growth: int) -> Cast:
    """Return a text as Pango shapes it where it widens spaces by so many units. Raises RightToLeft."""
    layout = Layout(style, growth / TO_UNITS)
    layout.set_text(text, justify=True)
    line, _ = layout.get_first_line()
    pointer, _ = unicode_to_char_p(layout.text)
    return cast_of(text, list(_runs(text, line.runs[0], pointer)))


def _runs(text: str, run: Any, pointer: Any) -> Iterator[Sort]:
    at = 0
    while run != ffi.NULL:
        item, run = run.data, run.next
        if item.item.analysis.level % 2:
            raise RightToLeft
        at, start = at + item.item.num_chars, at
        yield _sort(text[start:at], item, pointer)


def _sort(text: str, item: Any, pointer: Any) -> Sort:
    string, font = item.glyphs, item.item.analysis.font
    glyphs = bytes(ffi.buffer(string.glyphs, GLYPH.size * string.num_glyphs))
    clusters = ffi.unpack(string.log_clusters, string.num_glyphs)
    is_lettered = any(map(str.isalpha, text))
    if clusters == list(range(len(text))) and text.isascii():
        advances = array("i", (width for _, width, _, _ in GLYPH.iter_unpack(glyphs)))
        return Sort(text, font, glyphs, advances, (1,) * len(text), sum(advances), is_lettered)
    advances = array("i", bytes(4 * (len(text) + 1)))
    pango.pango_glyph_item_get_logical_widths(item, pointer, ffi.cast("int *", ffi.from_buffer(advances)))
    advances.pop()
    return Sort(text, font, glyphs, advances, _counts(text, item), sum(advances), is_lettered)


def drawn_at(item: Any) -> Iterator[int]:
    """Yield the byte of the text that each glyph drawn for a run begins at."""
    string = item.glyphs
    for number, cluster in enumerate(ffi.unpack(string.log_clusters, string.num_glyphs)):
        if string.glyphs[number].glyph != pango.PANGO_GLYPH_EMPTY:
            yield item.item.offset + cluster


def _counts(text: str, item: Any) -> tuple[int, ...]:
    """Return how many glyphs are drawn for each character of a run."""
    drawn = Counter(drawn_at(item))
    lengths = (len(character.encode()) for character in text[:-1])
    return tuple(drawn[start] for start in accumulate(lengths, initial=item.item.offset))


def _space(space: str, style: Any) -> Sort:
    """Return a space as it is where nothing is added to it."""
    sort = shape(f"n{space}n", style, GROWTH).sorts[1]
    number, width, right, up = GLYPH.unpack(sort.glyphs)
    glyph = GLYPH.pack(number, width - GROWTH, right - GROWTH // 2, up)
    advance = sort.width - GROWTH
    return sort._replace(glyphs=glyph, advances=array("i", [advance]), width=advance)
