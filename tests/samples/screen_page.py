"""A screen PDF of one page, as small as it can be, and its page of the map."""

from io import BytesIO

import pikepdf

from stonehand.model.layout import Page
from stonehand.model.metadata import Metadata
from stonehand.press.pdf.metadata import write_metadata

PAGES = (Page(1, "i", "recto", "one", False, 100, 100, (0, 0, 100, 100), (9, 9, 91, 91)),)


def screen_page(
    drawn: bytes = b"0 0 1 rg 0 0 9 9 re f", *, tagged: bool = True, colours: str = "DeviceRGB"
) -> bytes:
    """Return a PDF of a page that has a link and an image."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 100))
        page = pdf.pages[0].obj
        image = pdf.make_stream(b"\0\0\0", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        image.ColorSpace, image.Interpolate = pikepdf.Name(f"/{colours}"), True
        form = pdf.make_stream(drawn + b" /i Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/i": image}))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/f": form}))
        page.Contents = pikepdf.Array([pdf.make_stream(b"/f Do")])
        area = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])
        page.Annots = pikepdf.Array([pdf.make_indirect(area)])
        if tagged:
            pdf.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)
        write_metadata(pdf, Metadata("slug", "A Title"), "f" * 64)
        pdf.save(out)
    return out.getvalue()
