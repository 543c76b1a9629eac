"""Sheets over whose text something is laid in; what that is, and a file of it alone, out.

A head and a folio are laid over a sheet as a form. Where the form holds text and nothing else, the sheet
reads as its text and its form do, each by itself, as long as the paper is clear where the form is seen.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf

SAVED = b"q"
"""What stands before the text of a sheet: the state is saved."""

LAID_OVER = re.compile(rb"\s*Q\s+/Artifact\s+<<[^<>]*>>\s+BDC\s+q\s+(/[A-Za-z]+)\s+Do\s+Q\s+EMC\s*")
"""What stands after it: the state is restored, and a form is drawn."""

APART = re.compile(rb"<[0-9A-Fa-f\s]*>|/[^\s()<>\[\]{}/%]+")
"""Strings in hexadecimal and names, in which letters are no operators."""

WORDS = re.compile(rb"[A-Za-z'\"*]+")

TEXT = frozenset(b"q Q cm gs re W n BT ET Tf Tm Td TD T* Tc Tw Tz TL Ts Tj TJ rg RG g G k K BMC EMC".split())
"""Operators that set text in one colour, within a box, and paint nothing else."""

BOXES = ("/MediaBox", "/CropBox", "/TrimBox", "/Rotate")
"""What a sheet is seen in."""

ANYTHING = (b"(", b"%", b"<<")
"""What may hold letters that are no operators."""


def saves_state(stream: Any) -> bool:
    """Tell whether a stream saves the state of graphics, and does nothing else."""
    return bool(stream.read_bytes().strip() == SAVED)


def form_named(stream: Any) -> str:
    """Return the name of the form that a stream lays over what was drawn before it; empty if it does not."""
    found = LAID_OVER.fullmatch(stream.read_bytes())
    return found[1].decode() if found else ""


def is_text(form: Any) -> bool:
    """Tell whether a form sets text in plain fonts, and does nothing else."""
    data, fonts = form.read_bytes(), form.get("/Resources", {}).get("/Font", {})
    is_known = not any(mark in data for mark in ANYTHING)
    is_plain = all(font.Subtype != pikepdf.Name.Type3 for _, font in fonts.items())
    return is_known and is_plain and TEXT.issuperset(WORDS.findall(APART.sub(b" ", data)))


def overs_alone(data: bytes, numbers: Sequence[int]) -> bytes:
    """Return a file of the sheets of these numbers (from 0), with nothing on them but what is laid over."""
    with pikepdf.open(BytesIO(data)) as pdf, pikepdf.new() as alone:
        for number in numbers:
            _lay_over(alone, pdf.pages[number].obj)
        out = BytesIO()
        alone.save(out)
        return out.getvalue()


def _lay_over(alone: Any, page: Any) -> None:
    """Append a page with the frame of another one, and the form that is laid over that."""
    first, *_, last = page.Contents
    name = form_named(last)
    form = alone.copy_foreign(page.Resources.XObject[name])
    alone.add_blank_page()
    sheet = alone.pages[-1].obj
    for box in (each for each in BOXES if each in page):
        sheet[box] = pikepdf.Object.parse(page[box].unparse(resolved=True))
    sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({name: form}))
    sheet.Contents = alone.make_stream(first.read_bytes() + last.read_bytes())
