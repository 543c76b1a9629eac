"""Words and a view in, the places on its pages where they are printed out."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from stonehand.model.layout import Line, Page
from stonehand.preview.view import Spot, View, part

MOST = 500
"""Places that are told of."""
SHORTEST = 2
"""Letters that are looked for."""

FOLD = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " "})


def search(view: View, words: str) -> tuple[Spot, ...]:
    """Return the places of some words, whatever their case and their quotation marks, page by page."""
    wanted = " ".join(_folded(words).split())
    if len(wanted) < SHORTEST:
        return ()
    found = (spot for number, page in enumerate(view.pages) for spot in _on_page(number, page, wanted))
    return tuple(spot for spot, _ in zip(found, range(MOST), strict=False))


def _on_page(number: int, page: Page, wanted: str) -> Iterator[Spot]:
    texts = [_joining(line) for line in page.lines]
    whole = "".join(texts)
    starts = list(accumulate(map(len, texts), initial=0))
    at = whole.find(wanted)
    while at >= 0:
        first, last = (bisect_right(starts, place) - 1 for place in (at, at + len(wanted) - 1))
        yield Spot(
            number,
            tuple(
                part(page.lines[index], max(0, at - starts[index]), at + len(wanted) - starts[index])
                for index in range(first, last + 1)
            ),
        )
        at = whole.find(wanted, at + 1)


def _joining(line: Line) -> str:
    """Return the text of a line as the next one goes on after it: a hyphen of the program joins."""
    text = _folded(line.text)
    return text[:-1] if line.hyphen == "auto" and text.endswith(("-", "\u2010")) else text + " "


def _folded(text: str) -> str:
    """Return a text in lower case, letter for letter as long."""
    lower = text.translate(FOLD).lower()
    return lower if len(lower) == len(text) else text
