"""What a mark asks for and where its words stood in; where they stand now, and the change of them, out."""

from typing import NamedTuple

from stonehand.proof.copy.passage import CALL, OPAQUE
from stonehand.proof.marks.edits import Made, deletion, insertion, replacement
from stonehand.proof.marks.mark import Asked, Certainty, Status
from stonehand.proof.marks.reach import Reach
from stonehand.proof.marks.standing import BookPassages, Standing
from stonehand.source import Span


class InCopy(NamedTuple):
    """Where a mark is in the copy of now, how sure that is, what stands there now, and what would be done."""

    place: Span | None = None
    certainty: Certainty = "none"
    now: str = ""
    made: Made = Made()
    status: Status = "open"


def of_furniture(reach: Reach, passages: BookPassages, file: str) -> InCopy:
    """Return the title that a running head was made from; a folio has no words in the copy.

    `file` is that of the section.
    """
    head = passages.head(reach.block.text, file) if reach.block.area == "head" else None
    made = Made(why="it is on a running head or a folio")
    if head is not None:
        return InCopy(head.span(reach.start, min(reach.end, len(head.letters))), "exact", reach.words, made)
    return InCopy(Span.point(file), "approximate", made=made) if file else InCopy(made=made)


def in_copy(asked: Asked, reach: Reach, standing: Standing) -> InCopy:
    """Return where the words of a mark stand now, and the change that it asks for, if that was not made."""
    if reach.start == reach.end:
        return _of_point(asked, reach, standing)
    passage = standing.passage
    start, end = standing.typed(reach.start, reach.end)
    now, says = passage.printed[start:end], standing.says(reach.start, reach.end)
    certainty: Certainty = "exact" if reach.is_exact else "approximate"
    if says:
        return InCopy(passage.span(start, end), certainty, now, _change(asked, standing, start, end))
    if _is_made(asked, now, standing.is_within(reach.start, reach.end)):
        return InCopy(passage.span(start, end), certainty, now, status="done")
    return InCopy(passage.span(start, end), "approximate", now, Made(why=_why_not(now)))


def _of_point(asked: Asked, reach: Reach, standing: Standing) -> InCopy:
    """Return where a caret is now; what stands there now is what was put in since."""
    passage = standing.passage
    start, end = standing.typed(reach.start, reach.end)
    now = passage.printed[start:end]
    point = standing.point(reach.start)
    certainty: Certainty = "exact" if reach.is_exact and point is not None else "approximate"
    if now.strip(CALL):
        if asked.act == "insert" and _plain(now) == _plain(asked.wanted):
            return InCopy(passage.span(start, end), certainty, now, status="done")
        return InCopy(passage.span(start, end), "approximate", now, Made(why=_why_not(now)))
    at = start if point is None else point
    made = insertion(passage, at, asked.wanted) if asked.act == "insert" else Made()
    return InCopy(passage.span(at, at), certainty, "", made)


def _is_made(asked: Asked, now: str, is_within: bool) -> bool:
    """Tell whether a change was made: the new words stand there, or none between words that do."""
    if asked.act == "replace":
        return _plain(now) == _plain(asked.wanted)
    return asked.act == "delete" and not now and is_within


def _plain(text: str) -> str:
    return " ".join(text.replace(CALL, "").split())


def _why_not(now: str) -> str:
    made = OPAQUE in now or CALL in now
    return "these words were made from a key" if made else "the words have changed since"


def _change(asked: Asked, standing: Standing, start: int, end: int) -> Made:
    match asked.act:
        case "replace":
            return replacement(standing.passage, start, end, asked.wanted)
        case "delete":
            return deletion(standing.passage, start, end)
    return Made()
