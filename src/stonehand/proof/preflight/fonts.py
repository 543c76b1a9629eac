"""The fonts of a PDF in; those that a printer would have to have out."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from stonehand.diagnostics import Code
from stonehand.proof.preflight.drawn import drawn_on
from stonehand.proof.preflight.finding import Finding

FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def check_fonts(pdf: Any) -> Iterator[Finding]:
    """Yield F204 of every page."""
    for number, page in enumerate(pdf.pages, 1):
        for owner in drawn_on(page.obj):
            for font in owner.get("/Resources", {}).get("/Font", {}).values():
                if not _is_embedded(font):
                    name = str(font.get("/BaseFont", "/without a name"))[1:]
                    yield Finding(Code.F204, f"the font {name} is not embedded", number)


def _is_embedded(font: Any) -> bool:
    if font.get("/Subtype") == pikepdf.Name.Type3:
        return True
    below = font.get("/DescendantFonts", [font])
    return all(any(name in each.get("/FontDescriptor", {}) for name in FILES) for each in below)
