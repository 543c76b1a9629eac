"""A built book in, its PDF with marks on random words out, and where in the manuscript those words are.

That is found without the code under test: the letters of the mark, with as many before and after it as make
them unlike any others, are sought among the letters of the paragraph, what is markup left out. Words of which
that cannot be told are not marked: those that were made from keys, or stand in an attribute.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from stonehand.model.layout import LayoutMap, Line, Page

MARKUP = re.compile(r"\[\^[^\]]*\]:?|\{[^}]*\}|\]\([^)]*\)|<!--.*?-->|^---\n.*?\n---\n|@[\w:-]+", re.S)
KINDS = ("Highlight", "StrikeOut", "Underline", "Squiggly")
MOST_CONTEXT = 400
OFTENER = 5
"""Heads have few lines, and are marked so much oftener."""


class Letter(NamedTuple):
    """A letter of a block as printed: its line, and its word there."""

    text: str
    line: int
    word: int


class Placed(NamedTuple):
    """A line with its page."""

    page: Page
    line: Line


class Truth(NamedTuple):
    """What a mark is on: the file, and the offsets of the letters, and what it goes over."""

    name: str
    file: str
    offsets: tuple[int, ...]
    area: str
    lines: int
    is_broken: bool


class Source(NamedTuple):
    """The letters of a paragraph, markup left out, and their offsets in the file."""

    letters: str
    offsets: tuple[int, ...]


def paragraph_at(text: str, source: str) -> Source:
    """Return the letters of a manuscript file from the place where a block begins to the next empty line."""
    _, line, column = source.rsplit(":", 2)
    first = offset_of(text, int(line), int(column))
    end = text.find("\n\n", first)
    bare = MARKUP.sub(lambda found: " " * len(found[0]), text)
    stretch = range(first, len(bare) if end < 0 else end)
    offsets = tuple(offset for offset in stretch if bare[offset].isalnum())
    return Source("".join(bare[offset].casefold()[0] for offset in offsets), offsets)


def offset_of(text: str, line: int, column: int) -> int:
    """Return the offset of a place."""
    return sum(len(each) + 1 for each in text.split("\n")[: line - 1]) + column - 1


def blocks_of(layout: LayoutMap) -> list[list[Placed]]:
    """Return the lines of each block that was made from the manuscript, each line once."""
    found: dict[str, list[Placed]] = defaultdict(list)
    for page in layout.pages:
        for line in page.lines:
            known = {(each.line.start, each.line.end) for each in found[line.block]}
            if ".md:" in line.source and not line.turned and (line.start, line.end) not in known:
                found[line.block].append(Placed(page, line))
    return [lines for lines in found.values() if lines]


def letters_of(lines: Sequence[Placed]) -> Iterator[Letter]:
    """Yield the letters of a block with their words, the marker of a note left out."""
    for number, (_, line) in enumerate(lines):
        ends = [word.start for word in line.words[1:]] + [len(line.text)]
        for index, (word, end) in enumerate(zip(line.words, ends, strict=True)):
            text = line.text[max(word.start, line.generated) : end]
            yield from (Letter(each.casefold()[0], number, index) for each in text if each.isalnum())


def sought(letters: str, start: int, end: int, source: Source) -> tuple[int, ...] | None:
    """Return the offsets of letters in the file; None where they cannot be told from others."""
    for left, right in ((1, 1), (1, 0), (0, 1)):
        for context in range(20, MOST_CONTEXT, 20):
            first, last = max(start - left * context, 0), min(end + right * context, len(letters))
            places = [each.start() for each in re.finditer(f"(?={letters[first:last]})", source.letters)]
            if len(places) == 1:
                begin = places[0] + start - first
                return source.offsets[begin : begin + end - start]
            if not places:
                break
    return None


def planted(
    layout: LayoutMap, pdf: bytes, sources: Mapping[str, str], count: int, seed: int
) -> tuple[bytes, tuple[Truth, ...]]:
    """Mark random words, one to four, also over the ends of lines; boxes as loose as readers draw them."""
    dice = random.Random(seed)
    blocks = blocks_of(layout)
    weights = [OFTENER * len(lines) if _area(lines[0].line) == "head" else len(lines) for lines in blocks]
    truths: list[Truth] = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        while len(truths) < count:
            lines = dice.choices(blocks, weights)[0]
            letters = list(letters_of(lines))
            words = list(dict.fromkeys((each.line, each.word) for each in letters))
            if not words:
                continue
            first = dice.randrange(len(words))
            chosen = _whole(words, first, first + dice.choice((1, 1, 1, 2, 3, 4)), lines)
            own = [number for number, each in enumerate(letters) if (each.line, each.word) in chosen]
            source = lines[0].line.source
            file = source.rsplit(":", 2)[0]
            text = "".join(each.text for each in letters)
            offsets = sought(text, own[0], own[-1] + 1, paragraph_at(sources[file], source))
            pages = {lines[number].page.sheet for number, _ in chosen}
            if offsets is None or len(pages) > 1:
                continue
            name = f"random-{len(truths)}"
            _mark(opened, lines, chosen, name, dice)
            reached = {number for number, _ in chosen}
            is_broken = any(lines[number].line.hyphen != "none" for number in reached - {chosen[-1][0]})
            truths.append(Truth(name, file, offsets, _area(lines[0].line), len(reached), is_broken))
        made = BytesIO()
        opened.save(made)
    return made.getvalue(), tuple(truths)


def _whole(
    words: Sequence[tuple[int, int]], first: int, end: int, lines: Sequence[Placed]
) -> Sequence[tuple[int, int]]:
    """Return words between two places, with the other parts of those that are broken."""

    def is_broken(number: int) -> bool:
        ends_line = number + 1 < len(words) and words[number + 1][0] > words[number][0]
        return ends_line and lines[words[number][0]].line.hyphen != "none"

    first -= first > 0 and is_broken(first - 1)
    return words[first : end + is_broken(min(end, len(words)) - 1)]


def _area(line: Line) -> str:
    return "head" if line.kind in ("heading", "opening") else line.area


def _mark(
    pdf: Any, lines: Sequence[Placed], chosen: Sequence[tuple[int, int]], name: str, dice: random.Random
) -> None:
    page = pdf.pages[lines[chosen[0][0]].page.sheet - 1]
    left, _, _, top = (float(each) for each in page.trimbox)
    points: list[float] = []
    for number in sorted({line for line, _ in chosen}):
        line = lines[number].line
        words = [line.words[word] for own, word in chosen if own == number]
        one = left + words[0].x - dice.uniform(-0.3, 1)
        other = left + words[-1].x + words[-1].width + dice.uniform(-0.3, 1)
        high = top - line.baseline + line.size * dice.uniform(0.6, 0.9)
        low = top - line.baseline - line.size * dice.uniform(0.1, 0.35)
        quad = [(one, high), (other, high), (one, low), (other, low)]
        dice.shuffle(quad)
        points += [number for point in quad for number in point]
    corners = [min(points[::2]), min(points[1::2]), max(points[::2]), max(points[1::2])]
    mark = Dictionary(
        Type=Name.Annot,
        Subtype=Name(f"/{dice.choice(KINDS)}"),
        Rect=Array(corners),
        QuadPoints=Array(points),
        Contents=String(name),
    )
    if "/Annots" not in page.obj:
        page.obj.Annots = Array()
    page.obj.Annots.append(pdf.make_indirect(mark))


def offsets_at(text: str, place: Mapping[str, Any]) -> tuple[int, ...]:
    """Return the offsets of the letters at a place in a file."""
    first = offset_of(text, place["line"], place["column"])
    end = offset_of(text, place["end_line"], place["end_column"])
    bare = MARKUP.sub(lambda found: " " * len(found[0]), text)
    return tuple(offset for offset in range(first, end) if bare[offset].isalnum())
