"""Finished PDFs in, pictures of pages out; and the pages that print otherwise though their maps agree."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from io import BytesIO

import pypdfium2

from stonehand.model.layout import LayoutMap
from stonehand.proof.compare.change import Change, Segment
from stonehand.proof.compare.pages import alike
from stonehand.proof.compare.setting import Spot

THUMB = 0.25
"""Pixels per point of the pages of the filmstrip."""

LOOK = 0.5
"""Pixels per point at which pages whose maps agree are compared."""

APART = 40
"""Tones of 255 by which a pixel of another colour, rule or image differs."""

SCALES = ((60, 1.7), (160, 1.3), (400, 0.9))
"""At most so many pages, each so many pixels per point: a report stays small enough to be sent."""


def looks(
    old: LayoutMap, new: LayoutMap, old_pdf: pypdfium2.PdfDocument, new_pdf: pypdfium2.PdfDocument
) -> Iterator[Change]:
    """Yield the pages that print otherwise though they have the same lines at the same places."""
    olds, same = {page.sheet: page for page in old.pages}, alike(old, new)
    for page in new.pages:
        was = olds.get(same.get(page.sheet, 0))
        if was is None or was.type_area != page.type_area:
            continue
        if _differ(_pixels(old_pdf, was.sheet), _pixels(new_pdf, page.sheet)):
            source = next((line.source for line in page.lines if line.source), "")
            spots = [Spot(sheet, 0, 0, page.width, page.height) for sheet in (was.sheet, page.sheet)]
            yield Change(
                "look",
                page.section,
                page.section,
                "page",
                source,
                (Segment("", ""),),
                (spots[0],),
                (spots[1],),
                (was.sheet, 0.0),
                (page.sheet, 0.0),
                "colours, rules or images",
            )


def _pixels(pdf: pypdfium2.PdfDocument, sheet: int) -> bytes:
    return bytes(pdf[sheet - 1].render(scale=LOOK).buffer)


def _differ(one: bytes, other: bytes) -> bool:
    if one == other:
        return False
    return len(one) != len(other) or any(abs(a - b) > APART for a, b in zip(one, other, strict=True))


def scale_for(pages: int) -> float:
    """Return how large so many pages are shown, in pixels per point; 0: too many, thumbnails must do."""
    return next((scale for most, scale in SCALES if pages <= most), 0.0)


def page_pictures(pdf: pypdfium2.PdfDocument, sheets: Mapping[int, float]) -> dict[int, str]:
    """Return pages as data URIs, each at its scale."""
    return {sheet: _picture(pdf[sheet - 1], scale) for sheet, scale in sheets.items()}


def _picture(page: pypdfium2.PdfPage, scale: float) -> str:
    stream = BytesIO()
    page.render(scale=scale).to_pil().save(stream, "WEBP", quality=45, method=0)
    return f"data:image/webp;base64,{b64encode(stream.getvalue()).decode()}"
