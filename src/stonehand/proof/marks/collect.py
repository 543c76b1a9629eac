"""The annotations of a file, its paper and the copy of now in; the marks of the proofreader out, in order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from stonehand.diagnostics import Code, Leaf, Report
from stonehand.model.layout import Page
from stonehand.proof.copy.finding import Edit
from stonehand.proof.copy.passage import CALL, OPAQUE
from stonehand.proof.marks.annotation import ON_TEXT, Annotations
from stonehand.proof.marks.edits import Made, deletion, insertion, replacement
from stonehand.proof.marks.mark import Asked, Certainty, Mark, PageLine, Status
from stonehand.proof.marks.meaning import asked_of, placed_part
from stonehand.proof.marks.paper import Paper, Sheet
from stonehand.proof.marks.printed import LineAt, PrintedLine, printed_lines
from stonehand.proof.marks.reach import Reach, reaches
from stonehand.proof.marks.standing import BookPassages, Standing
from stonehand.proof.marks.threads import Thread, threads
from stonehand.source import Span, span_of

_REFUSING = ("Rejected", "Cancelled")


class InCopy(NamedTuple):
    """Where a mark is in the copy of now, how sure that is, what stands there now, and what would be done."""

    place: Span | None = None
    certainty: Certainty = "none"
    now: str = ""
    made: Made = Made()
    status: Status = "open"


@dataclass(frozen=True, slots=True)
class Desk:
    """What marks are read with: the paper they are on, its lines, the copy, the first file of each section."""

    paper: Paper
    lines: Mapping[LineAt, PrintedLine]
    passages: BookPassages
    files: Mapping[str, str]

    @classmethod
    def of(cls, paper: Paper, passages: BookPassages) -> "Desk":
        """Return the desk for a proof."""
        lines = printed_lines(paper.layout)
        sources = ((line.block.section, span_of(line.block.source)) for line in lines.values())
        files = {section: span.file for section, span in reversed([*sources]) if span}
        return cls(paper, lines, passages, files)


def collect(found: Annotations, desk: Desk, report: Report) -> tuple[Mark, ...]:
    """Return the marks in the order of the pages. Reports W216 and W217."""
    for unread in found.unread:
        report.add(Code.W217, f"an annotation cannot be read: {unread.why}", Leaf(unread.sheet, ""))
    marks = sorted(_marks(threads(found.found), desk, report), key=lambda each: each[0])
    numbered = (replace(mark, number=number) for number, (_, mark) in enumerate(marks, 1))
    return tuple(_without_conflicts(tuple(numbered)))


_Order = tuple[int, float, float, int]


def _marks(found: Iterable[Thread], desk: Desk, report: Report) -> Iterator[tuple[_Order, Mark]]:
    for thread in found:
        part = placed_part(thread)
        sheet = desk.paper.sheet(part.sheet)
        left, _, _, top = part.boxes[0]
        order = part.sheet, -top, left, thread.number
        if isinstance(sheet, Sheet):
            yield order, _mark(thread, sheet, desk)
        else:
            report.add(Code.W216, f"marks on a page cannot be placed: {sheet}", Leaf(part.sheet, ""))
            yield order, _told(thread, asked_of(thread, ()), PageLine(part.sheet), InCopy())


def _mark(thread: Thread, sheet: Sheet, desk: Desk) -> Mark:
    reached = reaches(placed_part(thread), sheet, desk.lines)
    asked = asked_of(thread, reached)
    at = _page_line(sheet.page, reached)
    return _told(thread, asked, at, _in_copy(thread, asked, reached, desk))


def _told(thread: Thread, asked: Asked, at: PageLine, copy: InCopy) -> Mark:
    part = placed_part(thread)
    return Mark(
        number=0,
        annotation=thread.number,
        asked=asked,
        author=thread.mark.author,
        date=thread.mark.date,
        remarks=thread.remarks,
        at=at,
        place=copy.place,
        certainty=copy.certainty,
        now=copy.now,
        edits=copy.made.edits,
        why=copy.made.why,
        status=copy.status,
        drawn=part if part.kind in ("ink", "drawing") else None,
    )


def _page_line(page: Page, reached: Sequence[Reach]) -> PageLine:
    """Return the line of the page that a mark begins in, counted among those of its kind."""
    if not reached:
        return PageLine(page.sheet, page.folio)
    number = reached[0].at[1]
    area = page.lines[number].area
    count = sum(line.area == area for line in page.lines[: number + 1])
    return PageLine(page.sheet, page.folio, count, "" if area == "body" else area)


def _in_copy(thread: Thread, asked: Asked, reached: Sequence[Reach], desk: Desk) -> InCopy:
    if not reached:
        return InCopy()
    first = reached[0]
    if not first.block.source:
        return _of_furniture(first, desk)
    standing = desk.passages.standing(first.block)
    if standing is None:
        place = span_of(first.block.source)
        return InCopy(
            place, "approximate" if place else "none", made=Made(why="these words are not in the copy")
        )
    copy = _standing(asked, first, standing)
    if asked.act == "query" or copy.status == "done":
        return copy._replace(made=Made())
    why = _doubt(thread, reached, copy)
    return copy._replace(made=Made(why=why)) if why else copy


def _of_furniture(reach: Reach, desk: Desk) -> InCopy:
    """Return the title that a running head was made from; a folio has no words in the copy."""
    file = desk.files.get(reach.block.section, "")
    head = desk.passages.head(reach.block.text, file)
    made = Made(why="it is on a running head or a folio")
    if head is None or reach.block.area != "head":
        return InCopy(Span.point(file) if file else None, "approximate" if file else "none", made=made)
    start = len(reach.block.text[: reach.start])
    return InCopy(head.span(start, min(reach.end, len(head.letters))), "exact", reach.words, made)


def _standing(asked: Asked, reach: Reach, standing: Standing) -> InCopy:
    """Return where the words stand now, and the change that is asked for, if it has not been made."""
    passage = standing.passage
    start, end = standing.typed(reach.start, reach.end)
    now = passage.printed[start:end]
    says = standing.says(reach.start, reach.end) if reach.end > reach.start else not now
    is_done = _is_done(asked, now, says)
    point = standing.point(reach.start) if reach.start == reach.end else None
    start, end = (point, point) if point is not None and not now else (start, end)
    sure = (says or is_done) and reach.is_exact and not (reach.start == reach.end and point is None)
    span = passage.span(start, end)
    if is_done:
        return InCopy(span, "exact" if reach.is_exact else "approximate", now, status="done")
    if not says:
        made_from_key = OPAQUE in now or CALL in now
        why = "these words were made from a key" if made_from_key else "the words have changed since"
        return InCopy(span, "approximate", now, Made(why=why))
    made = _change(asked, standing, start, end)
    return InCopy(span, "exact" if sure else "approximate", now, made)


def _is_done(asked: Asked, now: str, says: bool) -> bool:
    wanted = " ".join(asked.wanted.split())
    match asked.act:
        case "replace" | "insert":
            return not says and " ".join(now.split()) == wanted
        case "delete":
            return not says and not now
    return False


def _change(asked: Asked, standing: Standing, start: int, end: int) -> Made:
    match asked.act:
        case "replace":
            return replacement(standing.passage, start, end, asked.wanted)
        case "delete":
            return deletion(standing.passage, start, end)
        case "insert":
            return insertion(standing.passage, start, asked.wanted)
    return Made()


def _doubt(thread: Thread, reached: Sequence[Reach], copy: InCopy) -> str:
    """Return why no change should be offered, if it should not."""
    if any(remark.state in _REFUSING for remark in thread.remarks):
        return "a reviewer has rejected it"
    if any(remark.words for remark in thread.remarks):
        return "there are replies to it"
    if len(reached) > 1:
        return "it goes over several paragraphs"
    if not reached[0].is_exact:
        return "it is not plain which letters are meant"
    return copy.made.why


def _without_conflicts(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    """Yield the marks, without the edits of those that touch one another."""
    taken = [(edit, mark.number) for mark in marks for edit in mark.edits]
    taken.sort(key=lambda each: each[0].span)
    meeting = {
        number
        for (one, a), (other, b) in zip(taken, taken[1:], strict=False)
        if _meet(one, other)
        for number in (a, b)
    }
    for mark in marks:
        yield replace(mark, edits=(), why="another mark touches it") if mark.number in meeting else mark


def _meet(one: Edit, other: Edit) -> bool:
    a, b = one.span, other.span
    return (a.file, a.line) == (b.file, b.line) and b.column <= a.end_column
