"""A marked PDF and the marks as they were answered in, the same PDF with a reply to each mark out."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from stonehand.proof.marks.entries import REPLY, Entry, boxes_at, is_reply, marks_among, on_sheets, opened_pdf
from stonehand.proof.marks.mark import Mark, Status

STATES: dict[Status, str] = {"done": "Completed", "refused": "Rejected"}
"""Review states (ISO 32000-2, table 174)."""

SIZE = 9.0
"""Points across of the sign."""

MARGIN = 4.0
"""Points between the right edge of the trimmed page and the signs."""

Corner = tuple[int, int, int]
"""Sheet, row and column of a sign."""

_CIRCLE = (
    b"%s rg 4.5 0 m 7 0 9 2 9 4.5 c 9 7 7 9 4.5 9 c 2 9 0 7 0 4.5 c 0 2 2 0 4.5 0 c f 1 G 1.2 w 1 J %s S"
)
_SIGNS: dict[Status, bytes] = {
    "done": _CIRCLE % (b"0.1 0.5 0.2", b"2.4 4.6 m 4 3 l 6.8 6.2 l"),
    "refused": _CIRCLE % (b"0.75 0.1 0.1", b"2.8 2.8 m 6.2 6.2 l 2.8 6.2 m 6.2 2.8 l"),
    "open": _CIRCLE % (b"0.85 0.55 0", b"2.5 4.5 m 6.5 4.5 l"),
}
_SEEN, _HIDDEN = 28, 30
"""Flags: printed, of one size, upright; a state is hidden, as the readers that show states have it."""


def replied(data: bytes, marks: Sequence[Mark], author: str) -> bytes:
    """Return the PDF with a reply to each mark: its status, as words, as a sign and as a review state."""
    with opened_pdf(data) as pdf:
        for page in pdf.pages:
            _drop_replies(page.obj)
        found, _ = marks_among(on_sheets(pdf))
        signs = {status: _sign(pdf, operators) for status, operators in _SIGNS.items()}
        taken: set[Corner] = set()
        for mark in marks:
            sheet, entry = found[mark.annotation]
            place = _place(pdf.pages[sheet - 1], sheet, entry, taken)
            _reply(pdf, pdf.pages[sheet - 1].obj, entry, mark, author, place, signs[mark.status])
        made = BytesIO()
        pdf.save(made, deterministic_id=True)
    return made.getvalue()


def _drop_replies(page: Any) -> None:
    array = page.get("/Annots")
    if isinstance(array, Array):
        page.Annots = Array([entry for entry in array.as_list() if not is_reply(entry)])


def _sign(pdf: Any, operators: bytes) -> Any:
    form = pikepdf.Stream(pdf, operators)
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([0, 0, SIZE, SIZE])
    return pdf.make_indirect(form)


def _place(page: Any, sheet: int, entry: Entry, taken: set[Corner]) -> Any:
    """Return the place of a sign: in the margin at the head of its mark, beside those that stand there."""
    edge = max(float(each) for each in list(page.trimbox)[::2])
    top = boxes_at(entry)[0][3]
    row, column = round((top - SIZE) / SIZE), 0
    while (sheet, row, column) in taken:
        column += 1
    taken.add((sheet, row, column))
    left, low = edge - MARGIN - SIZE - column * (SIZE + 1), row * SIZE
    return Array([left, low, left + SIZE, low + SIZE])


def _reply(pdf: Any, page: Any, entry: Entry, mark: Mark, author: str, place: Any, sign: Any) -> None:
    """Add the reply, and the state if there is one. A mark that is no object of its own is made one."""
    parent = entry if entry.is_indirect else _as_object(pdf, page, entry)
    name = f"{REPLY}{mark.number}"
    words = String(_words(mark))
    reply = _answer(parent, name, author, place, words, _SEEN)
    reply.AP = Dictionary(N=sign)
    page.Annots.append(pdf.make_indirect(reply))
    if state := STATES.get(mark.status):
        words = String(f"{state} set by {author}")
        told = _answer(parent, f"{name}-state", author, place, words, _HIDDEN)
        told.State, told.StateModel = String(state), String("Review")
        page.Annots.append(pdf.make_indirect(told))


def _as_object(pdf: Any, page: Any, entry: Entry) -> Any:
    found = pdf.make_indirect(entry)
    page.Annots = Array([found if other == entry else other for other in page.Annots.as_list()])
    return found


def _answer(parent: Any, name: str, author: str, rectangle: Any, words: Any, flags: int) -> Any:
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Text,
        Rect=rectangle,
        Contents=words,
        T=String(author),
        NM=String(name),
        IRT=parent,
        RT=Name.R,
        Name=Name.Comment,
        F=flags,
    )


def _words(mark: Mark) -> str:
    answer = mark.answer or (mark.why if mark.status == "open" and mark.asked.act != "query" else "")
    return f"{mark.number}. {mark.status.capitalize()}" + (f": {answer}" if answer else ".")
