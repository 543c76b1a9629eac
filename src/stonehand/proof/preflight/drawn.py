"""A page of a PDF in, all dictionaries and streams that it is drawn with out."""

from collections.abc import Iterator
from typing import Any

import pikepdf

APART = (
    "/Parent",
    "/Annots",
    "/B",
    "/Contents",
    "/Metadata",
    "/FontDescriptor",
    "/DescendantFonts",
    "/Encoding",
    "/ToUnicode",
    "/W",
)
"""What leads away from the drawing, or into the files of fonts."""


def drawn_on(page: Any) -> Iterator[Any]:
    """Yield the dictionary of a page and all that is reached from it, each once."""
    waiting, seen = [page], set[tuple[int, int]]()
    while waiting:
        here = waiting.pop()
        if here.objgen != (0, 0):
            if here.objgen in seen:
                continue
            seen.add(here.objgen)
        if isinstance(here, pikepdf.Array):
            waiting += [item for item in here if isinstance(item, pikepdf.Object)]
        elif isinstance(here, pikepdf.Dictionary | pikepdf.Stream):
            yield here
            waiting += [
                value
                for name, value in here.items()
                if name not in APART and isinstance(value, pikepdf.Object)
            ]


def contents_of(thing: Any) -> Any:
    """Return what is to be parsed as the content stream of a page, a form, a pattern or a letter, or None."""
    if isinstance(thing, pikepdf.Stream):
        is_content = str(thing.get("/Subtype", "")) == "/Form" or "/PaintType" in thing
        return thing if is_content else None
    return thing if "/Contents" in thing else None
