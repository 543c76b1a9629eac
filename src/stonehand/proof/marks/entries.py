"""Dictionaries of annotations as pikepdf has them, of a PDF or an FDF, in; annotations out.

Marked files come from anywhere: an entry that is missing or of another type is left out, and where an
annotation has no place at all, that is said.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf

from stonehand.proof.marks.annotation import (
    KINDS,
    Annotation,
    Annotations,
    Box,
    Unread,
    UnreadableMarks,
    boxes_of,
)
from stonehand.proof.marks.dates import iso_date

Entry: TypeAlias = Any
"""A dictionary of pikepdf."""

NO_MARKS = frozenset(("Link", "Popup", "Widget", "PrinterMark", "TrapNet", "Watermark", "Screen", "Movie"))
"""Annotations that no reader makes with a pen."""

REPLY = "stonehand-reply-"
"""How the names of annotations begin that answer marks."""

Found = tuple[int, Entry]
"""A sheet and an annotation on it."""


def marks_among(entries: Iterable[Found]) -> tuple[list[Found], list[Unread]]:
    """Return the marks among annotations, and those that are not understood; our own replies are neither."""
    marks: list[Found] = []
    unread: list[Unread] = []
    for sheet, entry in entries:
        name = _type(entry)
        if name in NO_MARKS or is_reply(entry):
            continue
        why = _fault(entry, name)
        if why:
            unread.append(Unread(sheet, why))
        else:
            marks.append((sheet, entry))
    return marks, unread


def is_reply(entry: Entry) -> bool:
    """Tell whether an annotation is one that a reply PDF has added."""
    return text_of(entry, "/NM").startswith(REPLY)


def _type(entry: Entry) -> str:
    name = _get(entry, "/Subtype")
    return str(name).lstrip("/") if isinstance(name, pikepdf.Object | str) else ""


def _fault(entry: Entry, name: str) -> str:
    """Return why an annotation cannot be understood, or an empty text."""
    if name not in KINDS:
        return f"its type is “{name}”" if name else "it has no type"
    return "" if boxes_at(entry) else "it has no place"


def _annotation(sheet: int, entry: Entry, answered: Callable[[Entry], int | None]) -> Annotation:
    return Annotation(
        KINDS[_type(entry)],
        sheet,
        boxes_at(entry),
        text_of(entry, "/Contents"),
        text_of(entry, "/T"),
        iso_date(text_of(entry, "/M") or text_of(entry, "/CreationDate")),
        answered(entry),
        str(_get(entry, "/RT")) == "/Group",
        text_of(entry, "/State"),
    )


class _Numbers:
    """Find the number of the annotation that another one refers to: by its object, or by its name."""

    def __init__(self, entries: list[Entry]) -> None:
        self._objects = {entry.objgen: number for number, entry in enumerate(entries) if entry.is_indirect}
        self._names = {
            name: number for number, entry in enumerate(entries) if (name := text_of(entry, "/NM"))
        }

    def answered(self, entry: Entry) -> int | None:
        other = _get(entry, "/IRT")
        if isinstance(other, pikepdf.Dictionary):
            found = self._objects.get(other.objgen) if other.is_indirect else None
            return self._names.get(text_of(other, "/NM")) if found is None else found
        return self._names.get(str(other)) if isinstance(other, pikepdf.String) else None


def _get(entry: Entry, name: str) -> Entry:
    return entry.get(name) if isinstance(entry, pikepdf.Dictionary | pikepdf.Stream) else None


def text_of(entry: Entry, name: str) -> str:
    """Return a text of a dictionary; an empty one if it is missing or something else."""
    found = _get(entry, name)
    if not isinstance(found, pikepdf.String):
        return ""
    try:
        text = str(found)
    except UnicodeDecodeError:
        text = bytes(found).decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def boxes_at(entry: Entry) -> tuple[Box, ...]:
    """Return where an annotation lies; nothing if it does not say."""
    # A line that leads to words is one of a callout alone (ISO 32000-2, table 177).
    is_callout = _get(entry, "/IT") == pikepdf.Name.FreeTextCallout
    callout = _numbers(_get(entry, "/CL")) if is_callout else ()
    return boxes_of(_numbers(_get(entry, "/QuadPoints")), callout, _numbers(_get(entry, "/Rect")))


def _numbers(array: Entry) -> tuple[float, ...]:
    if not isinstance(array, pikepdf.Array):
        return ()
    found = array.as_list()
    return tuple(map(float, found)) if all(isinstance(each, int | float | Decimal) for each in found) else ()


def on_sheets(pdf: pikepdf.Pdf) -> Iterator[Found]:
    """Yield the annotations of a PDF, with the number of the sheet of each."""
    for sheet, page in enumerate(pdf.pages, 1):
        array = page.obj.get("/Annots")
        if isinstance(array, pikepdf.Array):
            yield from ((sheet, entry) for entry in array.as_list())


@contextmanager
def opened_pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    """Open a PDF from anywhere. Raises UnreadableMarks."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            yield pdf
    except pikepdf.PasswordError as error:
        raise UnreadableMarks("it is encrypted, and opens with a password only") from error
    except (pikepdf.PdfError, AttributeError, ValueError, TypeError) as error:
        lines = str(error).splitlines() or [type(error).__name__]
        # The library names the bytes that it reads.
        raise UnreadableMarks(f"it is broken: {lines[0].rpartition('>: ')[2]}") from error


def annotations_of(entries: Iterable[Found], pdf: str = "") -> Annotations:
    """Return what a file has."""
    marks, unread = marks_among(entries)
    numbers = _Numbers([entry for _, entry in marks])
    found = (_annotation(sheet, entry, numbers.answered) for sheet, entry in marks)
    return Annotations(tuple(found), tuple(unread), pdf)
