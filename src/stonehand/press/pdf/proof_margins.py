"""The margins of a page in, the operators that draw them around the trim out.

Lengths of `Margins` grow downwards from the head of the trim; those drawn grow upwards from its foot.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stonehand.model.proof import MarginNote, Margins, MarginWords, Tone
from stonehand.press.pdf.printing_letters import Lettering

SIZE, SMALL = 6.5, 6.0
LEADING = 8.0
GAP = 3.0
"""Between two notes of the margin."""

NUMBERS = 34.0
"""Room for the numbers of lines and the bars, left of the trim."""

SOURCES = 112.0
"""Room for places in the manuscript, left of that."""

NOTES = 172.0
"""Room for queries and flaws, right of the trim."""

HEAD, FOOT = 22.0, 46.0

_BAR = 1.5
_LEADER = 10.0
_GREY = b"0.35 g"
_TONES: dict[Tone, bytes] = {
    "query": b"0.05 0.2 0.6 rg 0.05 0.2 0.6 RG",
    "flaw": b"0.7 0.1 0.1 rg 0.7 0.1 0.1 RG",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A proof's sheet around a trim of `width` and `height`."""

    width: float
    height: float
    with_sources: bool

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return its edges (left, bottom, right, top) from the lower left corner of the trim."""
        left = NUMBERS + (SOURCES if self.with_sources else 0)
        return -left, -FOOT, self.width + NOTES, self.height + HEAD


def margin_operators(margins: Margins, sheet: Sheet, lettering: Lettering) -> bytes:
    """Return the operators that draw the margins of a page."""
    drawn = (
        *_column(margins.numbers, -7.0, NUMBERS - 10, sheet, lettering),
        *_column(margins.sources, -NUMBERS - 4, SOURCES - 12, sheet, lettering),
        *(_bar(top, bottom, sheet) for top, bottom in margins.bars),
        *_notes(margins.notes, sheet, lettering),
    )
    return b"\n".join(drawn)


def words_at(x: float, y: float, words: str, size: float, lettering: Lettering, measure: float) -> bytes:
    """Return the operators that write words from a point on."""
    return b"q 1 0 0 1 %.2f %.2f cm %s Q" % (x, y, lettering.draw(words, size, measure))


def _column(
    column: Sequence[MarginWords], right: float, measure: float, sheet: Sheet, lettering: Lettering
) -> Iterator[bytes]:
    """Write words that end at an edge, the beginning cut off of those that are too long."""
    for each in column:
        words = lettering.known(each.words)
        if lettering.width(words, SMALL) > measure:
            words = _end_of(words, measure, lettering)
        x = right - lettering.width(words, SMALL)
        yield _GREY + b" " + words_at(x, sheet.height - each.baseline, words, SMALL, lettering, measure + 1)


def _end_of(words: str, measure: float, lettering: Lettering) -> str:
    shorter = (f"…{words[start:]}" for start in range(1, len(words)))
    return next((each for each in shorter if lettering.width(each, SMALL) <= measure), "…")


def _bar(top: float, bottom: float, sheet: Sheet) -> bytes:
    return b"0 g %.2f %.2f %.2f %.2f re f" % (-4.5, sheet.height - bottom, _BAR, bottom - top)


def _notes(notes: Sequence[MarginNote], sheet: Sheet, lettering: Lettering) -> Iterator[bytes]:
    measure = NOTES - _LEADER - 8
    written = [wrapped(f"{note.label}  {note.words}", measure, lettering) for note in notes]
    ideal = [(note.baseline, len(lines) * LEADING + GAP) for note, lines in zip(notes, written, strict=True)]
    places = stacked(ideal, sheet.height + FOOT - LEADING)
    for note, lines, place in zip(notes, written, places, strict=False):
        y, x = sheet.height - place, sheet.width + _LEADER
        yield _TONES[note.tone]
        yield b"0.3 w %.2f %.2f m %.2f %.2f l S" % (
            *(sheet.width + 1, sheet.height - note.baseline + 1.5),
            *(x - 2, y + 1.5),
        )
        for number, line in enumerate(lines):
            yield words_at(x, y - number * LEADING, line, SIZE, lettering, measure + 1)
    left = len(notes) - len(places)
    if left:
        rest = f"+ {left} more: see the sheets of queries and of flaws"
        yield b"0 g " + words_at(sheet.width + _LEADER, LEADING - FOOT, rest, SIZE, lettering, measure)


def wrapped(words: str, measure: float, lettering: Lettering) -> list[str]:
    """Break words into lines of a measure; a word that is longer than it is broken anywhere."""
    lines = [""]
    for word in lettering.known(words).split():
        tried = f"{lines[-1]} {word}".lstrip()
        if lettering.width(tried, SIZE) <= measure:
            lines[-1] = tried
            continue
        lines += _pieces(word, measure, lettering)
    return [line for line in lines if line]


def _pieces(word: str, measure: float, lettering: Lettering) -> list[str]:
    pieces = [""]
    for letter in word:
        if lettering.width(pieces[-1] + letter, SIZE) > measure:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def stacked(ideal: Sequence[tuple[float, float]], foot: float) -> list[float]:
    """Return where notes begin that would be (baseline, height): none over another, none below the foot.

    They stand in their order, as near to their lines as may be; what finds no room is left out.
    """
    room = foot
    kept = 0
    for _, height in ideal:
        if height > room:
            break
        room, kept = room - height, kept + 1
    below, limits = foot, list[float]()
    for _, height in reversed(ideal[:kept]):
        below -= height
        limits.append(below)
    places, above = list[float](), 0.0
    for (wish, height), limit in zip(ideal[:kept], reversed(limits), strict=True):
        places.append(min(max(wish, above), limit))
        above = places[-1] + height
    return places
