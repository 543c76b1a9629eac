"""A page of a PDF drawn as pixels, and the words of its map in; the words that no eye would see out.

Text that a file holds may still be invisible: clipped, covered, transparent, or of the colour of the paper.
All of them show in the same way: where the map has a word, the picture has one even tone.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from stonehand.model.layout import Line, Page
from stonehand.proof.certificate.words import letters_of

SCALE = 1.0
"""Pixels per point: the stem of a letter of the text is about one pixel wide."""

CONTRAST = 24
"""Difference of tones (of 255) within a word that counts as ink."""

RISE = 0.62
"""Share of a line's height above the baseline in which its letters stand, those of the line above not."""

LEAST_SIZE = 2.0
"""Points of type that can be read at all."""

LEAST_RISE = 6.0
"""The same in points for lines whose height the stylesheet takes away."""


BLANK = re.compile(r"\\(?:[,;:!> ]|q?quad)|[\s{}~]")
"""What is space in TeX's notation."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Tones of a page from the top left corner of its trim; `pixels` holds rows of `stride` bytes."""

    pixels: bytes
    stride: int
    rows: int
    scale: tuple[float, float]

    def strip(self, top: float, bottom: float) -> tuple[bytes, ...]:
        """Return the rows between two heights, the lowest first: letters have the more ink the lower."""
        first, last = max(self._row(top), 0), min(self._row(bottom), self.rows - 1)
        return tuple(
            self.pixels[row * self.stride : (row + 1) * self.stride] for row in range(last, first - 1, -1)
        )

    def columns(self, left: float, right: float) -> slice:
        """Return the pixels of a row between two points."""
        scale = self.scale[0]
        return slice(max(math.floor(left * scale), 0), max(math.floor(right * scale), 0) + 1)

    def _row(self, y: float) -> int:
        return math.floor(y * self.scale[1])


def picture_of(sheet: pypdfium2.PdfPage) -> Picture:
    """Draw the trimmed page in greys, at one pixel a point: the same pixels in every profile."""
    sheet.set_cropbox(*sheet.get_trimbox())
    bitmap = sheet.render(scale=SCALE, grayscale=True, draw_annots=False)
    scale = bitmap.width / sheet.get_width(), bitmap.height / sheet.get_height()
    return Picture(bytes(bitmap.buffer), bitmap.stride, bitmap.height, scale)


def unseen(page: Page, picture: Picture) -> Iterator[tuple[int, str]]:
    """Yield lines (from 0) with those of their words that are not to be seen where the map has them."""
    for number, line in enumerate(page.lines):
        rise = max(line.height * RISE, LEAST_RISE)
        strip = picture.strip(line.baseline - rise, line.baseline)
        is_tiny = 0 < line.size < LEAST_SIZE
        bare = [
            place
            for place, (x, width, _) in enumerate(line.words)
            if is_tiny or not _has_ink(strip, picture.columns(x, x + width))
        ]
        lost = [text for text in (_word(line, place) for place in bare) if letters_of(text)]
        if lost:
            yield number, " ".join(lost)


def unseen_formulas(page: Page, picture: Picture) -> Iterator[str]:
    """Yield the formulas in whose place the picture has nothing; those that are only space have no ink."""
    for box in page.boxes:
        if box.kind == "formula" and BLANK.sub("", box.anchor):
            strip = picture.strip(box.y, box.y + box.height)
            if not _has_ink(strip, picture.columns(box.x, box.x + box.width)):
                yield box.anchor


def _word(line: Line, place: int) -> str:
    """Return the text of a word of a line, by its place among them."""
    start, *after = (word.start for word in line.words[place : place + 2])
    return line.text[start : after[0] if after else len(line.text)].strip()


def _has_ink(strip: tuple[bytes, ...], columns: slice) -> bool:
    low, high = 255, 0
    for row in strip:
        tones = row[columns]
        if tones:
            low, high = min(low, min(tones)), max(high, max(tones))
            if high - low >= CONTRAST:
                return True
    return False
