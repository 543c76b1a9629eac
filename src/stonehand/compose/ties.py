"""Inline nodes in, the same nodes out with a tie wherever a line could end between a word and its call."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stonehand.model.inline import Emphasis, NoteReference, SetInline, Strong, Text

UNBROKEN = frozenset(")]’”'\"»")
"""Characters that no line break follows where a figure or letter comes next, as Pango has it.

After a full stop or a comma it does break before a figure: UAX 14's LB25 joins them only inside a number.
"""

FIRST_IDEOGRAPH = "\u2e80"


@dataclass(frozen=True, slots=True)
class Tie:
    """The last character before calls, and the calls: one line holds them."""

    tail: SetInline
    calls: tuple[NoteReference, ...]


def tied(content: tuple[SetInline, ...]) -> "Iterator[SetInline | Tie]":
    """Yield the nodes; where a break before a call would be legal, the last character goes into a Tie."""
    position = 0
    while position < len(content):
        node = content[position]
        calls = _calls_at(content, position + 1)
        parted = _last_character(node) if calls else None
        if parted is None:
            yield node
            position += 1
            continue
        head, tail = parted
        if head is not None:
            yield head
        yield Tie(tail, calls)
        position += 1 + len(calls)


def _calls_at(content: tuple[SetInline, ...], position: int) -> tuple[NoteReference, ...]:
    calls = []
    for node in content[position:]:
        if not isinstance(node, NoteReference):
            break
        calls.append(node)
    return tuple(calls)


def _last_character(node: SetInline) -> "tuple[SetInline | None, SetInline] | None":
    """Part a node before its last character; None where no break could follow that character."""
    if isinstance(node, Text):
        if not node.text or not _breaks_after(node.text[-1]):
            return None
        return replace(node, text=node.text[:-1]), replace(node, text=node.text[-1])
    if not isinstance(node, Emphasis | Strong) or not node.content:
        return None
    parted = _last_character(node.content[-1])
    if parted is None:
        return None
    rest = (*node.content[:-1], *(() if parted[0] is None else (parted[0],)))
    return replace(node, content=rest), replace(node, content=(parted[1],))


def _breaks_after(character: str) -> bool:
    if character.isalnum():
        return character >= FIRST_IDEOGRAPH
    return not character.isspace() and character not in UNBROKEN
