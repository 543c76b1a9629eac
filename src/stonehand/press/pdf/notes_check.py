"""The map of a section and its HTML tree in, what is wrong with notes and short pages out.

The proof of the layout of notes: it looks only at the pages, not at what the hooks meant to do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from stonehand.diagnostics import Code, Diagnostic
from stonehand.model.footnotes import FootnoteSettings
from stonehand.model.layout import Line, SectionMap, SectionPage
from stonehand.press.pdf.layout_blocks import Block, classes_of
from stonehand.press.pdf.tree import Node, Places


@dataclass(frozen=True, slots=True)
class FootNote:
    """A note at the foot: its anchor and series, the pages (from 0) of call, first and last line.

    `place` is that of its first line among all lines of the section.
    """

    anchor: str
    series: str
    call_page: int | None
    first: int | None
    last: int | None
    place: int


def check_text(flawed: Iterable[Block], places: Places) -> Iterator[Diagnostic]:
    """Report each block, and each note, whose text is not on the pages whole, once and in order."""
    notes: dict[str, Block] = {}
    for block in flawed:
        if block.note:
            notes.setdefault(block.note, block)
            continue
        message = f"the text of “{block.anchor}” is not on the pages whole and once: {_excerpt(block)}"
        yield Diagnostic.of(Code.L006, message, places.anchor(block.anchor))
    for anchor, block in notes.items():
        message = f"the note “{anchor}” is not on the pages whole and once: {_excerpt(block)}"
        yield Diagnostic.of(Code.L001, message, places.anchor(anchor))


def _excerpt(block: Block) -> str:
    if block.found >= len(block.solid):
        return "something of it is printed twice or out of order"
    start = block.offsets[block.found]
    return f"“{block.text[start : start + 40]}” is missing"


def check_notes(section: SectionMap, root: Node, places: Places) -> Iterator[Diagnostic]:
    """Report notes out of order, before their call or after its page."""
    notes = tuple(_foot_notes(section, root))
    begun = [note for note in notes if note.first is not None]
    for series in sorted({note.series for note in begun}):
        found = [note.place for note in begun if note.series == series]
        if found != sorted(found):
            message = f"the notes of “{section.anchor}” are not in order"
            yield Diagnostic.of(Code.L002, message, places.anchor(section.anchor))
    printed = sorted(begun, key=lambda note: note.place)
    for before, note in zip((None, *printed), printed, strict=False):
        if note.first is None or note.call_page is None or note.first == note.call_page:
            continue
        yield _misplaced(note, before, places)


def _misplaced(note: FootNote, before: FootNote | None, places: Places) -> Diagnostic:
    assert note.first is not None
    assert note.call_page is not None
    place = places.anchor(note.anchor)
    if note.first < note.call_page:
        return Diagnostic.of(Code.L002, f"the note “{note.anchor}” begins before the page of its call", place)
    later = note.first - note.call_page
    message = f"the note “{note.anchor}” begins {later} page{'s' if later > 1 else ''} after its call"
    forced = before is not None and before.last is not None and before.last >= note.call_page
    return Diagnostic.of(Code.L003 if forced else Code.L004, message, place)


def _foot_notes(section: SectionMap, root: Node) -> Iterator[FootNote]:
    calls: dict[str, str] = {}
    for element in root.iter("a"):
        if "call" in classes_of(element) and element.get("id"):
            calls.setdefault(str(element.get("href"))[1:], element.get("id"))
    call_pages = {point.anchor: n for n, page in enumerate(section.pages) for point in page.anchors}
    printed: dict[str, list[tuple[int, int]]] = {}
    lines = ((n, line) for n, page in enumerate(section.pages) for line in page.lines)
    for place, (number, line) in enumerate(lines):
        printed.setdefault(line.note, []).append((number, place))
    for anchor, series in _foot_anchors(root).items():
        found = printed.get(anchor, [])
        (first, place), (last, _) = (min(found), max(found)) if found else ((None, 0), (None, 0))
        yield FootNote(anchor, series, call_pages.get(calls.get(anchor, "")), first, last, place)


def _foot_anchors(root: Node) -> dict[str, str]:
    """Return the notes at the foot with the class of their series."""
    notes = (element for element in root.iter("span") if "note" in classes_of(element))
    return {
        element.get("id", ""): next((name for name in classes_of(element) if name.startswith("series-")), "")
        for element in notes
    }


def check_pages(
    section: SectionMap, root: Node, places: Places, settings: FootnoteSettings
) -> Iterator[Diagnostic]:
    """Report pages that have fewer lines of text than a page must have, but for ends."""
    foot = set(_foot_anchors(root))
    for number, (page, after) in enumerate(pairwise(section.pages)):
        count = _lines_of_text(page, foot)
        is_end = page.notes_only or after.notes_only
        pictures = any(box.kind in ("figure", "table") for box in page.boxes)
        if page.lines and count < settings.text_lines and not is_end and not pictures:
            message = f"page {number + 1} of “{section.anchor}” has {count} line{'s' * (count != 1)} of text"
            yield Diagnostic.of(Code.L005, message, places.anchor(page.lines[0].block))


def _lines_of_text(page: SectionPage, foot: set[str]) -> int:
    """Count the lines above the notes; cells of one row are one line."""

    def is_text(line: Line) -> bool:
        return line.note not in foot

    return len({round(line.baseline) for line in page.lines if is_text(line)})
