"""The figures of two builds and their PDFs in, those that print otherwise out, by their anchors."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pypdfium2

from stonehand.model.layout import Box, LayoutMap, Page
from stonehand.proof.compare.change import Change, Segment
from stonehand.proof.compare.setting import Spot

SCALE = 2.0
"""Pixels per point at which figures are compared."""

APART = 64
"""Tones of 255 by which a pixel may differ: places are rounded to 0.01 pt, and edges follow them."""

RESIZED = 0.5
"""Points by which a figure may be larger or smaller."""


class Drawn(NamedTuple):
    """A figure on its page."""

    page: Page
    box: Box

    @property
    def spot(self) -> Spot:
        """Return what it covers."""
        return Spot(self.page.sheet, self.box.x, self.box.y, self.box.width, self.box.height)


def figure_changes(
    old: LayoutMap, new: LayoutMap, old_pdf: pypdfium2.PdfDocument, new_pdf: pypdfium2.PdfDocument
) -> Iterator[Change]:
    """Yield figures that came, went, changed size or print otherwise. PDFs: of the trim, for the screen."""
    before, after = _figures(old), _figures(new)
    sources = _sources(old) | _sources(new)
    for anchor in dict.fromkeys((*before, *after)):
        was, now = before.get(anchor), after.get(anchor)
        said = _said(was, now, old_pdf, new_pdf)
        if said:
            yield _change(anchor, was, now, said, sources.get(anchor, ""))


def _said(
    was: Drawn | None, now: Drawn | None, old_pdf: pypdfium2.PdfDocument, new_pdf: pypdfium2.PdfDocument
) -> str:
    if was is None or now is None:
        return "new" if was is None else "gone"
    apart = max(abs(was.box.width - now.box.width), abs(was.box.height - now.box.height))
    if apart > RESIZED:
        return f"{was.box.width:g} × {was.box.height:g} pt → {now.box.width:g} × {now.box.height:g} pt"
    return "drawn otherwise" if _differ(_pixels(old_pdf, was), _pixels(new_pdf, now)) else ""


def _differ(one: bytes, other: bytes) -> bool:
    if one == other:
        return False
    return len(one) != len(other) or any(abs(a - b) > APART for a, b in zip(one, other, strict=True))


def _pixels(pdf: pypdfium2.PdfDocument, drawn: Drawn) -> bytes:
    """Return a figure's pixels; the page is cut to it first, so that no pixel depends on where it stands."""
    page, box = pdf[drawn.page.sheet - 1], drawn.box
    height = page.get_height()
    whole = page.get_mediabox()
    page.set_cropbox(box.x, height - box.y - box.height, box.x + box.width, height - box.y)
    page.close()
    cut = pdf[drawn.page.sheet - 1]
    pixels = bytes(cut.render(scale=SCALE).buffer)
    cut.set_cropbox(*whole)
    cut.close()
    return pixels


def _figures(layout: LayoutMap) -> Mapping[str, Drawn]:
    return {
        box.anchor: Drawn(page, box) for page in layout.pages for box in page.boxes if box.kind == "figure"
    }


def _sources(layout: LayoutMap) -> dict[str, str]:
    """Return where each figure's caption stands in the copy."""
    lines = (line for page in layout.pages for line in page.lines if line.display and line.source)
    return {line.display: line.source for line in lines}


def _change(anchor: str, was: Drawn | None, now: Drawn | None, said: str, source: str) -> Change:
    there = now or was
    assert there is not None
    return Change(
        "figure",
        anchor,
        there.page.section,
        "figure",
        source,
        (Segment(anchor if was else "", anchor if now else ""),),
        (was.spot,) if was else (),
        (now.spot,) if now else (),
        (was.page.sheet, was.box.y) if was else None,
        (now.page.sheet, now.box.y) if now else None,
        said,
    )
