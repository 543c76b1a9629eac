"""A cluster within an author's own sentence: two private characters fence it off from the style's own ends.

In front they stop the capital that begins a note (“see ibid.”); what stands outside them, the brackets and
the final stop of the style's layout, is cut off exactly.
"""

import re

from stonehand.model.citation import Styled, Words, text_of

OPEN, CLOSE = "\ue000", "\ue001"

_MARKS = re.compile(f"{OPEN} ?| ?{CLOSE}")


def within_fences(words: tuple[Words, ...]) -> tuple[Words, ...]:
    """Return what stands between the first fence and the last one, without them."""
    text = text_of(words)
    start = text.find(OPEN) + 1 if OPEN in text else 0
    end = text.rfind(CLOSE) if CLOSE in text else len(text)
    start += len(text[start:]) - len(text[start:].lstrip(" "))
    return _cut(words, start, len(text[:end].rstrip(" ")))


def _cut(words: tuple[Words, ...], start: int, end: int) -> tuple[Words, ...]:
    """Keep the characters from `start` to `end`; drop fences and what is empty then."""
    out: list[Words] = []
    position = 0
    for item in words:
        size = len(item) if isinstance(item, str) else len(text_of(item.content))
        first, last = max(start - position, 0), min(end - position, size)
        position += size
        if last <= first:
            continue
        if isinstance(item, str):
            out.append(_MARKS.sub("", item[first:last]))
        else:
            out.append(Styled(item.look, _cut(item.content, first, last), item.target))
    return tuple(item for item in out if item != "" and (isinstance(item, str) or item.content))
