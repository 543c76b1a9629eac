"""Annotations as they stand in a file in; marks with their parts, replies and review states out."""

from collections.abc import Sequence
from dataclasses import dataclass

from stonehand.proof.marks.annotation import Annotation

DECIDED = ("Accepted", "Rejected", "Cancelled", "Completed")
"""Review states (ISO 32000-2, table 174) that say something."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What someone said of a mark: words, or a review state."""

    author: str
    date: str
    words: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """A mark, the other parts of its group, and what was said of it. `number` is that of the annotation."""

    number: int
    mark: Annotation
    parts: tuple[Annotation, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def all_parts(self) -> tuple[Annotation, ...]:
        """Return the mark and the others of its group."""
        return (self.mark, *self.parts)


def threads(found: Sequence[Annotation]) -> tuple[Thread, ...]:
    """Return the marks, in the order of the file. A reply to nothing that is there is a mark of its own."""
    tops = [_top(found, number) for number in range(len(found))]
    parts: dict[int, list[Annotation]] = {}
    remarks: dict[int, list[Remark]] = {}
    for number, (each, top) in enumerate(zip(found, tops, strict=True)):
        if top == number:
            continue
        if each.is_grouped:
            parts.setdefault(top, []).append(each)
        elif _says(each):
            remarks.setdefault(top, []).append(_remark(each))
    return tuple(
        Thread(number, each, tuple(parts.get(number, ())), tuple(remarks.get(number, ())))
        for number, each in enumerate(found)
        if tops[number] == number
    )


def _top(found: Sequence[Annotation], number: int) -> int:
    """Return the number of the annotation that a chain of replies begins with; one in a circle is its own."""
    seen, last = {number}, number
    while (answers := found[last].answers) is not None:
        if answers in seen:
            return number
        seen.add(answers)
        last = answers
    return last


def _says(reply: Annotation) -> bool:
    return bool(reply.contents.strip()) or reply.state in DECIDED


def _remark(reply: Annotation) -> Remark:
    state = reply.state if reply.state in DECIDED else ""
    return Remark(reply.author, reply.date, reply.contents.strip(), state)
