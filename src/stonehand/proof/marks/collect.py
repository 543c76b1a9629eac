"""The annotations of a file, its paper and the copy of now in; the marks of the proofreader out, in order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from stonehand.diagnostics import Code, Leaf, Report
from stonehand.model.layout import Page
from stonehand.proof.flaws.pages import read_pages
from stonehand.proof.marks.annotation import Annotations
from stonehand.proof.marks.changes import InCopy, in_copy, of_furniture
from stonehand.proof.marks.edits import Made
from stonehand.proof.marks.mark import Asked, Mark, PageLine
from stonehand.proof.marks.meaning import asked_of, placed_part
from stonehand.proof.marks.paper import Paper, Sheet
from stonehand.proof.marks.printed import LineAt, PrintedLine, printed_lines
from stonehand.proof.marks.reach import Reach, reaches
from stonehand.proof.marks.standing import BookPassages
from stonehand.proof.marks.threads import Thread, threads
from stonehand.source import Span, span_of

_REFUSING = ("Rejected", "Cancelled")


@dataclass(frozen=True, slots=True)
class Desk:
    """What marks are read with: their paper, its lines, the copy, the first file of each section.

    `numbers` are those of the lines on their pages, by their identity.
    """

    paper: Paper
    lines: Mapping[LineAt, PrintedLine]
    passages: BookPassages
    files: Mapping[str, str]
    numbers: Mapping[int, int]

    @classmethod
    def of(cls, paper: Paper, passages: BookPassages) -> "Desk":
        """Return the desk for a proof."""
        lines = printed_lines(paper.layout)
        sources = ((line.block.section, span_of(line.block.source)) for line in lines.values())
        files = {section: span.file for section, span in reversed([*sources]) if span}
        pages = read_pages(paper.layout).pages
        numbers = {id(spot.line): spot.number for page in pages for spot in page.spots}
        return cls(paper, lines, passages, files, numbers)


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
    at = _page_line(sheet.page, reached, desk.numbers)
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


def _page_line(page: Page, reached: Sequence[Reach], numbers: Mapping[int, int]) -> PageLine:
    """Return the line of the page that a mark begins in, as the margin of a proof and flaws count it."""
    if not reached:
        return PageLine(page.sheet, page.folio)
    line = page.lines[reached[0].at[1]]
    return PageLine(page.sheet, page.folio, numbers.get(id(line)), "" if line.area == "body" else line.area)


def _in_copy(thread: Thread, asked: Asked, reached: Sequence[Reach], desk: Desk) -> InCopy:
    if not reached:
        return InCopy()
    first = reached[0]
    if not first.block.source:
        return of_furniture(first, desk.passages, desk.files.get(first.block.section, ""))
    standing = desk.passages.standing(first.block)
    if standing is None:
        place = span_of(first.block.source)
        unknown = Made(why="these words are not in the copy")
        return InCopy(place, "approximate" if place else "none", made=unknown)
    copy = in_copy(asked, first, standing)
    why = "" if asked.act == "query" or copy.status == "done" else _doubt(thread, reached)
    return copy._replace(made=Made(why=why)) if why else copy


def _doubt(thread: Thread, reached: Sequence[Reach]) -> str:
    """Return why no change should be offered, if it should not."""
    if any(remark.state in _REFUSING for remark in thread.remarks):
        return "a reviewer has rejected it"
    if any(remark.words for remark in thread.remarks):
        return "there are replies to it"
    if len(reached) > 1:
        return "it goes over several paragraphs"
    return "" if reached[0].is_exact else "it is not plain which letters are meant"


def _without_conflicts(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    """Yield the marks, without the edits of those that touch one another."""
    lines: dict[tuple[str, int], list[tuple[Span, int]]] = defaultdict(list)
    for mark in marks:
        for edit in mark.edits:
            lines[edit.span.file, edit.span.line].append((edit.span, mark.number))
    meeting: set[int] = set()
    for taken in lines.values():
        for (one, first), (other, second) in combinations(sorted(taken), 2):
            if other.column <= one.end_column:
                meeting |= {first, second}
    for mark in marks:
        yield replace(mark, edits=(), why="another mark touches it") if mark.number in meeting else mark
