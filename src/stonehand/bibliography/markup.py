"""Text with the mark-up of CSL-JSON in (`<i>`, `<b>`, `<sup>`, `<span ...>`), words in their looks out."""

import re

from stonehand.model.citation import Look, Styled, Words

_TAG = re.compile(r"<(/?)(i|b|sup|sub|sc|span)\b([^<>]*)>")
_LOOKS: dict[str, Look] = {
    "i": "italic",
    "b": "bold",
    "sup": "superior",
    "sub": "inferior",
    "sc": "small-caps",
}

Frame = tuple[str, "Look | None", list[Words]]


def words_of(marked: str) -> tuple[Words, ...]:
    """Return words; a tag that is not closed is taken for closed at the end."""
    stack: list[Frame] = [("", None, [])]
    position = 0
    for found in _TAG.finditer(marked):
        _add(stack, marked[position : found.start()])
        position = found.end()
        if not found[1]:
            stack.append((found[2], _look(found[2], found[3]), []))
        elif len(stack) > 1 and stack[-1][0] == found[2]:
            _close(stack)
    _add(stack, marked[position:])
    while len(stack) > 1:
        _close(stack)
    return tuple(stack[0][2])


def _look(tag: str, attributes: str) -> Look | None:
    if tag == "span":
        return (
            "small-caps" if "small-caps" in attributes else "as-written" if "nocase" in attributes else None
        )
    return _LOOKS[tag]


def _add(stack: list[Frame], text: str) -> None:
    if text:
        stack[-1][2].append(text)


def _close(stack: list[Frame]) -> None:
    _, look, content = stack.pop()
    stack[-1][2].extend((Styled(look, tuple(content)),) if look else content)
