"""A finished PDF in, the same with DRAFT on every page out."""

from io import BytesIO

import pikepdf

from stonehand.press.pdf.artifacts import draw_on_every_page, saved

_LETTERS = (
    "0 0 m 0 6 l 1.8 6 l 4.4 6 4.4 0 1.8 0 c h",
    "0 0 m 0 6 l 2 6 l 4.1 6 4.1 2.9 2 2.9 c 0 2.9 l 2 2.9 m 3.9 0 l",
    "0 0 m 2.1 6 l 4.2 0 l .8 2.2 m 3.4 2.2 l",
    "0 0 m 0 6 l 3.5 6 l 0 3.1 m 2.8 3.1 l",
    "0 6 m 4 6 l 2 6 m 2 0 l",
)
"""D, R, A, F, T as strokes in a box of 6 points' height."""
_STEP = 6.5
_GAP = 14.0


def stamp_draft(data: bytes) -> bytes:
    """Return a PDF with DRAFT, small and grey, under the upper trim of every page.

    It is drawn, not written: whoever searches or copies the text of the book does not find it there.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        left, _, right, top = (float(edge) for edge in pdf.pages[0].obj.TrimBox)
        x = (left + right - _STEP * len(_LETTERS)) / 2
        letters = "\n".join(
            f"q 1 0 0 1 {x + number * _STEP:.2f} {top - _GAP:.2f} cm {letter} S Q"
            for number, letter in enumerate(_LETTERS)
        )
        draw_on_every_page(pdf, f"0.5 G 0.6 w 1 J 1 j\n{letters}".encode())
        return saved(pdf, pdf.pdf_version)
