"""Figures and tables in the HTML of docs/html.md, for tests of where they come to stand."""

import random
from dataclasses import dataclass

from tiny import lay, note, p, text

from stonehand.press.pdf.set import SetSection

GREY = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'%3E"
    "%3Crect width='{width}' height='{height}' fill='gray'/%3E%3C/svg%3E"
)
STYLE = """
figure { margin: 12pt 0; break-inside: avoid; text-align: center }
figure img { display: block; margin: 0 auto }
"""
TURNED = ' data-turned="turned"'
PLACES = ("here", "here", "head", "foot", "page", "plate")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a display stands: page from 0, top and bottom in points, whether lines of text stand above."""

    page: int
    top: float
    bottom: float
    is_below_text: bool


def figure(
    anchor: str, height: int, place: str = "here", width: int = 150, more: str = "", caption: str = ""
) -> str:
    """Return a figure of a grey square, its sizes in pixels, and its caption; from line 5 of copy.md."""
    return (
        f'<figure id="{anchor}" class="figure" data-place="{place}" data-source="copy.md:5:1"{more}>'
        f'<img src="{GREY.format(width=width, height=height)}" alt=""/><figcaption>'
        f'<p id="{anchor}-caption" data-source="copy.md:5:3" data-runs="0:5:3">Caption of {anchor}{caption}'
        "</p></figcaption></figure>"
    )


def table(columns: int, rows: int = 1, more: str = "", place: str = "here") -> str:
    """Return a table of cells of one long word each, from line 5 of copy.md."""
    cell = '<td id="t-{}-{}" data-source="copy.md:5:1" data-runs="0:5:1">frontispiece</td>'
    cells = ("".join(cell.format(row, n) for n in range(columns)) for row in range(rows))
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return (
        f'<div id="t" class="table" data-place="{place}" data-source="copy.md:5:1"{more}>'
        f"<table>{body}</table></div>"
    )


def paragraphs(letter: str, count: int, words: int = 70) -> list[str]:
    """Return so many paragraphs."""
    return [p(f"{letter}{number}", text(words)) for number in range(count)]


def set_blocks(*blocks: str) -> SetSection:
    """Set blocks with figures among them."""
    return lay(*blocks, style=STYLE)


def standing(result: SetSection) -> dict[str, Standing]:
    """Return where each figure and table stands."""
    found = {}
    for number, page in enumerate(result.map.pages):
        text_lines = [line for line in page.lines if not line.display and not line.at_foot]
        for box in (box for box in page.boxes if box.anchor):
            above = any(line.y < box.y for line in text_lines)
            found[box.anchor] = Standing(number, box.y, box.y + box.height, above)
    return found


def words_of(result: SetSection) -> list[str]:
    """Return the words of the text without its displays and notes."""
    lines = [line for page in result.map.pages for line in page.lines if not line.display and not line.note]
    joined = "".join(line.text.rstrip()[:-1] if line.hyphen == "auto" else line.text + " " for line in lines)
    return [word for word in joined.split() if word != "1"]


def random_blocks(seed: int) -> tuple[list[str], dict[str, str]]:
    """Return a document of paragraphs with notes, heads and figures, and the place asked for each figure."""
    dice = random.Random(seed)
    blocks: list[str] = []
    places: dict[str, str] = {}
    for number in range(dice.randint(4, 14)):
        kind = dice.random()
        if kind < 0.35:
            anchor = f"f{number}"
            places[anchor] = dice.choice(PLACES)
            blocks.append(figure(anchor, dice.choice((40, 90, 150, 250, 330)), places[anchor]))
        elif kind < 0.45:
            blocks.append(f'<h2 id="h{number}" data-source="copy.md:1:1" data-runs="0:1:1">Head</h2>')
        else:
            blocks.append(p(f"a{number}", _text(dice, number)))
    return blocks, places


def _text(dice: random.Random, number: int) -> str:
    words = text(dice.randint(10, 160))
    if dice.random() < 0.5:
        called = note(f"n{number}", text(dice.choice((5, 30, 120, 400))))
        return f"{words}{called} {text(dice.randint(5, 80))}"
    return words
