"""Pages of a layout map made by hand: a letter is 5 points wide, a space 3, an em 10, the leading 12."""

from dataclasses import replace
from typing import Any

from stonehand.model.layout import Box, Fingerprint, LayoutMap, Line, Page, Word

LEFT, TOP, RIGHT, BOTTOM = 50.0, 50.0, 250.0, 290.0
LEADING, LETTER, SPACE = 12.0, 5.0, 3.0
LINES = 20
"""Lines of a full page."""

FINGERPRINT = Fingerprint("", "", "", "", "", "")


def line(text: str = "ink quoin forme chase", block: str = "a", **facts: Any) -> Line:
    """Return a justified line of the text; `page` gives it its height on the page, `at` moves it right."""
    ratio, left = facts.get("space_ratio", 1.0), LEFT + facts.pop("at", 0.0)
    words, start = [], 0
    for word in text.split():
        words.append(Word(left, LETTER * len(word), start))
        left += LETTER * len(word) + SPACE * ratio
        start += len(word) + 1
    made = Line("body", LEFT, 0, RIGHT - LEFT, LEADING, 0, text, block, 0, len(text), "copy.md:5:1")
    made = replace(made, align="justify", size=10.0, left=LEFT, right=RIGHT, words=tuple(words))
    return replace(made, **{"space_ratio": ratio, **facts})


def lines(count: int, block: str = "a", **facts: Any) -> tuple[Line, ...]:
    """Return so many lines of one block, no two of them alike at their edges."""
    names = ("ink quoin", "forme chase", "slug galley", "stick bodkin")
    return tuple(line(names[n % 4], block, at=[0, 1, 2, 3, 0][n % 5] * LETTER, **facts) for n in range(count))


def note(text: str = "a note of four", name: str = "n", **facts: Any) -> Line:
    """Return a line of a note at the foot."""
    return line(text, f"{name}-p1", area="note", note=name, at_foot=True, **facts)


def page(*content: Line, sheet: int = 7, **facts: Any) -> Page:
    """Return a page: lines from its head down, notes up from its foot; a line with a `y` stays there."""
    notes = sum(each.at_foot for each in content)
    places = {True: BOTTOM - LEADING * notes, False: TOP}
    made = []
    for each in content:
        y = each.y or places[each.at_foot]
        places[each.at_foot] = y + LEADING
        made.append(replace(each, y=y, baseline=y + 9))
    side = "recto" if sheet % 2 else "verso"
    area = (LEFT, TOP, RIGHT, BOTTOM)
    whole = Page(sheet, str(sheet - 6), side, "s", False, 300, 340, (0, 0, 300, 340), area, tuple(made))  # type: ignore[arg-type]
    return replace(whole, **{"kind": "chapter", **facts})


def figure(y: float, height: float) -> Box:
    """Return a figure at some height of the page."""
    return Box("figure", "f", LEFT, y, RIGHT - LEFT, height)


def book(*pages: Page) -> LayoutMap:
    """Return the map of these pages."""
    return LayoutMap("", FINGERPRINT, pages)
