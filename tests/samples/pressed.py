"""Pages that were never set: a few lines on each, for what only looks at the map."""

from stonehand.model.layout import Hyphen, Line, Page, Word
from stonehand.pipeline.furnished import Drawn, Furnishing
from stonehand.pipeline.live import Forme, Showing

NOTHING = Furnishing(Drawn(b"", 0), 1, ())


def line(text: str, y: float, place: str = "one.md:1:1", block: str = "p", start: int = 0) -> Line:
    """Return a line whose letters are each 5 points wide."""
    words = []
    at = 0
    for word in text.split(" "):
        words.append(Word(20 + 5 * at, 5 * len(word), at))
        at += len(word) + 1
    hyphen: Hyphen = "auto" if text.endswith("-") else "none"
    return Line(
        area="body",
        x=20,
        y=y,
        width=200,
        height=12,
        baseline=y + 9,
        text=text,
        block=block,
        start=start,
        end=start + len(text),
        source=f"manuscript/{place}",
        words=tuple(words),
        hyphen=hyphen,
    )


def page(sheet: int, *lines: Line) -> Page:
    """Return a page."""
    side = "recto" if sheet % 2 else "verso"
    return Page(sheet, str(sheet), side, "one", False, 240, 360, (0, 0, 240, 360), (20, 20, 220, 340), lines)


def showing(*pages: Page) -> Showing:
    """Return what shows these pages."""
    formes = tuple(Forme(each, Drawn(f"{each}".encode(), 0), NOTHING) for each in pages)
    return Showing("whole", "A Book", formes)
