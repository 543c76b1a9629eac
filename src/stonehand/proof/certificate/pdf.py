"""The finished PDF against the layout map: what is visible inside the trim of each page, letter by letter.

First the letters that the file holds, then the picture of the page: text may be there and yet not be seen.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from itertools import permutations
from typing import NamedTuple

import pypdfium2

from stonehand.model.layout import Line, Page
from stonehand.proof.certificate.clips import cut_off
from stonehand.proof.certificate.glyphs import Glyph, glyphs_of
from stonehand.proof.certificate.ink import picture_of, unseen, unseen_formulas
from stonehand.proof.certificate.layout import FURNITURE, text_of
from stonehand.proof.certificate.words import letters_of

TURNED = 0.7
"""Share of the width of a turned line to the left of its baseline."""

SLACK = 3.0
"""Points that a letter may stand outside the box of its line: side bearings, hanging hyphens."""


class SheetReading(NamedTuple):
    """The letters of a sheet, and by line (from 1; 0: the whole page) what is not as the map has it."""

    letters: str
    faults: tuple[tuple[int, str], ...] = ()


class Sitting(NamedTuple):
    """A sheet (counted from 0) to be read in the file of a name, and its page in the map, if there is one."""

    number: int
    page: Page | None
    name: str


Readings = dict[tuple[str, int], SheetReading]
"""What was read by the name of the file and the number of the sheet."""


def read_sittings(data: bytes, sittings: Sequence[Sitting]) -> Readings:
    """Read sheets of a finished file, as far as it has them, against the pages of the map."""
    with closing(pypdfium2.PdfDocument(data)) as document:
        there = [sitting for sitting in sittings if sitting.number < len(document)]
        readings: Readings = {}
        with ExitStack() as open_sheets:
            for number, page, name in there:
                sheet = document[number]
                readings[name, number] = _read_sheet(sheet, page)
                # Until the next one is open: PDFium forgets the faces that no open sheet uses.
                open_sheets.pop_all().close()
                open_sheets.callback(sheet.close)
        return readings


def _read_sheet(sheet: pypdfium2.PdfPage, page: Page | None) -> SheetReading:
    with closing(sheet.get_textpage()) as text:
        letters = letters_of(str(text.get_text_bounded(*sheet.get_trimbox())))
        faults = () if page is None else _check_page(page, sheet, text, letters)
        return SheetReading(letters, faults)


def _check_page(
    page: Page, sheet: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, letters: str
) -> tuple[tuple[int, str], ...]:
    """Compare a page as a whole; where figures or tables change the order of drawing, line by line."""
    faults: dict[int, str] = {}
    if letters not in set(_expected(page)):
        faults = dict(_check_lines(page, glyphs_of(text, sheet.get_trimbox())))
    for line, message in _look(page, sheet):
        faults.setdefault(line, message)
    return tuple(sorted(faults.items()))


def _look(page: Page, sheet: pypdfium2.PdfPage) -> Iterator[tuple[int, str]]:
    """Yield the lines (from 1) of a page that are cut off or cannot be seen, with what to say of them."""
    picture, rows = picture_of(sheet), Rows(page)
    for origin in cut_off(sheet):
        number = rows.line_of(origin)
        if number is not None:
            yield number + 1, f"“{page.lines[number].text}” is cut off at an edge"
    for tex in unseen_formulas(page, picture):
        yield 0, f"the formula “{tex}” is not drawn, or cannot be seen"
    for number, words in unseen(page, picture):
        yield number + 1, f"“{words}” is on the page, but cannot be seen"


def _expected(page: Page) -> Iterator[str]:
    """Yield the letters of a page: the text with its furniture after or before it, in any order."""
    text = letters_of(text_of(line for line in page.lines if line.area not in FURNITURE))
    lines = [letters_of(line.text) for line in page.lines if line.area in FURNITURE]
    for order in permutations(lines):
        yield text + "".join(order)
        yield "".join(order) + text


def _check_lines(page: Page, glyphs: Iterator[Glyph]) -> Iterator[tuple[int, str]]:
    """Give every letter to the line that it stands on; letters of drawings belong to none."""
    found: dict[int, str] = defaultdict(str)
    surplus, rows = "", Rows(page)
    for glyph in glyphs:
        place = rows.line_of(glyph)
        if place is not None:
            found[place] += glyph.text
        elif not _in_figure(glyph, page):
            surplus += glyph.text
    for numbers in _runs(page.lines):
        read = "".join(found[number] for number in numbers)
        if letters_of(read) != letters_of(text_of(page.lines[number] for number in numbers)):
            line = page.lines[numbers[0]]
            yield numbers[0] + 1, f"“{line.text}” is not on the page, or reads “{read}”"
    if letters_of(surplus):
        yield 0, f"“{surplus}” stands on the page but in no line of the map"


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, ...]]:
    """Yield the numbers of lines in runs that words go through: a broken word is read where it begins."""
    going_on: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(lines):
        run = (*going_on.pop(line.block, ()), number)
        if line.hyphen == "auto":
            going_on[line.block] = run
        else:
            yield run
    yield from going_on.values()


@dataclass(slots=True)
class Rows:
    """The lines of a page by the heights that its letters stand at."""

    page: Page
    by_height: dict[float, list[tuple[int, Line]]] = field(default_factory=dict)

    def line_of(self, glyph: Glyph) -> int | None:
        """Return the number of the line of a letter: the nearest baseline, then the last to begin."""
        near = [
            (round(_distance(line, glyph), 1), beside, -line.x, number)
            for number, line in self._at(glyph.y)
            if (beside := _beside(line, glyph)) <= SLACK
        ]
        return min(near)[-1] if near else None

    def _at(self, y: float) -> list[tuple[int, Line]]:
        if y not in self.by_height:
            lines = enumerate(self.page.lines)
            self.by_height[y] = [each for each in lines if _reaches(each[1], y)]
        return self.by_height[y]


def _reaches(line: Line, y: float) -> bool:
    """Tell whether letters of a line may stand at a height."""
    if line.turned:
        return -SLACK <= y - line.y <= line.height + SLACK
    return abs(line.baseline - y) < line.height * 0.6


def _distance(line: Line, glyph: Glyph) -> float:
    """Return how far a letter stands from its baseline: a turned line's runs upwards, near its right."""
    return abs(line.x + TURNED * line.width - glyph.x) if line.turned else abs(line.baseline - glyph.y)


def _beside(line: Line, glyph: Glyph) -> float:
    """Return how far a letter stands outside the box of a line, in whole points."""
    return max(round(line.x - glyph.x), round(glyph.x - line.x - line.width), 0)


def _in_figure(glyph: Glyph, page: Page) -> bool:
    boxes = (box for box in page.boxes if box.kind == "figure")
    return any(b.x <= glyph.x <= b.x + b.width and b.y <= glyph.y <= b.y + b.height for b in boxes)
