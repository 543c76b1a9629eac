"""A marked PDF and the map of its proof in; the sheets of the map and the letters on them out."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from stonehand.model.layout import LayoutMap, Line, Page
from stonehand.proof.marks.annotation import Box, UnreadableMarks

SLACK = 1.0
"""Points by which the size of a page may differ from that of the map."""

_SPACES = re.compile(r"[\s\u00ad\u2010\x02-]+")
_FEW = 3
"""Words of a line from which on it tells one page from others."""


class Letter(NamedTuple):
    """A letter of a PDF; points from the top left corner of the trim."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the marked PDF: its page in the map, the left and top edges of its trim, its letters."""

    page: Page
    left: float
    top: float
    letters: tuple[Letter, ...]

    def placed(self, box: Box) -> Box:
        """Return a box as the map counts: left, top, right, bottom, from the top left corner of the trim."""
        left, bottom, right, top = box
        return left - self.left, self.top - top, right - self.left, self.top - bottom


@dataclass(slots=True)
class Paper:
    """Find the sheets of a PDF in the map of the proof that it is, or is a part of. Sheets count from 1."""

    document: pypdfium2.PdfDocument
    layout: LayoutMap
    _known: dict[int, Sheet | str] = field(default_factory=dict)

    def sheet(self, number: int) -> Sheet | str:
        """Return a sheet, or why marks on it cannot be placed."""
        if number not in self._known:
            self._known[number] = self._sheet(number)
        return self._known[number]

    def _sheet(self, number: int) -> Sheet | str:
        if not 1 <= number <= len(self.document):
            return "the file has no such page"
        try:
            leaf = self.document[number - 1]
            text = leaf.get_textpage()
            words = text.get_text_range()
        except pypdfium2.PdfiumError as error:
            return f"the page cannot be read ({error})"
        page = _page_with(words, number, self.layout.pages)
        if page is None:
            return "no page of the proof has its text"
        left, bottom, right, top = leaf.get_trimbox()
        if abs(right - left - page.width) > SLACK or abs(top - bottom - page.height) > SLACK:
            return "it is cropped, scaled or printed anew: its size is not that of the proof"
        return Sheet(page, left, top, tuple(_letters(text, left, top)))


@contextmanager
def opened(data: bytes, layout: LayoutMap) -> Iterator[Paper]:
    """Open a marked PDF beside the map of its proof. Raises UnreadableMarks."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableMarks(f"its pages cannot be read ({error})") from error
    with closing(document):
        yield Paper(document, layout)


def _page_with(words: str, number: int, pages: Sequence[Page]) -> Page | None:
    """Return the page of the map that a sheet is: the one of its number, or another if a part was sent."""
    text = _SPACES.sub("", words)
    at_number = [page for page in pages if page.sheet == number]
    candidates = [*at_number, *pages]
    return next((page for page in candidates if _has_text(page, text)), None)


def _has_text(page: Page, text: str) -> bool:
    """Tell whether most lines of a page stand in a text, or the page has none, as the text."""
    lines = [_core(line) for line in page.lines if len(line.words) > _FEW]
    lines = lines or [_SPACES.sub("", line.own) for line in page.lines]
    if not lines:
        return not text
    return sum(line in text for line in lines) * 2 >= len(lines)


def _core(line: Line) -> str:
    """Return a line without its first and last words, which may be broken."""
    return _SPACES.sub("", line.text[line.words[1].start : line.words[-1].start])


def _letters(text: pypdfium2.PdfTextPage, left: float, top: float) -> "list[Letter]":
    found = []
    for number in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, number))
        if not character.isspace():
            one, low, other, high = text.get_charbox(number, loose=True)
            found.append(Letter(character, one - left, top - high, other - left, top - low))
    return found


Edges = tuple[float, float]
"""Left and right edge of a character."""


class Measured(NamedTuple):
    """The characters of a line by their edges; `is_read`: which of them were found in the PDF itself.

    None stands for a space.
    """

    edges: tuple[Edges | None, ...]
    is_read: tuple[bool, ...]


def measured(line: Line, letters: Sequence[Letter]) -> Measured:
    """Return where the characters of a line stand.

    Of a word whose letters the PDF does not give one by one, as it is with broken ones, they are reckoned.
    """
    edges: list[Edges | None] = [None] * len(line.text)
    is_read = [True] * len(line.text)
    near = [
        each for each in letters if line.y - 2 <= (each.top + each.bottom) / 2 <= line.y + line.height + 2
    ]
    ends = [word.start for word in line.words[1:]] + [len(line.text)]
    for word, end in zip(line.words, ends, strict=True):
        places = [place for place in range(word.start, end) if not line.text[place].isspace()]
        right = word.x + word.width
        own = sorted(
            each
            for each in ((e.left, e.right, e.text) for e in near)
            if word.x - 0.5 <= (each[0] + each[1]) / 2 <= right + 0.5
        )
        found = "".join(each[2] for each in own) == "".join(line.text[place] for place in places)
        step = word.width / max(len(places), 1)
        for index, place in enumerate(places):
            reckoned = (word.x + index * step, word.x + (index + 1) * step)
            edges[place] = own[index][:2] if found else reckoned
            is_read[place] = found
    return Measured(tuple(edges), tuple(is_read))
