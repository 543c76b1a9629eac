"""The pages of a section in; their starts to be frozen, and where they are others than those frozen, out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import accumulate, zip_longest

from stonehand.model.frozen import FrozenSection, PageStart, letters_of
from stonehand.model.layout import Line, Page, SectionPage

Pages = Sequence[Page | SectionPage]

CONTEXT = 24
"""Letters before and after a start that are kept."""
SHORTEST = 8
"""Letters that are enough to find a place again."""
REACH = 3_000
"""Letters by which a place may have moved."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of the text: its page, and the letters of the section before it and to its end."""

    page: int
    line: Line
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """The running text of a section as it stands on its pages, notes, captions and tables apart."""

    lines: tuple[Placed, ...]
    letters: str
    pages: int

    def starts(self) -> tuple[int, ...]:
        """Return the letters before each page, and before the end."""
        found = dict.fromkeys(range(self.pages + 1), len(self.letters))
        for placed in reversed(self.lines):
            found[placed.page] = placed.start
        for page in range(self.pages - 1, -1, -1):
            found[page] = min(found[page], found[page + 1])
        return tuple(found.values())

    def within(self, first: int, last: int) -> int:
        """Return how many lines of text stand whole between two places."""
        lines = (placed for placed in self.lines if placed.line.kind != "initial")
        return sum(first <= placed.start and placed.end <= last for placed in lines)

    def inside(self, place: int) -> tuple[str, int]:
        """Return the block that a place parts, and its letters before it; no block where it parts none."""
        found = self.at(place)
        block = found.line.block if found else ""
        lines = [each for each in self.lines if each.line.block == block and each.line.kind == "text"]
        letters = sum(min(each.end, place) - each.start for each in lines if each.start < place)
        return (block, letters) if block and letters else ("", 0)

    def at(self, place: int) -> Placed | None:
        """Return the line that holds a place."""
        return next((placed for placed in self.lines if placed.start <= place < placed.end), None)


def text_of(pages: Pages) -> Text:
    """Return the running text of the pages of a section."""
    lines = [
        (number, line) for number, page in enumerate(pages) for line in page.lines if line.area == "body"
    ]
    letters = [letters_of(line.text) for _, line in lines]
    ends = tuple(accumulate(map(len, letters)))
    placed = (
        Placed(page, line, end - len(own), end)
        for (page, line), own, end in zip(lines, letters, ends, strict=True)
    )
    return Text(tuple(placed), "".join(letters), len(pages))


def freeze_section(pages: Pages, depths: Iterable[int] = ()) -> FrozenSection:
    """Return what is recorded of the pages of a section; `depths`: lines by which each runs long."""
    text = text_of(pages)
    places = zip_longest(text.starts()[:-1], depths, fillvalue=0)
    starts = tuple(replace(_start(text, place), long=long) for place, long in places)
    return FrozenSection(starts, frozenset(digests(pages).values()))


def _start(text: Text, place: int) -> PageStart:
    found = text.at(place)
    before, after = text.letters[max(0, place - CONTEXT) : place], text.letters[place : place + CONTEXT]
    return PageStart(place, before, after, found.line.block if found else "")


def digests(pages: Pages) -> dict[str, str]:
    """Return for each block, those of notes too, a digest of its letters."""
    letters: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if line.block and line.area in ("body", "note"):
                letters[line.block].append(letters_of(line.text))
    return {block: sha256("".join(own).encode()).hexdigest()[:8] for block, own in letters.items()}


@dataclass(frozen=True, slots=True)
class Misfit:
    """A page that does not end where it was frozen. `page`: its index; `over`: lines too many, or too few.

    `over` 0: the lines are as many, but break otherwise. `words`: what the next page must begin with, empty
    at the end. `is_lost`: they are not found any more; then `over` is counted at the end of the page `until`,
    the first that is found again, if one is. `block`, `letters`: the block that the turn of the page is to
    part, and its letters before the turn.
    """

    page: int
    over: int
    words: str
    is_lost: bool = False
    block: str = ""
    letters: int = 0
    until: int | None = None

    def is_after(self, other: "Misfit") -> bool:
        """Tell whether it is on a later page than another, or by fewer lines."""
        return (-self.page, abs(self.over)) < (-other.page, abs(other.over))


def first_misfit(frozen: FrozenSection, pages: Pages) -> Misfit | None:
    """Return the first page that does not end where it was frozen."""
    text = text_of(pages)
    found = text.starts()
    wanted = [*_places(frozen.starts, text.letters), len(text.letters)]
    for number in range(1, max(len(found), len(wanted))):
        have = found[number] if number < len(found) else len(text.letters)
        want = wanted[number] if number < len(wanted) else len(text.letters)
        is_last = number >= len(frozen.starts)
        if want is None:
            return _lost(frozen, text, found, wanted, number)
        if want != have or (is_last and len(found) != len(wanted)):
            over = _over(text, have, want)
            block, letters = text.inside(want)
            return Misfit(number - 1, over, _words_at(text, want), block=block, letters=letters)
    return None


def _over(text: Text, have: int, want: int) -> int:
    """Return the lines by which a page that ends at one place runs over another."""
    return text.within(have, want) if have < want else -text.within(want, have)


def _lost(
    frozen: FrozenSection, text: Text, found: Sequence[int], wanted: Sequence[int | None], number: int
) -> Misfit:
    """Return the misfit of a page whose end is not found: the lines over at the next end that is."""
    words = frozen.starts[number].after
    for later in range(number + 1, min(len(found), len(frozen.starts))):
        want = wanted[later]
        if want is not None:
            over = _over(text, found[later], want)
            return Misfit(number - 1, over, words, is_lost=True, until=later - 1)
    return Misfit(number - 1, 0, words, is_lost=True)


def _places(starts: Iterable[PageStart], letters: str) -> Iterator[int | None]:
    """Yield where each start is now; None where it cannot be found."""
    drift = 0
    for number, start in enumerate(starts):
        place = _find(start, letters, start.letters + drift) if number else 0
        if place is not None and number:
            drift = place - start.letters
        yield place


def _find(start: PageStart, letters: str, near: int) -> int | None:
    """Return the place of a start: by the letters after it, else by those before it."""
    for length in (CONTEXT, SHORTEST):
        for context, shift in (
            (start.after[:length], 0),
            (start.before[-length:], len(start.before[-length:])),
        ):
            places = [place + shift for place in _occurrences(context, letters, near)]
            if context and places:
                return min(places, key=lambda place: abs(place - near))
    return None


def _occurrences(context: str, letters: str, near: int) -> Iterator[int]:
    place = letters.find(context, max(0, near - REACH))
    while 0 <= place < near + REACH:
        yield place
        place = letters.find(context, place + 1)


def _words_at(text: Text, place: int) -> str:
    """Return the words that stand at a place, for a message."""
    found = text.at(place)
    if found is None:
        return ""
    count = 0
    for index, character in enumerate(found.line.text):
        if count >= place - found.start and character.isalpha():
            return " ".join(found.line.text[index:].split()[:4])
        count += character.isalpha()
    return ""
