"""A PDF in, its lines of running text out: words with their edges, as PDFium finds the letters drawn.

Letters of the commonest size count; running heads, notes and headings of another size do not. Text in
several columns is not told apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import groupby, pairwise
from statistics import median
from typing import Any, TypeAlias

import pikepdf
import pypdfium2
from pypdfium2 import raw

TextPage: TypeAlias = Any

LEAST_GAP = 0.1
"""Ems between two letters that part two words: kerning is narrower, the space of a tight line wider."""

SAME_LINE = 0.6
"""Points by which baselines of letters of one line may differ."""

SAME_SIZE = 0.04
"""Share by which sizes may differ: glyph expansion changes them by two per cent."""

TOUCHING = 0.02
"""Points: a letter whose box ends so near to its ink may have ink beyond its width, which hides the width."""

_UNSEEN = "\u200b\u00ad\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or ligature: origin on the baseline, right edge of its width, size; points, y upwards."""

    text: str
    x: float
    y: float
    right: float
    size: float
    overhangs: bool


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a page (from 0): its words as (text, left, right); points, y upwards."""

    page: int
    y: float
    words: tuple[tuple[str, float, float], ...]

    @property
    def left(self) -> float:
        """Return its left edge."""
        return self.words[0][1]

    @property
    def right(self) -> float:
        """Return its right edge."""
        return self.words[-1][2]

    @property
    def gaps(self) -> tuple[tuple[float, float], ...]:
        """Return left and right edge of each space."""
        return tuple((one[2], other[1]) for one, other in pairwise(self.words))

    @property
    def is_hyphened(self) -> bool:
        """Tell whether it ends in a hyphen."""
        return self.words[-1][0].endswith(("-", "\u2010", "\u00ad"))


@dataclass(slots=True)
class Widths:
    """Learn the widths of letters whose ink hides them: the usual step to the letter after them."""

    steps: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, letters: Iterable[Letter]) -> None:
        """Note the steps, in ems, between neighbours of a line."""
        for one, other in pairwise(letters):
            step = (other.x - one.x) / one.size
            if one.overhangs and 0 < step < 1 and other.x - one.right < LEAST_GAP * one.size:
                self.steps[one.text].append(step)

    def corrected(self, letter: Letter) -> Letter:
        """Return a letter with its right edge."""
        steps = self.steps.get(letter.text)
        if not letter.overhangs or not steps:
            return letter
        return replace(letter, right=letter.x + median(steps) * letter.size)


def read_lines(pdf: bytes) -> tuple[float, tuple[SetLine, ...]]:
    """Return the size of the text in points, and its lines in order."""
    with pypdfium2.PdfDocument(without_actual_text(pdf)) as document:
        pages = [_rows(tuple(_letters(page.get_textpage()))) for page in document]
    sizes = Counter(round(letter.size, 1) for rows in pages for row in rows for letter in row)
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    kept = [[text for row in rows if (text := _of_size(row, size))] for rows in pages]
    widths = Widths()
    for rows in kept:
        for row in rows:
            widths.learn(row)
    lines = (_line(number, row, widths, size) for number, rows in enumerate(kept) for row in rows)
    return size, tuple(lines)


def without_actual_text(pdf: bytes) -> bytes:
    """Return a PDF whose letters are all read where they stand, and none for others."""
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            page.contents_coalesce()
            bare = page.Contents.read_bytes().replace(b"/ActualText", b"/Unread")
            page.Contents = document.make_stream(bare)
            properties: Any = page.resources.get("/Properties", {})
            for marked in properties.values():
                if "/ActualText" in marked:
                    del marked["/ActualText"]
        document.save(made)
    return made.getvalue()


def _letters(page: TextPage) -> Iterator[Letter]:
    x, y, matrix = c_double(), c_double(), raw.FS_MATRIX()
    for number in range(page.count_chars()):
        # PDFium puts a sign of its own in the place of a hyphen at the end of a line.
        is_hyphen = raw.FPDFText_IsHyphen(page, number) == 1
        text = "-" if is_hyphen else chr(raw.FPDFText_GetUnicode(page, number))
        if text.isspace() or text in _UNSEEN or raw.FPDFText_IsGenerated(page, number) == 1:
            continue
        raw.FPDFText_GetCharOrigin(page, number, byref(x), byref(y))
        raw.FPDFText_GetMatrix(page, number, byref(matrix))
        size = raw.FPDFText_GetFontSize(page, number) * abs(matrix.d)
        right, ink = page.get_charbox(number, loose=True)[2], page.get_charbox(number)[2]
        yield Letter(text, x.value, y.value, right, size, abs(right - ink) < TOUCHING)


def _rows(letters: Sequence[Letter]) -> list[list[Letter]]:
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda each: -each.y):
        if rows and rows[-1][0].y - letter.y < SAME_LINE:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [_joined(sorted(row, key=lambda each: each.x)) for row in rows]


def _joined(row: Sequence[Letter]) -> list[Letter]:
    """Make one of the letters of a ligature, which PDFium puts at one place."""
    found: list[Letter] = []
    for letter in row:
        if found and letter.x - found[-1].x < TOUCHING:
            found[-1] = replace(letter, text=found[-1].text + letter.text, x=found[-1].x)
        else:
            found.append(letter)
    return found


def _of_size(row: Sequence[Letter], size: float) -> list[Letter]:
    """Return the letters of the text, or none where most of the row is of another size."""
    text = [letter for letter in row if abs(letter.size - size) < SAME_SIZE * size]
    return text if len(text) > len(row) / 2 else []


def _line(page: int, row: Sequence[Letter], widths: Widths, size: float) -> SetLine:
    letters = [widths.corrected(letter) for letter in row]
    number, numbers = 0, [0]
    for one, other in pairwise(letters):
        number += other.x - one.right > LEAST_GAP * size
        numbers.append(number)
    words = [
        [letter for _, letter in run]
        for _, run in groupby(zip(numbers, letters, strict=True), key=lambda pair: pair[0])
    ]
    spelt = ("".join(letter.text for letter in word) for word in words)
    edges = ((word[0].x, max(letter.right for letter in word)) for word in words)
    return SetLine(page, letters[0].y, tuple((text, *edge) for text, edge in zip(spelt, edges, strict=True)))
