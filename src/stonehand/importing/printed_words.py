"""A layout map in, the words of its pages and notes out, each where it stands in its block."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stonehand.model.layout import LayoutMap, Line, Page
from stonehand.model.plain_words import WORD, compared
from stonehand.source import span_of

AREAS = ("body", "table", "caption", "note")
MARK = re.compile(r"\w+|[*†‡§]+")


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word on its page: as it is printed and as it is compared, and its number in its block."""

    text: str
    word: str
    block: str
    number: int
    note: str = ""

    @property
    def begins(self) -> bool:
        """Tell whether the word is the first one of its block."""
        return self.number == 0


@dataclass(frozen=True, slots=True)
class PrintedBook:
    """The words of each folio, those of each block, the file of each block, the mark of each note."""

    pages: Mapping[str, Sequence[PrintedWord]]
    blocks: Mapping[str, Sequence[PrintedWord]]
    files: Mapping[str, str]
    marks: Mapping[str, str]


def read_words(layout: LayoutMap) -> PrintedBook:
    """Return the words of a book. A word that is broken over two pages belongs to the first."""
    pages: dict[str, list[PrintedWord]] = {page.folio: [] for page in layout.pages if page.folio}
    blocks: dict[str, list[PrintedWord]] = defaultdict(list)
    files: dict[str, str] = {}
    marks: dict[str, str] = {}
    for block, lines in _by_block(layout).items():
        first = lines[0][1]
        source = span_of(first.source)
        files[block] = source.file if source else ""
        if first.note and (mark := MARK.search(first.text[: first.generated])):
            marks.setdefault(first.note, mark[0])
        for page, text in _words(lines):
            word = PrintedWord(text, compared(text), block, len(blocks[block]), first.note)
            blocks[block].append(word)
            pages.get(page.folio, []).append(word)
    return PrintedBook(pages, blocks, files, marks)


def _by_block(layout: LayoutMap) -> dict[str, list[tuple[Page, Line]]]:
    """Return the lines of each block with their pages, blocks in the order in which they begin."""
    found: dict[str, list[tuple[Page, Line]]] = defaultdict(list)
    for page in layout.pages:
        for line in page.lines:
            if line.block and line.area in AREAS:
                found[line.block].append((page, line))
    return found


def _words(lines: Sequence[tuple[Page, Line]]) -> Iterator[tuple[Page, str]]:
    """Yield the words of a block, broken ones whole, each with the page that it begins on."""
    text, begins = "", []
    for _, line in lines:
        begins.append(len(text))
        text += line.own + ("" if line.runs_on else " ")
    for found in WORD.finditer(text):
        yield lines[bisect_right(begins, found.start()) - 1][0], found[0]
