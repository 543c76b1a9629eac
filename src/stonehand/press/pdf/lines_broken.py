"""A laid-out document in; its text boxes with the words that a hyphen breaks noted, to be read whole, out.

A word broken over two pages stays in its parts: what stands on a page is searched page by page.
"""

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from stonehand.press.pdf.actual_text import Word
from stonehand.press.pdf.lines_read import Box, text_boxes

BLANKS = re.compile("[ \u00a0]")
SOFT_HYPHEN = "\u00ad"


def note_broken_words(document: Any) -> None:
    """Give the text boxes on both sides of each break within a page their word."""
    for page in document.pages:
        seen = Counter[str]()
        for one, other in _breaks(page._page_box):
            if not BLANKS.search(other.text) and has_hyphen(other):
                continue  # the middle of a word over three lines
            begun, ended = last_part(one.text), first_part(other.text)
            hyphen = one.style["hyphenate_character"]
            word = (begun.removesuffix(hyphen) + ended).replace(SOFT_HYPHEN, "")
            one.word_begun = other.word_ended = Word(word, _name(word, seen[word]))
            seen[word] += 1


def _name(word: str, number: int) -> str:
    """Name a word by what it is and how often it was broken on its page before, whatever stands elsewhere."""
    return f"broken-{sha256(word.encode()).hexdigest()[:16]}-{number}"


def has_hyphen(box: Box) -> bool:
    """Tell whether a text box ends with a hyphen that is not in the copy."""
    return bool(box.__dict__.get("has_own_hyphen"))


def first_part(text: str) -> str:
    """Return what stands before the first space of a text."""
    return BLANKS.split(text, maxsplit=1)[0]


def last_part(text: str) -> str:
    """Return what stands after the last space of a text."""
    return BLANKS.split(text)[-1]


def _breaks(page_box: Box) -> Iterator[tuple[Box, Box]]:
    """Yield the text boxes before and after each hyphen put in."""
    for parent in page_box.descendants():
        if not isinstance(parent, boxes.BlockContainerBox):
            continue
        for line, after in pairwise(parent.children):
            if isinstance(line, boxes.LineBox) and isinstance(after, boxes.LineBox):
                one = next(reversed(list(text_boxes(line))), None)
                other = next(text_boxes(after), None)
                if one is not None and other is not None and has_hyphen(one):
                    yield one, other
