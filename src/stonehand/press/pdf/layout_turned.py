"""Lines, boxes and points as laid out in, the same where they stand once turned to the left out."""

from dataclasses import replace
from typing import TypeVar

from stonehand.model.layout import AnchorPoint, Box, Line, Word

Item = TypeVar("Item", Line, Box, AnchorPoint)


def turned(item: Item, corner: tuple[float, float]) -> Item:
    """Return an item turned about a corner. A turned line is as high as it was long; it has no baseline."""
    x, y = corner
    left = round(x + item.y - y, 2)
    if isinstance(item, AnchorPoint):
        return replace(item, x=left, y=round(y - (item.x - x), 2))
    top = round(y - (item.x - x) - item.width, 2)
    if isinstance(item, Box):
        return replace(item, x=left, y=top, width=item.height, height=item.width)
    words = tuple(Word(left, item.height, word.start) for word in item.words)
    foot = round(top + item.width, 2)
    return replace(
        item,
        x=left,
        y=top,
        width=item.height,
        height=item.width,
        baseline=foot,
        words=words,
        left=left,
        right=round(left + item.height, 2),
        turned=True,
    )
