"""A PDF of sheets with a word and a folio each, as the press writes them, and the map of its pages."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf

from stonehand.model.layout import Line, Page, Word

WIDTH, HEIGHT = 100, 200
LAID_OVER = b"\nQ\n/Artifact <</Type /Pagination>> BDC q /Furniture Do Q EMC\n"
FOLIO = 20.0
"""The baseline of folios; that of the text is 100, from the top or from the foot of the sheet."""


def shown(word: str, x: float, y: float, before: str = "0 g") -> bytes:
    """Return the operators that show a word, its letters in hexadecimal."""
    return f"q {before} BT /F 10 Tf {x} {y} Td <{word.encode().hex()}> Tj ET Q".encode()


def furnished(*sheets: tuple[bytes, bytes]) -> bytes:
    """Return a file of sheets: what each draws, and what the form draws that is laid over it."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    tail = pdf.make_stream(LAID_OVER)
    for text, over in sheets:
        pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page = pdf.pages[-1].obj
        page.TrimBox = page.MediaBox
        page.Contents = pikepdf.Array([pdf.make_stream(b"q\n"), pdf.make_stream(text), tail])
        forms = pikepdf.Dictionary(Furniture=_form(pdf, over, font))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font), XObject=forms)
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _form(pdf: Any, operators: bytes, font: Any) -> Any:
    return pdf.make_stream(
        operators,
        Subtype=pikepdf.Name.Form,
        BBox=pikepdf.Array([0, 0, WIDTH, HEIGHT]),
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
    )


def sheet(word: str, folio: str, before: bytes = b"") -> tuple[bytes, bytes]:
    """Return what a sheet draws (something before its word, if wanted), and its folio."""
    return before + shown(word, 20, HEIGHT - 100), shown(folio, 50, HEIGHT - FOLIO)


def page(word: str, folio: str) -> Page:
    """Return the page of the map of such a sheet."""
    line = Line("body", 20, 90, 20, 14, 100, word, "b", 0, len(word), "", words=(Word(20, 15, 0),))
    number = replace(line, area="folio", x=50, y=10, baseline=FOLIO, text=folio, words=(Word(50, 11, 0),))
    edges = {"trim": (0, 0, WIDTH, HEIGHT), "type_area": (20, 80, 60, 90)}
    return Page(1, folio, "recto", "one", False, WIDTH, HEIGHT, **edges, lines=(line, number))
