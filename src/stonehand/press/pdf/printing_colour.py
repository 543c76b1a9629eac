"""The pages of a PDF in, with all that they are drawn with; everything on them in inks out."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from stonehand.press.pdf.printing_content import CONVERTED, Converted, family_of
from stonehand.press.pdf.printing_images import image_in_inks
from stonehand.press.pdf.printing_inks import Inks
from stonehand.press.pdf.printing_shadings import shading_in_inks

BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/BBox", "/Matrix")
APART = ("/Parent", "/Font", "/Annots", "/Contents", "/Metadata", "/B", "/LastModified", *BOXES)
"""What leads away from the drawing, or has no colour. Fonts with drawings for letters are not made here."""


def separate(pdf: Any, inks: Inks, converted: Converted) -> None:
    """Convert the pages of a PDF: contents, forms, patterns, shadings, images, groups."""
    drawn = list(_reached([page.obj for page in pdf.pages]))
    pages = [page.obj for page in pdf.pages]
    seen: set[tuple[int, int]] = set()
    for page in pages:
        for stream in _streams(page):
            if stream.objgen not in seen:
                seen.add(stream.objgen)
                converted.convert(stream, page.get("/Resources", {}), inks)
    for thing in drawn:
        _convert(thing, inks, converted)
    for owner in (*pages, *drawn) if inks.profile else ():
        _forget_spaces(owner.get("/Resources", {}))


def _streams(page: Any) -> list[Any]:
    contents = page.get("/Contents", pikepdf.Array())
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def _convert(thing: Any, inks: Inks, converted: Converted) -> None:
    """Convert one thing that pages are drawn with.

    Black ink in a group that blends in RGB would come out of it in four inks.
    """
    if isinstance(thing, pikepdf.Stream):
        if str(thing.get("/Subtype", "")) == "/Image":
            image_in_inks(thing, inks)
        elif str(thing.get("/Subtype", "")) == "/Form" or "/PaintType" in thing:
            converted.convert(thing, thing.get("/Resources", {}), inks)
    if "/ShadingType" in thing and isinstance(thing, pikepdf.Dictionary):
        shading_in_inks(thing, inks)
    if str(thing.get("/S", "")) == "/Transparency" and str(thing.get("/CS", "")) == "/DeviceRGB":
        thing.CS = pikepdf.Name.DeviceCMYK


def _forget_spaces(resources: Any) -> None:
    """Take the spaces away that nothing on the page refers to by name any more."""
    named = resources.get("/ColorSpace", {})
    for name in [name for name, space in named.items() if family_of(space) in CONVERTED]:
        del named[name]


def _reached(roots: list[Any]) -> Iterator[Any]:
    """Yield dictionaries and streams below pages, each once, whether they have a number or stand inside."""
    waiting, seen = list(roots), set[tuple[int, int]]()
    while waiting:
        here = waiting.pop()
        if here.objgen != (0, 0):
            if here.objgen in seen:
                continue
            seen.add(here.objgen)
        if isinstance(here, pikepdf.Array):
            waiting += [item for item in here if isinstance(item, pikepdf.Object)]
        elif isinstance(here, pikepdf.Dictionary | pikepdf.Stream):
            entries = here.stream_dict if isinstance(here, pikepdf.Stream) else here
            waiting += [
                value
                for name, value in entries.items()
                if name not in APART and isinstance(value, pikepdf.Object)
            ]
            yield here
