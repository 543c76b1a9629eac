"""The figures of two builds and their PDFs in, those that print otherwise out, by their anchors."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

import pypdfium2
from PIL import Image, ImageChops, ImageOps

from stonehand.model.layout import Box, LayoutMap, Page
from stonehand.proof.compare.change import Change, Segment
from stonehand.proof.compare.setting import Spot

SCALE = 4.0
"""Pixels per point at which figures are drawn."""

BLOCK = 8
"""Pixels of a side of the squares whose mean tones are compared: edges fall otherwise between pixels."""

APART = 48
"""Tones of 255 by which such a square may differ: an edge that falls one pixel off makes 32."""

INK = 24
"""Tones by which ink is darker than paper, at least."""

RESIZED = 1.0
"""Points by which a drawing may be larger or smaller."""

Tone = tuple[int, int]
"""The least and the greatest tone of a colour."""


class Drawn(NamedTuple):
    """A figure on its page; `drawing`: left, top, right and bottom of what is not its caption."""

    page: Page
    box: Box
    drawing: tuple[float, float, float, float]

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
    one, other = _inked(_picture(old_pdf, was)), _inked(_picture(new_pdf, now))
    if any(abs(a - b) > RESIZED * SCALE for a, b in zip(one.size, other.size, strict=True)):
        return f"{_size(one)} → {_size(other)}"
    return "drawn otherwise" if _differ(one, other) else ""


def _size(picture: Image.Image) -> str:
    width, height = (side / SCALE for side in picture.size)
    return f"{width:.0f} × {height:.0f} pt"


def _differ(one: Image.Image, other: Image.Image) -> bool:
    size = min(one.width, other.width), min(one.height, other.height)
    small, its = (each.crop((0, 0, *size)).reduce(BLOCK) for each in (one, other))
    tones = ImageChops.difference(small, its).getextrema()
    return any(most > APART for _, most in cast("tuple[Tone, ...]", tones))


def _inked(picture: Image.Image) -> Image.Image:
    """Cut a picture to its ink: the white around a drawing follows the lines of its page."""
    ink = ImageOps.invert(picture.convert("L")).point(lambda tone: 255 if tone > INK else 0)
    box = ink.getbbox()
    return picture.crop(box) if box else picture


def _picture(pdf: pypdfium2.PdfDocument, drawn: Drawn) -> Image.Image:
    """Draw a figure; the page is cut to it first, so that no pixel depends on where it stands."""
    page, (left, top, right, bottom) = pdf[drawn.page.sheet - 1], drawn.drawing
    height = page.get_height()
    whole = page.get_mediabox()
    page.set_cropbox(left, height - bottom, right, height - top)
    page.close()
    cut = pdf[drawn.page.sheet - 1]
    picture: Image.Image = cut.render(scale=SCALE).to_pil().convert("RGB")
    cut.set_cropbox(*whole)
    cut.close()
    return picture


def _figures(layout: LayoutMap) -> Mapping[str, Drawn]:
    return {
        box.anchor: Drawn(page, box, _drawing(page, box))
        for page in layout.pages
        for box in page.boxes
        if box.kind == "figure"
    }


def _drawing(page: Page, box: Box) -> tuple[float, float, float, float]:
    """Return what a figure covers without its caption, which stands above or below."""
    top, bottom = box.y, box.y + box.height
    for line in page.lines:
        if line.display == box.anchor and line.area == "caption":
            is_below = line.y > box.y + box.height / 2
            top, bottom = (top, min(bottom, line.y)) if is_below else (max(top, line.y + line.height), bottom)
    return box.x, top, box.x + box.width, bottom


def _sources(layout: LayoutMap) -> dict[str, str]:
    """Return where each figure's caption begins in the copy; a note of it stands elsewhere."""
    lines = [line for page in layout.pages for line in page.lines if line.display and line.source]
    captions = [line for line in lines if line.area == "caption"]
    return {line.display: line.source for line in (*reversed(lines), *reversed(captions))}


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
