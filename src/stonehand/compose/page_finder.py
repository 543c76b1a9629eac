"""The texts of an EPUB's sections and the pages of a pagination in, the place where each page begins out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stonehand.compose.epub_text import INVISIBLE, PlainText, Position, SectionText, solid
from stonehand.model.layout import Line, Page

COMPARED = 12
"""Letters at the beginning of a line by which its place is confirmed, or found again."""

_IN_WORD = frozenset("'’")

Place = tuple[int, Position]
"""The number of a document in reading order, and a position in it; (-1, 0) is where its section begins."""

BEGINNING: Position = (-1, 0)


@dataclass(slots=True)
class PageFinder:
    """Find where pages begin. `texts` are those of the sections by anchor, in reading order."""

    texts: Mapping[str, SectionText]
    _last: dict[str, Line] = field(default_factory=dict)
    _plain: dict[tuple[str, str], PlainText] = field(default_factory=dict)
    _order: dict[str, int] = field(default_factory=dict)

    def places(self, pages: Sequence[Page]) -> tuple[Place | None, ...]:
        """Return the place of each page; None where the EPUB has nothing of its section.

        A page without text of its own, such as a blank one, has that of the next word, or the section's end.
        """
        self._order = {anchor: number for number, anchor in enumerate(self.texts)}
        found = [
            self._begin(page, pages[number - 1] if number else None) for number, page in enumerate(pages)
        ]
        following: Place | None = None
        for number in range(len(pages) - 1, -1, -1):
            if pages[number].section in self.texts:
                following = found[number] or following or self._end_of(pages[number].section)
                found[number] = following
        return tuple(_in_order(self._with_displays(pages, found)))

    def _end_of(self, section: str) -> Place:
        return self._order[section], (len(self.texts[section].runs), 0)

    def _begin(self, page: Page, before: Page | None) -> Place | None:
        """Return the place of the first word of a page that is neither a note nor part of a display."""
        if page.section not in self.texts:
            return None
        lines = [line for line in page.lines if is_text(line)]
        places = (self._position(line, page.section) for line in lines)
        place = next((place for place in places if place is not None), None)
        self._last |= {line.block: line for line in lines}
        if before is None or before.section != page.section:
            place = BEGINNING
        return None if place is None else (self._order[page.section], place)

    def _position(self, line: Line, section: str) -> Position | None:
        """Return where a line begins: before the whole word, where the page before has its first letters."""
        plain = self._plain_of(line.block, section)
        if not plain.text.strip():
            return self.texts[section].first(line.block)
        offset = _found(line, plain.text)
        if offset is None:
            return None
        last = self._last.get(line.block)
        if last is not None and last.hyphen == "auto":
            offset = _word_start(plain.text, offset)
        if plain.text[:offset].strip():
            return plain.position(offset)
        first = self.texts[section].first(line.block)
        return first and _run_in(line, self.texts[section], first)

    def _plain_of(self, block: str, section: str) -> PlainText:
        key = section, block
        if key not in self._plain:
            self._plain[key] = self.texts[section].plain(block)
        return self._plain[key]

    def _with_displays(self, pages: Sequence[Page], places: Sequence[Place | None]) -> Iterator[Place | None]:
        """Move marks back before the figures and tables of their page that stand right before the word."""
        shown: dict[str, Position] = {}
        texts = tuple(self.texts.values())
        for page, place in zip(pages, places, strict=True):
            starts = self._display_starts(page, shown)
            while place is not None and place[1] != BEGINNING:
                display = _before(texts[place[0]], place[1])
                start = starts.pop(display, None)
                if start is None:
                    break
                place = place[0], start
            yield place

    def _display_starts(self, page: Page, shown: dict[str, Position]) -> dict[str, Position]:
        """Return where each display of a page begins or goes on; `shown` is the last of each so far."""
        starts: dict[str, Position] = {}
        if page.section not in self.texts:
            return starts
        for line in page.lines:
            if line.display and not line.at_foot:
                position = self._position(line, page.section)
                if position and position > shown.get(line.display, BEGINNING):
                    starts[line.display] = min(position, starts.get(line.display, position))
                    self._last[line.block] = line
        for line in page.lines:
            if line.display in starts:
                position = self._position(line, page.section)
                shown[line.display] = max(position or BEGINNING, shown.get(line.display, BEGINNING))
        return starts


def is_text(line: Line) -> bool:
    """Tell whether a line is running text: neither note of a page nor furniture, figure or table."""
    return line.area not in ("head", "folio") and not line.at_foot and not line.display


def _found(line: Line, plain: str) -> int | None:
    """Return the offset of a line's first letter: that of the map, or the nearest that reads like it."""
    wanted = _letters(line.text)[:COMPARED]
    letters = list(solid(plain))
    text = "".join(character for _, character in letters).casefold()
    at = sum(offset < line.start for offset, _ in letters)
    if not wanted or not letters:
        return None
    if text.startswith(wanted, at):
        return letters[at][0]
    hits = [hit for hit in range(len(text)) if text.startswith(wanted, hit)]
    if hits:
        return letters[min(hits, key=lambda hit: abs(hit - at))][0]
    # What the page draws in other letters than the text has, such as a number: the map is all there is.
    return letters[at][0] if at < len(letters) else None


def _run_in(line: Line, text: SectionText, first: Position) -> Position:
    """Return where a line begins whose first words are of the block before, such as a term."""
    index, offset = first
    letters = _letters(line.text)
    own = _letters(text.runs[index].text[offset:])[:COMPARED]
    before = letters[: max(letters.find(own), 0)]
    wanted = len(before)
    found = ""
    for number in range(index - 1, -1, -1):
        if len(found) >= wanted:
            break
        for at, character in reversed(list(solid(text.runs[number].text))):
            if len(found) < wanted:
                found, first = character.casefold() + found, (number, at)
    return first if before and found == before else (index, offset)


def _letters(text: str) -> str:
    return "".join(character for _, character in solid(text)).casefold()


def _word_start(text: str, offset: int) -> int:
    """Return where the word begins that a character stands in."""
    while offset and (text[offset - 1].isalnum() or text[offset - 1] in _IN_WORD | INVISIBLE):
        offset -= 1
    return offset


def _before(text: SectionText, position: Position) -> str:
    """Return the display whose text is the last before a position, nothing where other text is."""
    index, offset = position
    if offset and text.runs[index].text[:offset].strip():
        return ""
    runs = (run for run in reversed(text.runs[:index]) if run.text.strip())
    return next((run.display for run in runs), "")


def _in_order(places: Iterator[Place | None]) -> Iterator[Place | None]:
    """Keep the order of the pages: what would go back has no place of its own."""
    furthest: Place = (0, BEGINNING)
    for place in places:
        if place is not None:
            furthest = max(furthest, place)
        yield None if place is None else furthest
