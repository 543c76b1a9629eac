"""A tagged PDF in; its structure elements with their text, as PDFium reads the text, out."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element: its type, its dictionary, and its text and elements in the order of reading.

    `pdf` stays open as long as the dictionary is wanted.
    """

    role: str
    entry: Any
    kids: "tuple[Element | str, ...]"
    pdf: Any

    def walk(self) -> "Iterator[Element]":
        """Yield this element and all inside it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def all(self, *roles: str) -> "list[Element]":
        """Return the elements of these types, in order."""
        return [element for element in self.walk() if element.role in roles]

    def text(self, without: str = "") -> str:
        """Return the text, but for that of a type; PDFium adds a space to the last of a line."""
        kids = (kid if isinstance(kid, str) else kid.text(without) for kid in self.kids)
        return "" if self.role == without else "".join(kids)


def structure(data: bytes) -> Element:
    """Return the root element of a PDF."""
    pdf, texts = pikepdf.open(BytesIO(data)), list(_texts(data))
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    (root,) = pdf.Root.StructTreeRoot.K
    return _element(root, texts, pages, pdf)


def _element(entry: Any, texts: list[dict[int, str]], pages: dict[Any, int], pdf: Any) -> Element:
    own = pages.get(entry.Pg.objgen) if "/Pg" in entry else None
    kids: list[Element | str] = []
    for kid in entry.get("/K", ()):
        if isinstance(kid, int):
            assert own is not None
            kids.append(texts[own].get(kid, ""))
        elif "/MCID" in kid:
            kids.append(texts[pages[kid.Pg.objgen]].get(int(kid.MCID), ""))
        elif "/S" in kid:
            kids.append(_element(kid, texts, pages, pdf))
    return Element(str(entry.S)[1:], entry, tuple(kids), pdf)


def _texts(data: bytes) -> Iterator[dict[int, str]]:
    """Yield for each page the text of its marks."""
    for page in pypdfium2.PdfDocument(data):
        found: dict[int, str] = {}
        words = page.get_textpage()
        for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,)):
            number = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
            length = pdfium.FPDFTextObj_GetText(item.raw, words.raw, None, 0)
            buffer = (ctypes.c_ushort * length)()
            pdfium.FPDFTextObj_GetText(item.raw, words.raw, buffer, length)
            found[number] = found.get(number, "") + bytes(buffer).decode("utf-16-le").rstrip("\0")
        yield found
