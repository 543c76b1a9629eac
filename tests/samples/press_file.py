"""A PDF of two pages as a printer takes it, made without Stonehand's press: to be broken in one place."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image

TRIM = [10, 10, 110, 160]
BLEED = [1, 1, 119, 169]
MEDIA = [-10, -10, 130, 180]

PROFILE = bytes(12) + b"prtrCMYKLab " + bytes(12) + b"acsp" + bytes(88)
"""The head of an ICC profile: class, colours, connection space, signature."""

Breaking = Callable[[Any], object]


def press_file(*breakings: Breaking) -> bytes:
    """Return the file after each of some things has been done to it."""
    with pikepdf.open(BytesIO(_sound())) as pdf:
        for breaking in breakings:
            breaking(pdf)
        return saved(pdf)


@cache
def _sound() -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(120, 170))
            page = pdf.pages[-1].obj
            page.MediaBox, page.BleedBox, page.TrimBox = map(pikepdf.Array, (MEDIA, BLEED, TRIM))
            page.Contents = pdf.make_stream(b"0 0 0 1 k BT /f 10 Tf 20 20 Td (ink) Tj ET")
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(f=_font(pdf)))
        pdf.Root.OutputIntents = pikepdf.Array([_intent(pdf)])
        pdf.docinfo["/Trapped"] = pikepdf.Name("/False")
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = "D:20260101000000Z"
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as record:
            record.register_xml_namespace("http://www.npes.org/pdfx/ns/id/", "pdfxid")
            record["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
            record["pdf:Trapped"] = "False"
            record["dc:title"] = "Two pages"
            record["xmp:CreateDate"] = record["xmp:ModifyDate"] = "2026-01-01T00:00:00Z"
        return saved(pdf)


def saved(pdf: Any) -> bytes:
    """Return the bytes of a file of PDF 1.6."""
    out = BytesIO()
    pdf.save(out, force_version="1.6")
    return out.getvalue()


def _font(pdf: Any) -> Any:
    descriptor = pikepdf.Dictionary(FontName=pikepdf.Name.F, FontFile2=pdf.make_stream(b"glyphs"))
    return pdf.make_indirect(
        pikepdf.Dictionary(Subtype=pikepdf.Name.TrueType, BaseFont=pikepdf.Name.F, FontDescriptor=descriptor)
    )


def _intent(pdf: Any) -> Any:
    return pikepdf.Dictionary(
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier="a press",
        DestOutputProfile=pdf.make_stream(PROFILE, N=4),
    )


def draw(operators: bytes) -> Breaking:
    """Draw more on the second page."""

    def breaking(pdf: Any) -> None:
        page = pdf.pages[1].obj
        page.Contents = pikepdf.Array([page.Contents, pdf.make_stream(b" " + operators)])

    return breaking


def place(picture: Image.Image, matrix: str) -> Breaking:
    """Put an image on the second page: the unit square by a matrix."""
    spaces = {"CMYK": "/DeviceCMYK", "L": "/DeviceGray", "RGB": "/DeviceRGB"}

    def breaking(pdf: Any) -> None:
        made = pdf.make_stream(
            picture.tobytes(),
            Subtype=pikepdf.Name.Image,
            Width=picture.width,
            Height=picture.height,
            ColorSpace=pikepdf.Name(spaces[picture.mode]),
            BitsPerComponent=8,
        )
        pdf.pages[1].obj.Resources.XObject = pikepdf.Dictionary(i=made)
        draw(f"q {matrix} cm /i Do Q".encode())(pdf)

    return breaking
