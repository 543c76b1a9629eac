"""What is drawn on finished pages besides the text, marked as artifact (ISO 32000-1, 14.8.2.2)."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf

from stonehand.model.book import Design

_FURNITURE = pikepdf.Name("/Furniture")
_MARKS = pikepdf.Name("/Marks")
_PIXEL = 0.75


def draw_on_every_page(pdf: Any, operators: bytes) -> None:
    """Draw the same thing over every page, from one content stream."""
    head, tail = _wrapping(pdf, b"/Artifact BMC q\n" + operators + b"\nQ EMC")
    for page in pdf.pages:
        _wrap(page.obj, head, tail)


def draw_around_every_page(pdf: Any, box: Sequence[float], operators: bytes) -> None:
    """Let nothing that is on the pages reach out of a box (left, bottom, right, top); draw around it."""
    left, bottom, right, top = box
    clip = f"q {left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re W n\n"
    head, tail = _wrapping(pdf, b"/Artifact BMC q\n" + operators + b"\nQ EMC", clip.encode())
    for page in pdf.pages:
        _wrap(page.obj, head, tail)


def draw_form_on_every_page(pdf: Any, form: Any) -> None:
    """Draw a form, with resources of its own, over every page."""
    head, tail = _wrapping(pdf, b"/Artifact BMC q /Marks Do Q EMC")
    for page in pdf.pages:
        _add_form(page.obj, _MARKS, form)
        _wrap(page.obj, head, tail)


def draw_on_page(pdf: Any, page: Any, operators: bytes) -> None:
    """Draw over one page."""
    head, tail = _wrapping(pdf, b"/Artifact BMC q\n" + operators + b"\nQ EMC")
    _wrap(page.obj, head, tail)


def overlay(pdf: Any, furniture: Sequence[tuple[Any, int]], sheets: Sequence[int], design: Design) -> None:
    """Lay forms of the furniture documents over the pages of the same number (sheets, from 1).

    Each document has the forms of so many sheets, one after the other. In a form lengths are CSS pixels and y
    grows downwards from the top of the first sheet of its document.
    """
    head, tail = _wrapping(pdf, b"/Artifact <</Type /Pagination>> BDC q /Furniture Do Q EMC")
    places = [(document, number) for document, count in furniture for number in range(count)]
    for sheet in sheets:
        document, number = places[sheet - 1]
        form = pdf.copy_foreign(document.pages[0].obj.Resources.XObject[f"/x{number}"])
        top, bottom = number * design.height, (number + 1) * design.height
        box = (0, _real(top / _PIXEL), _real(design.width / _PIXEL), _real(bottom / _PIXEL))
        form.BBox = pikepdf.Array(box)
        form.Matrix = pikepdf.Array([_real(_PIXEL), 0, 0, _real(-_PIXEL), 0, _real(bottom)])
        del form["/Group"]
        page = pdf.pages[sheet - 1].obj
        _share_resources(pdf, page)
        _add_form(page, _FURNITURE, form)
        _wrap(page, head, tail)


def _real(value: float) -> Decimal:
    return Decimal(f"{value:.4f}")


def _share_resources(pdf: Any, page: Any) -> None:
    """Make objects of the dictionaries in the resources of a section, for each of its pages to refer to."""
    for name, value in page.Resources.items():
        if isinstance(value, pikepdf.Dictionary) and value.objgen == (0, 0):
            page.Resources[name] = pdf.make_indirect(value)


def _add_form(page: Any, name: Any, form: Any) -> None:
    """Name a form in resources of the page's own: WeasyPrint's are shared by all pages of a section."""
    resources = pikepdf.Dictionary(dict(page.Resources.items()))
    forms = pikepdf.Dictionary(dict(resources.get("/XObject", {}).items()))
    forms[name] = form
    resources.XObject = forms
    page.Resources = resources


def _wrapping(pdf: Any, after: bytes, before: bytes = b"q\n") -> tuple[Any, Any]:
    return pdf.make_stream(before), pdf.make_stream(b"\nQ\n" + after + b"\n")


def _wrap(page: Any, head: Any, tail: Any) -> None:
    contents = page.get("/Contents", pikepdf.Array())
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    page.Contents = pikepdf.Array([head, *streams, tail])


def saved(pdf: Any, version: str = "1.7") -> bytes:
    """Return a file of a version of PDF as bytes that depend on nothing but what is in it."""
    out = BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        force_version=version,
    )
    return out.getvalue()
