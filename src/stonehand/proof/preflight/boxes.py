"""The pages of a PDF in; where their boxes are missing, of several sizes or not in each other, out."""

from collections.abc import Iterator
from typing import Any

from stonehand.diagnostics import Code
from stonehand.proof.preflight.finding import Finding

SLACK = 0.01
"""Points by which edges may differ."""

Box = tuple[float, float, float, float]


def check_boxes(pdf: Any) -> Iterator[Finding]:
    """Yield F203 and F205 of every page."""
    sizes: set[tuple[float, float]] = set()
    for number, page in enumerate(pdf.pages, 1):
        trim = box_of(page, "/TrimBox")
        if trim is None:
            yield Finding(Code.F203, "a page has no TrimBox", number)
            continue
        sizes.add((round(trim[2] - trim[0], 1), round(trim[3] - trim[1], 1)))
        yield from _nested(page, trim, number)
        yield from _annotations(page, box_of(page, "/BleedBox") or trim, number)
    if len(sizes) > 1:
        shown = ", ".join(f"{width} x {height} pt" for width, height in sorted(sizes))
        yield Finding(Code.F203, f"pages are trimmed to several sizes: {shown}")


def box_of(page: Any, name: str) -> Box | None:
    """Return a box of a page: left, bottom, right, top; a MediaBox may stand above the page."""
    found = page.mediabox if name == "/MediaBox" else page.obj.get(name)
    if found is None:
        return None
    one, two, three, four = (float(edge) for edge in found)
    return min(one, three), min(two, four), max(one, three), max(two, four)


def _nested(page: Any, trim: Box, number: int) -> Iterator[Finding]:
    media, bleed = box_of(page, "/MediaBox"), box_of(page, "/BleedBox")
    assert media is not None
    if "/ArtBox" in page.obj:
        yield Finding(Code.F203, "a page has both TrimBox and ArtBox", number)
    if not _holds(media, bleed or trim):
        yield Finding(Code.F203, "the BleedBox reaches out of the MediaBox", number)
    if bleed and not _holds(bleed, trim):
        yield Finding(Code.F203, "the TrimBox reaches out of the BleedBox", number)
    crop = box_of(page, "/CropBox")
    if crop and not _holds(crop, bleed or trim):
        yield Finding(Code.F203, "the CropBox cuts into the bleed", number)


def _holds(outer: Box, inner: Box) -> bool:
    lower = all(out <= within + SLACK for out, within in zip(outer[:2], inner[:2], strict=True))
    upper = all(out >= within - SLACK for out, within in zip(outer[2:], inner[2:], strict=True))
    return lower and upper


def _annotations(page: Any, bleed: Box, number: int) -> Iterator[Finding]:
    """Yield annotations that touch the page or its bleed; a printer's marks may be annotations outside."""
    for annotation in page.obj.get("/Annots", ()):
        left, bottom, right, top = (float(edge) for edge in annotation.get("/Rect", (0, 0, 0, 0)))
        if left < bleed[2] and right > bleed[0] and bottom < bleed[3] and top > bleed[1]:
            kind = str(annotation.get("/Subtype", "/")).lstrip("/")
            yield Finding(Code.F205, f"an annotation ({kind}) lies on the page", number)
