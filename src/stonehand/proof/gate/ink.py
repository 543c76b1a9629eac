"""A page of a finished PDF in, its picture as a few marks out: enough to say where another picture differs.

The picture itself is not kept. Its hash tells that a page is drawn otherwise, be it by one pixel: on one
toolchain the same page is the same picture, so nothing is left to a tolerance. Bands of it, from the top and
from the left, have marks of their own, and two of them that cross tell the place.
"""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageStat

from stonehand.proof.gate.baseline import Ink

SCALE = 2
"""Pixels per point."""

BAND = 6
"""Points of the height of a band, about half a line."""

STRIP = 12
"""Points of the width of a band from the left."""

MARK = 2
"""Letters of a mark: one of 4,096. Two bands with one mark blur the place; the hash still tells."""


class Place(NamedTuple):
    """What a page has elsewhere than accepted: left, top, right, bottom, in points from its trim."""

    left: float
    top: float
    right: float
    bottom: float


def picture_of(sheet: pypdfium2.PdfPage) -> Image.Image:
    """Draw a page with all that its boxes show."""
    picture: Image.Image = sheet.render(scale=SCALE).to_pil().convert("RGB")
    return picture


def hash_of(picture: Image.Image) -> str:
    """Return the hash of a picture and its size."""
    return sha256(repr(picture.size).encode() + picture.tobytes()).hexdigest()[:16]


def ink_of(picture: Image.Image) -> Ink:
    """Return what is kept of a picture."""
    wide, tall = picture.size
    across = (picture.crop((0, top, wide, top + BAND * SCALE)) for top in range(0, tall, BAND * SCALE))
    down = (picture.crop((left, 0, left + STRIP * SCALE, tall)) for left in range(0, wide, STRIP * SCALE))
    red, green, blue = (round(255 * wide * tall - tone) for tone in ImageStat.Stat(picture).sum)
    return Ink(hash_of(picture), "".join(map(_mark, across)), "".join(map(_mark, down)), (red, green, blue))


def _mark(band: Image.Image) -> str:
    return b64encode(sha256(band.tobytes()).digest())[:MARK].decode()


APART = 0.05
"""Share by which red, green and blue may part where only greys came or went: black ink is not quite grey."""


def differing(old: Ink, new: Ink, sheet: pypdfium2.PdfPage) -> Iterator[Place]:
    """Yield where two pictures differ: each run of bands from the top, as wide as those from the left say.

    The whole page, where one has another size than the other.
    """
    wide, tall = sheet.get_size()
    across = list(runs_of(old.across, new.across, BAND, tall))
    down = list(runs_of(old.down, new.down, STRIP, wide))
    # Outside the trim there are bleed and marks.
    crop_left, _, _, crop_top = sheet.get_cropbox()
    trim_left, _, _, trim_top = sheet.get_trimbox()
    x, y = trim_left - crop_left, crop_top - trim_top
    for top, bottom in across:
        yield Place(down[0][0] - x, top - y, down[-1][1] - x, bottom - y)


def runs_of(old: str, new: str, width: int, end: float) -> Iterator[tuple[float, float]]:
    """Yield where neighbouring bands differ; from one edge to the other, if none does."""
    was, now = _marks(old), _marks(new)
    differ = [number for number, (one, other) in enumerate(zip(was, now, strict=False)) if one != other]
    if len(old) != len(new) or not differ:
        yield 0.0, end
        return
    for _, run in groupby(enumerate(differ), key=lambda pair: pair[1] - pair[0]):
        bands = [band for _, band in run]
        yield float(bands[0] * width), min(float((bands[-1] + 1) * width), end)


def _marks(text: str) -> Iterator[str]:
    return (text[start : start + MARK] for start in range(0, len(text), MARK))


def in_words(old: Ink, new: Ink) -> str:
    """Say what became of the ink of a page."""
    more = [now - was for was, now in zip(old.ink, new.ink, strict=True)]
    if max(more) - min(more) > APART * max(map(abs, more)):
        return "in another colour"
    return "as dark as accepted" if not any(more) else "darker" if sum(more) > 0 else "lighter"
